import { parseArgs } from 'node:util';

export interface ServeOptions {
  dev: boolean;
  help: boolean;
  /** Settings that the command line overrides, under their names in the environment. */
  settings: { PORT?: string; HOST?: string };
}

export const usage = `Usage: npm start [-- --port 3001]

  --port   port to listen on (PORT, 3000)
  --host   address to listen on (HOST, 127.0.0.1)

Settings come from the environment: DATABASE_URL for a PostgreSQL of yours, SPOOR_DATA for the
folder that holds everything else. Press Ctrl-C to stop.`;

/** Throws a TypeError with a readable message on options that do not exist. */
export function parseOptions(args: string[]): ServeOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', short: 'p' },
      host: { type: 'string', short: 'H' },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    dev: values.dev,
    help: values.help,
    settings: {
      ...(values.port === undefined ? {} : { PORT: values.port }),
      ...(values.host === undefined ? {} : { HOST: values.host }),
    },
  };
}
