/** Where an embedded server's progress is reported, one sentence a call. */
export type Report = (line: string) => void;

export interface EmbeddedServer {
  url: string;
  port: number;
  /** False where a running server was found. */
  started: boolean;
  /** Stops the server unless another process of Spoor uses it. */
  stopIfLast(): Promise<void>;
}

export async function ensureEmbedded(_options: { dataFolder: string; log: Report }): Promise<EmbeddedServer> {
  throw new Error('The embedded server is not there yet: set DATABASE_URL.');
}
