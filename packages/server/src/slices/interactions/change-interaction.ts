import type { Interaction } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { checkDay } from './insert-interaction.ts';
import { arePeopleThere, selectInteraction } from './interactions.sql.ts';

type Change = Parameters<Handlers<'interactions'>['change']>[1];
type Ref = Parameters<Handlers<'interactions'>['withdraw']>[1];

async function found(ctx: WriteCtx, { accountId, id }: Ref): Promise<Interaction> {
  await requireAccount(ctx, accountId, 'writes');
  const row = await selectInteraction(ctx.db, accountId, id);
  if (!row) throw notFound('interaction');
  return row;
}

/** Corrects a logged contact: the corrected fact is what every day shows; the audit keeps what stood. */
export async function changeInteraction(ctx: WriteCtx, input: Change): Promise<Interaction> {
  const before = await found(ctx, input);
  const { id, accountId, revision, ...given } = input;
  const after: Interaction = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  checkDay(ctx, after.happenedOn);
  const joined = after.contactIds.filter((contactId) => !before.contactIds.includes(contactId));
  if (!(await arePeopleThere(ctx.db, accountId, joined))) throw notFound('contact');
  const { use, problems, needs, activities } = after.regular;
  const written = await sql`
    update interaction set contact_ids = ${after.contactIds}::uuid[], kind = ${after.kind}, channel = ${after.channel}, direction = ${after.direction},
      two_way = ${after.twoWay}, happened_on = ${after.happenedOn}, summary = ${after.summary}, next_step = ${after.nextStep || null},
      about_use = ${use || null}, about_problems = ${problems || null}, about_needs = ${needs || null}, about_activities = ${activities || null},
      changed_at = ${ctx.now}, revision = revision + 1
    where account_id = ${accountId} and id = ${id} and revision = ${revision} returning 1`.execute(ctx.db);
  if (!written.rows.length) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'interaction.change', entity: 'interaction', entityId: id, before, after });
  return { ...after, revision: revision + 1 };
}

export async function withdrawInteraction(ctx: WriteCtx, input: Ref) {
  const before = await found(ctx, input);
  const gone = await sql`
    delete from interaction where account_id = ${input.accountId} and id = ${input.id} and revision = ${input.revision} returning 1`.execute(
    ctx.db,
  );
  if (!gone.rows.length) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'interaction.withdraw', entity: 'interaction', entityId: input.id, before });
  return { done: true } as const;
}
