import type { PlayEffect, PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { differenceOf, neededFor } from '../../policy/backtest/two-shares.ts';
import { neverBegan } from './plays.sql.ts';

interface Counted {
  playId: string;
  arm: 'treated' | 'holdout';
  accounts: number;
  reached: number;
  pending: number;
}
/** With fewer accounts on a side nothing is said. */
const FEWEST = 10;
/** The difference that it is to be able to tell. */
const TOLD = 0.1;

/** Accounts by play and arm, each by its first run there. */
async function counted(db: Db, plays: readonly string[]): Promise<Counted[]> {
  const found = await sql<Counted>`
    select play_id as "playId", arm, count(*) filter (where reached is not null)::int as accounts, count(*) filter (where reached)::int as reached,
      count(*) filter (where reached is null)::int as pending
    from (select distinct on (r.play_id, r.account_id) r.play_id, r.arm, r.reached from play_run r where r.play_id = any(${[...plays]}::text[]) and r.state <> 'queued' and not ${neverBegan}
      and exists (select from play_arm m where m.account_id = r.account_id and m.play_id = r.play_id)
      order by r.play_id, r.account_id, r.began_on, r.id) f group by play_id, arm`.execute(db);
  return found.rows;
}

/** What plays brought about: no claim without accounts that were left alone. */
export async function effectsOf(db: Db, plays: readonly { id: string; play: PlayPolicy }[]): Promise<PlayEffect[]> {
  const rows = await counted(
    db,
    plays.map(({ id }) => id),
  );
  return plays.map(({ id, play }) =>
    effectOf(
      id,
      play,
      rows.filter(({ playId }) => playId === id),
    ),
  );
}

function effectOf(playId: string, { aim, holdout: share }: PlayPolicy, rows: readonly Counted[]): PlayEffect {
  const side = (arm: Counted['arm']) => {
    const { accounts = 0, reached = 0 } = rows.find((row) => row.arm === arm) ?? {};
    return { accounts, reached, rate: accounts ? reached / accounts : null };
  };
  const [treated, holdout] = [side('treated'), side('holdout')];
  const pending = rows.reduce((sum, row) => sum + row.pending, 0);
  const fewest = Math.min(treated.accounts, holdout.accounts);
  const silent = !aim ? 'no_aim' : !share && !holdout.accounts ? 'no_holdout' : fewest >= FEWEST ? null : pending ? 'pending' : 'too_few';
  return {
    ...{ playId, outcome: aim?.outcome ?? null, withinDays: aim?.withinDays ?? null, treated, holdout, pending, silent },
    difference: silent ? null : differenceOf(treated, holdout),
    needed: holdout.rate === null ? null : neededFor(holdout.rate, TOLD),
  };
}
