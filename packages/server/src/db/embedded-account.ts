import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPgError } from './embedded-error.ts';

/** Whom PostgreSQL runs as: `ids` when another account than ours, `prefix` the command that must stand before it. */
export type RunAs = { ids?: { uid: number; gid: number }; prefix: string[] };

const CANDIDATES = ['fulcrum', 'postgres', 'nobody'];

/** PostgreSQL refuses root: then the account that owns the data runs it, or the first fitting one. Fails with `db.no_account`. */
export async function chooseAccount(cluster: string, me = process.getuid?.(), passwd = '/etc/passwd'): Promise<RunAs['ids']> {
  if (me !== 0) return undefined;
  const owner = await stat(path.join(cluster, 'PG_VERSION')).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const rows = (await readFile(passwd, 'utf8')).split('\n').map((line) => line.split(':'));
  // initdb looks its own account up by name, so an invented number would not do.
  const row = CANDIDATES.map((name) => rows.find((columns) => columns[0] === name)).find(Boolean);
  if (row) return { uid: Number(row[2]), gid: Number(row[3]) };
  const remedy = 'add one (useradd --system fulcrum), start as a normal user, or set DATABASE_URL';
  throw new EmbeddedPgError('db.no_account', `PostgreSQL does not run as root, and no account ${CANDIDATES.join(', ')} exists: ${remedy}.`);
}

/** How to become that account, given that it must reach `folders`. */
export async function runAs(ids: RunAs['ids'], folders: string[]): Promise<RunAs> {
  if (!ids) return { prefix: [] };
  for (const folder of folders) {
    if (await closedTo(ids, folder)) return { prefix: passThrough(ids) };
  }
  return { ids, prefix: [] };
}

async function closedTo(ids: { uid: number; gid: number }, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001;
  if (!(mode & bit)) return true;
  const parent = path.dirname(folder);
  return parent !== folder && closedTo(ids, parent);
}

/** Below a folder closed to others (a home of mode 0700) the account keeps the one capability that lets it pass; Linux only. */
const passThrough = ({ uid, gid }: { uid: number; gid: number }) => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_read_search',
  '--ambient-caps=+dac_read_search',
  '--',
];
