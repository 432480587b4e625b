import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { doerOf } from './sources/source.ts';
import { tell } from './tell.sql.ts';

/** Tells who is to look after a risk that somebody else gave it to them. */
export async function tellOfGivenRisk(ctx: WriteCtx, { accountId, id }: { accountId: string; id: string }): Promise<void> {
  const told = sql`
    select r.owner_id as user_id, 'risk:' || r.id || ':' || r.revision as key, r.account_id, r.id::text as subject_id,
      jsonb_build_object('count', 1, 'title', r.title, 'dueOn', r.due_on, 'by', ${doerOf(ctx)}::text) as facts
    from risk r where r.account_id = ${accountId}::uuid and r.id = ${id}::uuid and r.ended_on is null
      and r.owner_id is distinct from ${ctx.actor.userId}::uuid`;
  await tell(ctx.db, 'risk_given', told, ctx.now);
}
