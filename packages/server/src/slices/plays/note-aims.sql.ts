import type { PlayAim } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { whoSql } from '../accounts/index.ts';
import { neverBegan } from './plays.sql.ts';
import type { Firing } from './triggers/firing.ts';

/** Whether what a play aims at came about at run r of account a within its days. */
function reached(aim: PlayAim, { figures }: Firing): Sql<boolean> {
  const last = sql`(r.began_on + ${aim.withinDays}::int)`;
  const signed = (table: 'contract' | 'subscription', draft: Sql) =>
    sql`exists (select from ${sql.table(table)} c where c.account_id = r.account_id and c.predecessor_id is not null ${draft} and c.happened_on > r.began_on and c.happened_on <= ${last})`;
  switch (aim.outcome) {
    case 'condition':
      return whoSql(aim.when, figures);
    case 'bought_again':
      return sql<boolean>`exists (select from order_line l where l.account_id = r.account_id and l.base_amount > 0 and l.happened_on > r.began_on and l.happened_on <= ${last})`;
    case 'renewed':
      return sql<boolean>`(${signed('contract', sql`and c.draft is not true`)} or ${signed('subscription', sql``)})`;
    case 'kept':
      return sql<boolean>`(exists (select from order_line l where l.account_id = r.account_id and l.base_amount > 0 and l.happened_on > r.began_on and l.happened_on <= ${last})
        or exists (select from contract c where c.account_id = r.account_id and c.draft is not true and coalesce(c.starts_on, c.happened_on) <= ${last}
          and (c.ends_on is null or c.ends_on >= ${last}) and (c.terminated_on is null or c.terminated_on > ${last}))
        or exists (select from subscription c where c.account_id = r.account_id and c.happened_on <= ${last}
          and (c.ends_on is null or c.ends_on >= ${last}) and (c.ended_on is null or c.ended_on > ${last})))`;
  }
}

/** Notes, for runs whose days have passed, whether what the play aims at came about: treated or held out alike. */
export async function noteAims(db: Db, firing: Firing): Promise<void> {
  const { id, play } = firing.inForce;
  if (!play.aim) return;
  await sql`
    update play_run n set reached = x.reached from (
      select r.account_id, r.id, ${reached(play.aim, firing)} as reached from play_run r join account a on a.id = r.account_id
        left join account_state s on s.account_id = r.account_id left join account_metric m on m.account_id = r.account_id
      where r.play_id = ${id} and r.state <> 'queued' and not ${neverBegan} and r.reached is null and r.began_on + ${play.aim.withinDays}::int < ${firing.today}::date) x
    where n.account_id = x.account_id and n.id = x.id`.execute(db);
}
