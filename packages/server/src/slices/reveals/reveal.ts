import { REVEALED } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Handlers, may, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { listedFigures } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { revealedValue, valueSql } from './revealed.sql.ts';

type Input = Parameters<Handlers<'reveals'>['reveal']>[1];
/** What one person may be shown: enough for a day's calls, too little to copy a base. */
const PER_HOUR = 30;
const REVEALS = 46_016;

/** Counts by the audit, one call of a person after another, so that no two slip in at once. */
async function requireSome(ctx: WriteCtx): Promise<void> {
  const who = ctx.actor.userId ?? ctx.actor.kind;
  await sql`select pg_advisory_xact_lock(${REVEALS}, hashtext(${who}))`.execute(ctx.db);
  const found = await sql<{ n: number; oldest: string | null }>`
    select count(*)::int as n, min(at) as oldest from audit
    where actor_id is not distinct from ${ctx.actor.userId}::uuid and action = 'value.reveal' and at > ${ctx.now}::timestamptz - interval '1 hour'`.execute(
    ctx.db,
  );
  const { n = 0, oldest = null } = found.rows[0] ?? {};
  if (n < PER_HOUR || oldest === null) return;
  const free = Temporal.Instant.from(oldest).add({ hours: 1 });
  throw new Fault('limit', 'access.too_many_requests', {
    seconds: Math.max(1, Math.ceil(Temporal.Instant.from(ctx.now).until(free).total('seconds'))),
  });
}

/** Shows one masked value to who may, for a reason. The audit keeps who, what and why, never the value. */
export async function reveal(ctx: WriteCtx, { entity, id, field, reason }: Input) {
  // Whoever does not read such records is shown none of their values either.
  const read = REVEALED[entity]?.read;
  if (!read || !may(ctx.actor, read)) throw new Fault('forbidden', 'access.forbidden');
  const value = valueSql(entity, field, listedFigures(await catalogOf(ctx.db), sql`${ctx.today}::date`));
  if (!value) throw new Fault('invalid', 'input.reveal_unknown', { field });
  await requireSome(ctx);
  const found = await revealedValue(ctx.db, await scopeOf(ctx, 'reads'), { entity, id, value });
  if (!found) throw notFound(entity);
  await ctx.record({ action: 'value.reveal', entity, entityId: id, after: { field }, note: reason });
  return { value: found.value };
}
