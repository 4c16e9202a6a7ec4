import { createServer } from 'node:net';
import { SpoorError } from '#lib/core/errors.ts';

/** Throws SpoorError 'conflict', naming the port and the way out, where it cannot be listened on. */
export async function checkPort(host: string, port: number): Promise<void> {
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
    const server = createServer();
    server.once('error', done);
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
  if (failure === undefined) return;
  const reason =
    failure.code === 'EADDRINUSE'
      ? 'is taken by another program, perhaps by a Spoor that runs already'
      : failure.code === 'EACCES'
        ? 'may not be opened by this user'
        : `cannot be opened (${failure.message})`;
  const other = port < 65_535 ? port + 1 : port - 1;
  throw new SpoorError('conflict', `Port ${port} ${reason}.`, {
    remedy: `Choose another one: npm start -- --port ${other}`,
  });
}
