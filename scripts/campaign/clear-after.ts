import { clearFoldersOf } from './campaign-folders.ts';

// node clear-after.ts PID: what the campaign of that process has on this machine.
await clearFoldersOf(Number(process.argv[2]));
