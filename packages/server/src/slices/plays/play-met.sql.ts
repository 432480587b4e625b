import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { whoSql } from '../accounts/index.ts';
import type { Firing } from './triggers/firing.ts';

/** Brings up to date where the condition of a play holds: since this run where it came to hold, and nowhere where it ceased to. */
export async function keepMet(db: Db, { inForce, today, figures }: Firing): Promise<void> {
  const { trigger } = inForce.play;
  if (trigger.on !== 'condition_met') return;
  await sql`
    with held as materialized (select a.id as account_id from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
        where a.status = 'active' and ${whoSql(trigger.when, figures)}),
      ceased as (delete from play_met p where p.play_id = ${inForce.id} and not exists (select from held h where h.account_id = p.account_id))
    insert into play_met (account_id, play_id, since) select h.account_id, ${inForce.id}, ${today}::date from held h
    on conflict (account_id, play_id) do nothing`.execute(db);
}
