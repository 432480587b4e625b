import type { PublishingRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

const KEY = 'policy.publishing';
const Kept = z.strictObject({
  secondPerson: z.boolean().default(false),
  endAsked: z.strictObject({ userId: z.string(), at: z.string() }).nullable().default(null),
});
type Kept = z.infer<typeof Kept>;

export const readRules = (ctx: Ctx): Promise<Kept> => readSetting(ctx.db, KEY, Kept);

async function told(ctx: Ctx, { secondPerson, endAsked }: Kept): Promise<PublishingRules> {
  if (!endAsked) return { secondPerson, endAsked: null };
  const { userId, at } = endAsked;
  const found = await sql<{ name: string }>`select name from app_user where id = ${userId}::uuid`.execute(ctx.db);
  return { secondPerson, endAsked: { by: found.rows[0]?.name ?? null, at, mine: userId === ctx.actor.userId } };
}

/** Two who change it at once come one after the other. */
async function held(ctx: WriteCtx): Promise<Kept> {
  await sql`select from setting where key = ${KEY} for update`.execute(ctx.db);
  return readRules(ctx);
}

async function keep(ctx: WriteCtx, action: string, before: Kept, after: Kept): Promise<PublishingRules> {
  await writeSetting(ctx.db, KEY, after, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action, entity: 'setting', entityId: KEY, before, after });
  return told(ctx, after);
}

/** Who is it? On the server's own command line anybody may be, and nobody can tell two of them apart. */
function named(ctx: WriteCtx): string {
  if (ctx.actor.userId === null) throw new Fault('conflict', 'policy.approver_unnamed', {});
  return ctx.actor.userId;
}

/** One alone may ask for two; that one suffice again needs both, or who publishes could publish their own and nobody saw it. */
export const publishingRulesHandlers: Pick<Handlers<'policies'>, 'rules' | 'setRules' | 'agreeRules'> = {
  rules: async (ctx) => told(ctx, await readRules(ctx)),

  async setRules(ctx, { secondPerson }) {
    const before = await held(ctx);
    if (secondPerson || !before.secondPerson) return keep(ctx, 'policy.set_rules', before, { secondPerson, endAsked: null });
    const asked = { userId: named(ctx), at: ctx.now };
    return keep(ctx, 'policy.ask_rules', before, { secondPerson: true, endAsked: before.endAsked ?? asked });
  },

  async agreeRules(ctx) {
    const before = await held(ctx);
    if (!before.endAsked) throw new Fault('conflict', 'policy.nothing_asked', {});
    if (named(ctx) === before.endAsked.userId) throw new Fault('conflict', 'policy.own_request', {});
    return keep(ctx, 'policy.set_rules', before, { secondPerson: false, endAsked: null });
  },
};
