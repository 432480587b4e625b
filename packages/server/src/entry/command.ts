import { EmbeddedPgError } from '../db/embedded-error.ts';
import { createLog } from '../kernel/log.ts';
import { type Settings, settingsWith } from '../kernel/settings.ts';
import { type RunFile, readRunFile } from './run-file.ts';

/** A server that a command may call as the local administrator, or as the person of FULCRUM_TOKEN; closing one that runs for others only lets go of it. */
export interface CommandServer {
  url: string;
  secret: string;
  /** Whether it was started for this command alone. */
  own: boolean;
  close(): Promise<void>;
}

const borrowed = ({ url, secret }: RunFile): CommandServer => ({ url, secret, own: false, close: async () => undefined });

/** The server that runs on the data folder, or one of the command's own, on a free port of this machine. */
export async function openServer(data: string | undefined): Promise<CommandServer> {
  const settings = settingsWith({ FULCRUM_DATA: data, PORT: '0', HOST: '127.0.0.1' }, { FULCRUM_LOG: 'warn' });
  const opened = await openOn(settings);
  return { ...opened, secret: settings.token ?? opened.secret };
}

async function openOn(settings: Settings): Promise<CommandServer> {
  const found = await readRunFile(settings.dataDir);
  if (found?.kind === 'server') return borrowed(found);
  try {
    const { startRuntime } = await import('./runtime.ts'); // only who needs a server of their own waits for its code
    const runtime = await startRuntime(settings, createLog(settings.logLevel), { kind: 'command', web: false, worker: true });
    return { url: runtime.url, secret: runtime.secret, own: true, close: runtime.stop };
  } catch (error) {
    // A server that was still starting a moment ago may answer by now.
    const started = error instanceof EmbeddedPgError && error.reason === 'db.already_running' && (await readRunFile(settings.dataDir));
    if (started && started.kind === 'server') return borrowed(started);
    throw error;
  }
}
