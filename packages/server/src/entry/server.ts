import { parseArgs } from 'node:util';
import { createLog } from '../kernel/log.ts';
import { readSettings } from '../kernel/settings.ts';
import { firstAdministrator } from './first-administrator.ts';
import { startRuntime } from './runtime.ts';
import { ensureWebBundle } from './web-bundle.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm start`: serves until it is told to stop, or until its database is lost. Exits 0 after a clean stop. */
export async function startServer(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      'web-only': { type: 'boolean' },
      'worker-only': { type: 'boolean' },
    },
  });
  const read = readSettings({ PORT: values.port, HOST: values.host, FULCRUM_DATA: values.data });
  const settings = values['worker-only'] ? { ...read, port: 0 } : read;
  const log = createLog(settings.logLevel);
  let ending: Promise<never> | undefined;
  const end = (code: number, stop: () => Promise<void>): Promise<never> => (ending ??= stop().then(() => process.exit(code)));
  try {
    if (!values['worker-only']) await ensureWebBundle(say);
    const runtime = await startRuntime(settings, log, { kind: 'server', web: !values['worker-only'], worker: !values['web-only'] });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0, runtime.stop));
    void runtime.database.lost.then(() => {
      if (ending) return;
      log.fatal('PostgreSQL stopped: Fulcrum stops too; start it again');
      void end(1, runtime.stop);
    });
    await firstAdministrator(runtime, settings);
    say(`Fulcrum is running on ${runtime.url}`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
