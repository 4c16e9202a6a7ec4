import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

/** Big writes block the sender's event loop in one go; pieces of this size let it breathe. */
const pieceBytes = 1 << 20;

/** Sends one finished binary COPY message. `statement` is a constant of this room, never input. */
export async function copyIn(client: ClientBase, statement: string, message: Buffer): Promise<void> {
  const stream = client.query(from(statement, { highWaterMark: pieceBytes }));
  const done = finished(stream);
  for (let at = 0; at < message.length; at += pieceBytes) {
    if (!stream.write(message.subarray(at, at + pieceBytes))) {
      await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done]);
    }
  }
  stream.end();
  await done;
}
