// Loaded before web and worker: when the process that started them is gone, however it went, they
// end too. Otherwise a killed start would leave the port taken. Their own children, which inherit
// this, have channels of their own.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel && process.ppid === Number(process.env.SPOOR_PARENT)) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
