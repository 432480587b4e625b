import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { doerOf } from './sources/source.ts';
import { tell } from './tell.sql.ts';

/** Tells the owner of a task that somebody else gave it to them. */
export async function tellOfGivenTask(ctx: WriteCtx, id: string): Promise<void> {
  const told = sql`
    select t.owner_id as user_id, 'task:' || t.id || ':' || t.revision as key, t.account_id, t.id::text as subject_id,
      jsonb_build_object('count', 1, 'title', t.title, 'dueOn', t.due_on, 'by', ${doerOf(ctx)}::text) as facts
    from task t where t.id = ${id}::uuid and t.state = 'open' and t.owner_id is distinct from ${ctx.actor.userId}::uuid`;
  await tell(ctx.db, 'task_given', told, ctx.now);
}

/** Tells each new owner how many open tasks came to them with accounts. */
export async function tellOfMovedTasks(ctx: WriteCtx, ids: readonly string[]): Promise<void> {
  const told = sql`
    select t.owner_id as user_id, 'moved:' || ${ctx.origin.requestId}::text as key,
      case when count(distinct t.account_id) = 1 then min(t.account_id::text)::uuid end as account_id,
      case when count(*) = 1 then min(t.id::text) end as subject_id,
      jsonb_build_object('count', count(*), 'moved', true, 'title', case when count(*) = 1 then min(t.title::text)::jsonb end,
        'dueOn', min(t.due_on), 'by', ${doerOf(ctx)}::text) as facts
    from task t where t.id = any(${ids}::uuid[]) and t.owner_id is distinct from ${ctx.actor.userId}::uuid
    group by t.owner_id`;
  await tell(ctx.db, 'task_given', told, ctx.now);
}

/** Tells people of the tasks that plays made at a moment: one notification a person and step of a play, whatever the number of accounts. */
// unaudited: the run of the plays, the only way in, records its counts
export async function tellOfFiredTasks(db: Db, now: string): Promise<number> {
  const told = sql`
    select t.owner_id as user_id, 'fired:' || t.play_id || ':' || t.step || ':' || extract(epoch from ${now}::timestamptz) as key,
      case when count(distinct t.account_id) = 1 then min(t.account_id::text)::uuid end as account_id,
      case when count(*) = 1 then min(t.id::text) end as subject_id,
      jsonb_build_object('count', count(*), 'title', case when count(*) = 1 then min(t.title::text)::jsonb end, 'dueOn', min(t.due_on),
        'play', (select v.document -> 'name' from policy_version v where v.policy_id = t.play_id and v.version = max(t.play_version))) as facts
    from task t where t.created_at = ${now}::timestamptz and t.run_id is not null and t.state = 'open' and t.owner_id is not null
    group by t.owner_id, t.play_id, t.step`;
  return tell(db, 'task_fired', told, now);
}
