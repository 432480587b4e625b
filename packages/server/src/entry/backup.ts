import path from 'node:path';
import { type BackupSummary, writeBackup } from '../db/backup-write.ts';
import { systemClock } from '../kernel/clock.ts';
import { createLog } from '../kernel/log.ts';
import { installationSecret } from '../kernel/secret-file.ts';
import { settingsWith } from '../kernel/settings.ts';
import { auditOperation } from './audit-operation.ts';
import { VERSION } from './version.ts';
import { withDatabase } from './with-database.ts';

/**
 * Writes the database and the installation's secret to one file, while a server may be running. A secret given by
 * FULCRUM_SECRET_KEY is not in the file: whoever keeps it there keeps it elsewhere too.
 */
export async function backup(data: string | undefined, file: string, signal?: AbortSignal): Promise<BackupSummary> {
  const settings = settingsWith({ FULCRUM_DATA: data }, { FULCRUM_LOG: 'warn' });
  const log = createLog(settings.logLevel);
  const secretKey = settings.secretKey ? null : await installationSecret(settings.dataDir);
  return withDatabase(settings, log, async (url) => {
    const options = { version: VERSION, at: systemClock.now().toString(), secretKey, ...(signal ? { signal } : {}) };
    const summary = await writeBackup(url, path.resolve(file), options);
    await auditOperation(url, { action: 'backup', entity: 'database', after: { ...summary } });
    return summary;
  });
}
