import path from 'node:path';
import { BackupError } from '../db/backup-error.ts';
import { verifyBackup } from '../db/backup-read.ts';
import { restoreBackup } from '../db/backup-restore.ts';
import { createLog } from '../kernel/log.ts';
import { keepSecret, keptSecret } from '../kernel/secret-file.ts';
import { settingsWith } from '../kernel/settings.ts';
import { auditOperation } from './audit-operation.ts';
import { withDatabase } from './with-database.ts';

export interface Restored {
  file: string;
  /** When the backup was taken, and by which version. */
  at: string;
  version: string;
  tables: number;
  rows: number;
}

/** Brings a backup into an empty data folder or database; anything else is refused and left as it was. */
export async function restore(data: string | undefined, file: string): Promise<Restored> {
  const settings = settingsWith({ FULCRUM_DATA: data }, { FULCRUM_LOG: 'warn' });
  const log = createLog(settings.logLevel);
  const verified = await verifyBackup(path.resolve(file));
  const { head, tables } = verified;
  const secret = settings.secretKey ? null : head.secretKey;
  const kept = await keptSecret(settings.dataDir);
  if (secret && kept && kept !== secret) throw new BackupError('backup.other_secret', { folder: settings.dataDir });
  const own = tables.filter(({ name }) => !name.includes('.'));
  const restored = {
    file: verified.file,
    at: head.at,
    version: head.version,
    tables: own.length,
    rows: own.reduce((sum, { rows }) => sum + rows, 0),
  };
  return withDatabase(settings, log, async (url) => {
    const beforeCommit = async () => {
      if (secret && !kept) await keepSecret(settings.dataDir, secret);
    };
    await restoreBackup(url, verified, { beforeCommit, log: (line) => log.info(line) });
    await auditOperation(url, { action: 'restore', entity: 'database', after: { ...restored } });
    return restored;
  });
}
