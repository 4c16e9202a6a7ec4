import { describe, expect, it } from 'vitest';
import { turnClocks } from './clocks.ts';
import { importDamaged } from './damage.ts';
import { fillDisks } from './disk-full.ts';
import { disturbImports } from './ingest.ts';

// The full doses are `npm run campaign -- ingest`, `disk-full` and `clocks`.
const silently = () => undefined;

describe('small doses of the campaigns', () => {
  it('loses and doubles nothing when worker and database are killed', { timeout: 300_000 }, async () => {
    const victims = ['worker', 'server', 'session'] as const;
    const figures = await disturbImports({ points: 4, events: 2_000, victims, port: null, say: silently });
    expect(figures).toMatchObject({ points: 4, differed: 0, broken: 0 });
    expect(figures.slowestResumeSeconds).toBeLessThan(60);
  });

  it('takes no damaged file for whole, and keeps what came before', { timeout: 120_000 }, async () => {
    const figures = await importDamaged(60);
    expect(figures).toMatchObject({ silent: 0, short: 0 });
    expect(figures.before).toBeGreaterThan(300);
  });

  it('says that the disk is full, and goes on once it is not', { timeout: 300_000 }, async ({ skip }) => {
    const figures = await fillDisks({ points: 1, say: silently });
    if ('reason' in figures) return skip(figures.reason);
    expect(figures).toMatchObject({ points: 1, told: 1, differed: 0 });
  });

  it('gives the same tables, order and buckets whatever clocks and zones say', {
    timeout: 120_000,
  }, async () => {
    const figures = await turnClocks({ points: 4, say: silently });
    expect(figures).toMatchObject({ points: 4, differed: 0 });
    expect(figures.records).toBeGreaterThan(150);
  });
});
