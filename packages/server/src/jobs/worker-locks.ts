import pg from 'pg';

/** The queue names who holds a job; each such name is also held by an advisory lock, which is free the moment its process is gone. */
const LOCK_CLASS = 46_001;

export interface WorkerLocks {
  hold(holder: string): Promise<void>;
  /** Gives back the jobs of holders whose lock nobody has; answers their names. */
  unlockDead(): Promise<string[]>;
  release(): Promise<void>;
}

/** Locks on a connection of their own, so that they live exactly as long as this process. */
export async function openWorkerLocks(url: string, onError: (error: Error) => void): Promise<WorkerLocks> {
  const client = new pg.Client({ connectionString: url, application_name: 'fulcrum worker locks' });
  client.on('error', onError);
  await client.connect();
  const mine: string[] = [];
  return {
    async hold(holder) {
      mine.push(holder);
      await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, holder]);
    },
    async unlockDead() {
      // Taking a lock proves that nobody holds it. A holder of this very moment may not have its lock yet: the queue's own clock spares it.
      const dead = await client.query<{ holder: string }>(
        `with holding as materialized (
           select distinct locked_by as holder from graphile_worker.jobs
           where locked_by is not null and locked_at < clock_timestamp() - interval '3 seconds')
         select holder from holding where not holder = any($2::text[]) and pg_try_advisory_lock($1, hashtext(holder))`,
        [LOCK_CLASS, mine],
      );
      const holders = dead.rows.map((row) => row.holder);
      if (!holders.length) return [];
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [holders]);
      await client.query('select pg_advisory_unlock($1, hashtext(h)) from unnest($2::text[]) h', [LOCK_CLASS, holders]);
      return holders;
    },
    release: () => client.end(),
  };
}
