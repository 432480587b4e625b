import pg from 'pg';

/** Workers are numbered, and a number is held by an advisory lock: it is free again the moment its process is gone, however it went. */
const LOCK_CLASS = 46_001;
const NUMBERS = 256;
const idOf = (number: number): string => `fulcrum-${number}`;

export interface WorkerIds {
  ids: string[];
  /** Gives back the jobs of workers whose lock nobody holds; answers their ids. */
  unlockDead(): Promise<string[]>;
  release(): Promise<void>;
}

/** Claims `count` free worker numbers on a connection of its own. */
export async function claimWorkerIds(url: string, count: number, onError: (error: Error) => void): Promise<WorkerIds> {
  const client = new pg.Client({ connectionString: url, application_name: 'fulcrum worker ids' });
  client.on('error', onError);
  await client.connect();
  const claimed = await client.query<{ n: number }>(
    'select n from generate_series(1, $3::int) n where pg_try_advisory_lock($1, n) limit $2',
    [LOCK_CLASS, count, NUMBERS],
  );
  const mine = claimed.rows.map((row) => row.n);
  const unlockDead = async (): Promise<string[]> => {
    // Taking a lock proves that nobody holds it; it is held until the jobs are given back, so that no new worker of that number is robbed.
    const dead = await client.query<{ n: number }>(
      `with working as (
         select distinct substring(locked_by from '^fulcrum-(\\d+)$')::int as n from graphile_worker.jobs where locked_by ~ '^fulcrum-\\d+$')
       select n from working where not n = any($2::int[]) and pg_try_advisory_lock($1, n)`,
      [LOCK_CLASS, mine],
    );
    const numbers = dead.rows.map((row) => row.n);
    if (!numbers.length) return [];
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [numbers.map(idOf)]);
    await client.query('select pg_advisory_unlock($1, n) from unnest($2::int[]) n', [LOCK_CLASS, numbers]);
    return numbers.map(idOf);
  };
  /** A killed process of the same number left its jobs locked under the id that is ours now. */
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [mine.map(idOf)]);
  await unlockDead();
  return { ids: mine.map(idOf), unlockDead, release: () => client.end() };
}
