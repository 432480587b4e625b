import type { Risk } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, isMaskedFor, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { insertRisk, updateRisk } from '../../policy/risks.sql.ts';
import { worthOn } from '../../policy/worth-on.sql.ts';
import { catalogOf } from '../catalog.ts';
import { tellOfGivenRisk } from '../notifications/index.ts';
import { requireOwner } from '../tasks/index.ts';
import { listRisks, riskFigures } from './risks.sql.ts';

interface RiskRef {
  accountId: string;
  id: string;
}

async function readRisk(ctx: Ctx, { accountId, id }: RiskRef): Promise<Risk> {
  const scope = await scopeOf(ctx, 'reads');
  const [found] = await listRisks(ctx.db, { scope, asOf: ctx.today, accountId, id }, { byStake: false, after: null, limit: 1 });
  if (!found) throw notFound('risk');
  const { place: _, ...risk } = found;
  return risk;
}

/** Writes to an open risk that nobody changed meanwhile. */
async function write(ctx: WriteCtx, ref: RiskRef & { revision: number }, action: 'change' | 'end', sets: readonly Sql[], after: object) {
  await requireAccount(ctx, ref.accountId, 'writes');
  const before = await readRisk(ctx, ref);
  if (before.state !== 'open') throw new Fault('conflict', 'risk.ended');
  if (!(await updateRisk(ctx.db, ref, sets, ctx.now))) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: `risk.${action}`, entity: 'risk', entityId: ref.id, before, after });
  const written = await readRisk(ctx, ref);
  if (written.ownerId !== before.ownerId) await tellOfGivenRisk(ctx, ref);
  return written;
}

export const risksHandlers: Handlers<'risks'> = {
  async list(ctx, { limit, cursor, asOf = ctx.today, mine, ...rest }) {
    const scope = await scopeOf(ctx, 'reads');
    if (rest.accountId) await requireAccount(ctx, rest.accountId, 'reads');
    const filter = {
      ...rest,
      scope,
      asOf,
      worth: asOf < ctx.today ? worthOn(await catalogOf(ctx.db), asOf) : undefined,
      ...(mine ? { ownerId: ctx.actor.userId } : {}),
    };
    const byStake = !isMaskedFor(ctx.actor, 'amount');
    const rows = await listRisks(ctx.db, filter, { byStake, after: readCursor(cursor, 3), limit });
    const page = pageFrom(
      rows,
      limit,
      ({ place: _, ...risk }) => risk,
      ({ place }) => place,
    );
    return { ...page, figures: await riskFigures(ctx.db, filter) };
  },

  async raise(ctx, { accountId, kind, title, ownerId = ctx.actor.userId, plan = null, dueOn = null }) {
    await requireAccount(ctx, accountId, 'writes');
    if (ownerId) await requireOwner(ctx, ownerId);
    const id = newId();
    const by = { userId: ctx.actor.userId, today: ctx.today, now: ctx.now };
    await insertRisk(ctx.db, { accountId, id, kind, title, ownerId, plan, dueOn }, by);
    await ctx.record({ action: 'risk.raise', entity: 'risk', entityId: id, after: { accountId, kind, title, ownerId, plan, dueOn } });
    await tellOfGivenRisk(ctx, { accountId, id });
    return readRisk(ctx, { accountId, id });
  },

  async change(ctx, { accountId, id, revision, kind, ownerId, plan, dueOn }) {
    if (ownerId) await requireOwner(ctx, ownerId);
    const sets = [
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(ownerId === undefined ? [] : [sql`owner_id = ${ownerId}::uuid`]),
      ...(plan === undefined ? [] : [sql`plan = ${plan}`]),
      ...(dueOn === undefined ? [] : [sql`due_on = ${dueOn}::date`]),
    ];
    return write(ctx, { accountId, id, revision }, 'change', sets, { kind, ownerId, plan, dueOn });
  },

  async end(ctx, { accountId, id, revision, state, result = null }) {
    const sets = [sql`state = ${state}`, sql`result = ${result}`, sql`ended_on = ${ctx.today}::date`];
    return write(ctx, { accountId, id, revision }, 'end', sets, { state, result });
  },
};
