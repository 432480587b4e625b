import { stat } from 'node:fs/promises';
import { clusterOf } from '../db/embedded-pg.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { type Connection, connect } from '../db/pool.ts';
import { EXTENSIONS } from '../db/server-check.ts';
import type { Log } from '../kernel/log.ts';
import type { Settings } from '../kernel/settings.ts';
import type { Check } from './doctor-check.ts';
import type { Say } from './doctor-texts.ts';
import { zone } from './doctor-zone.ts';
import { withDatabase } from './with-database.ts';

/** What of the database Fulcrum needs. Looks only: an empty data folder stays empty. */
export async function checkDatabase(settings: Settings, log: Log, say: Say): Promise<Check[]> {
  const none = !settings.databaseUrl && !(await stat(clusterOf(settings.dataDir)).catch(() => undefined));
  if (none) return [{ name: 'database', ok: true, detail: say('databaseNone') }, zone(say)];
  try {
    return await withDatabase(settings, log, async (url) => {
      const connection = connect(url, { max: 1, name: 'fulcrum doctor' });
      try {
        return await look(connection, say);
      } finally {
        await connection.close();
      }
    });
  } catch (error) {
    const why = error instanceof Error ? error.message || String(error.cause ?? error.name) : String(error);
    return [{ name: 'database', ok: false, detail: say('unreachable', { why }) }, zone(say)];
  }
}

async function look({ pool }: Connection, say: Say): Promise<Check[]> {
  const { rows: servers } = await pool.query<{ version: string; encoding: string; old: boolean }>(`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      current_setting('server_version_num')::int < 150000 as old`);
  const { version = '', encoding = '', old = true } = servers[0] ?? {};
  const { rows: missing } = await pool.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where name not in (select extname from pg_extension)',
    [EXTENSIONS],
  );
  const lacking = missing.map(({ name }) => name).join(', ');
  const pending = await pendingMigrations(pool);
  const known = pending.length === 0;
  const alike = lacking ? null : (await pool.query<{ alike: number }>(`select ext.similarity('华为', '华为') as alike`)).rows[0]?.alike;
  const organisation = known ? (await pool.query<{ zone: string }>('select time_zone as zone from organisation')).rows[0]?.zone : undefined;
  return [
    { name: 'database', ok: !old && encoding === 'UTF8', detail: say('database', { version, encoding }) },
    {
      name: 'extensions',
      ok: !lacking,
      detail: lacking ? say('extensionsMissing', { names: lacking }) : say('extensions', { names: EXTENSIONS.join(', ') }),
    },
    ...(alike === null ? [] : [{ name: 'chinese', ok: alike === 1, detail: say('chinese', { alike: alike ?? '—' }) }]),
    { name: 'migrations', ok: known, detail: known ? say('migrationsNone') : say('migrationsPending', { names: pending.join(', ') }) },
    zone(say, organisation),
  ];
}
