import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // An odd zone: whatever depends on the machine's own fails here rather than at a user's.
    env: { TZ: 'Pacific/Chatham' },
    // Vitest would leave one core idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,fixtures,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/*.slow.test.ts', 'node_modules/**'],
          // Pure code keeps no state between files: a process of its own for each costs more than its tests.
          isolate: false,
          // A machine that does much else at the time is slow, not wrong.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          // Processes, uploads, hostile archives: too long for `npm run verify`.
          name: 'slow',
          include: ['{lib,scripts}/**/*.slow.test.ts'],
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
