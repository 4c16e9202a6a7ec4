import { SpoorError } from '#lib/core/errors.ts';
import type { ExportFormat } from '#lib/core/export/export-format.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';

const tellEveryMs = 500;
const keptDays = 7;

/** The row of `export_run` by which a page follows an export, and stops it. */
export class ExportTrack {
  readonly #prisma: PrismaClient;
  readonly #id: string;
  #written = 0;
  #told = 0;

  private constructor(prisma: PrismaClient, id: string) {
    this.#prisma = prisma;
    this.#id = id;
  }

  /** Throws SpoorError 'conflict' where the id is taken. */
  static async begin(
    prisma: PrismaClient,
    run: { id: string; format: ExportFormat; view: string },
  ): Promise<ExportTrack> {
    const before = new Date(Date.now() - keptDays * 86_400_000);
    await prisma.exportRun.deleteMany({ where: { createdAt: { lt: before } } });
    const { count } = await prisma.exportRun.createMany({
      data: [{ ...run, state: 'running' }],
      skipDuplicates: true,
    });
    if (count === 0) {
      throw new SpoorError('conflict', 'There is an export by this id already.', { field: 'id' });
    }
    return new ExportTrack(prisma, run.id);
  }

  /** How many rows there are to be. */
  async count(total: number): Promise<void> {
    await this.#prisma.exportRun.updateMany({ where: { id: this.#id }, data: { total } });
  }

  /** Rows that were handed over. Throws SpoorError 'conflict' once the export was cancelled. */
  async add(rows: number): Promise<void> {
    this.#written += rows;
    if (Date.now() - this.#told < tellEveryMs) return;
    this.#told = Date.now();
    const { count } = await this.#prisma.exportRun.updateMany({
      where: { id: this.#id, state: 'running' },
      data: { written: this.#written, touchedAt: new Date() },
    });
    if (count === 0) throw new SpoorError('conflict', 'This export was cancelled.');
  }

  async end(state: 'done' | 'failed' | 'cancelled'): Promise<void> {
    await this.#prisma.exportRun.updateMany({
      where: { id: this.#id, state: 'running' },
      data: { state, written: this.#written, touchedAt: new Date() },
    });
  }
}
