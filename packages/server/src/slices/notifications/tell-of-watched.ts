import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { doerOf } from './sources/source.ts';
import { tell } from './tell.sql.ts';

/** Tells who has something of the market now that somebody else gave it to them. */
export async function tellOfGivenWatched(ctx: WriteCtx, id: string): Promise<void> {
  const told = sql`
    select w.owner_id as user_id, 'watch-given:' || w.id || ':' || w.revision as key, null::uuid as account_id, w.id::text as subject_id,
      jsonb_build_object('title', w.title, 'dueOn', w.due_on, 'by', ${doerOf(ctx)}::text) as facts
    from watch_item w where w.id = ${id}::uuid and w.closed_on is null and w.owner_id is distinct from ${ctx.actor.userId}::uuid and w.owner_id is not null`;
  await tell(ctx.db, 'watch_given', told, ctx.now);
}
