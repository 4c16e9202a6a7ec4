import { describe, expect, it } from 'vitest';
import { openAll } from '../open-all.test-support.ts';
import type { Hostile } from './hostile-case.test-support.ts';
import { hostileTars } from './hostile-tars.test-support.ts';
import { hostileZips } from './hostile-zips.test-support.ts';

const MiB = 1024 * 1024;

function check(title: string, cases: readonly Hostile[]): void {
  describe(title, () => {
    it.each(cases.map((hostile) => [hostile.what, hostile] as const))(
      'is harmless: %s',
      { timeout: 30_000 },
      async (_what, hostile) => {
        const { documents, rejected, millis, grownBytes, leftBehind } = await openAll(
          'l',
          hostile.make(),
          hostile.limits,
        );
        const reported = [...rejected, ...documents.flatMap(({ error }) => error ?? [])];
        const unexpected = reported.filter(({ code }) => !hostile.codes?.some((known) => known === code));
        expect(unexpected).toEqual([]);
        if (hostile.codes !== undefined) expect(reported.length).toBeGreaterThan(0);
        if (hostile.documents !== undefined) expect(documents).toHaveLength(hostile.documents);
        if (hostile.path !== undefined) expect(documents[0]?.path).toBe(hostile.path);
        const told = reported.map(({ message, remedy }) => `${message} ${remedy ?? ''}`).join('\n');
        if (hostile.says !== undefined) expect(told).toContain(hostile.says);
        expect(millis).toBeLessThan(5000);
        expect(grownBytes).toBeLessThan(256 * MiB);
        expect(leftBehind).toEqual([]);
        expect(Object.hasOwn(Object.prototype, 'path')).toBe(false);
      },
    );
  });
}

check('a hostile zip', hostileZips);
check('a hostile tar, gzip or zstd', hostileTars);
