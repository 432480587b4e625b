import { migrate } from '../db/migrate.ts';
import { createLog } from '../kernel/log.ts';
import { settingsWith } from '../kernel/settings.ts';
import { withDatabase } from './with-database.ts';

/** Brings the database up to this version and returns the names of the migrations that it lacked. */
export function migrateDatabase(data: string | undefined): Promise<string[]> {
  const settings = settingsWith({ FULCRUM_DATA: data }, { FULCRUM_LOG: 'warn' });
  const log = createLog(settings.logLevel);
  return withDatabase(settings, log, (url) => migrate(url, { log: (line) => log.info(line) }));
}
