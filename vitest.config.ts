import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // An odd zone: whatever depends on the machine's own fails here rather than at a user's.
    env: { TZ: 'Pacific/Chatham' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,fixtures,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{lib,scripts,bench}/**/*.db.test.ts'],
          globalSetup: 'lib/server/database/test-server.setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
