import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { idsOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { accountsNamed, endMembers, insertMembers, listMembers, penetrationOn } from './members.sql.ts';
import { editableList, segmentBy } from './segment-view.ts';

type Input<Name extends keyof Handlers<'segments'>> = Parameters<Handlers<'segments'>[Name]>[1];
const wrong = (path: string): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [path], code: 'members', message: '' }]);

async function fixedList(ctx: Ctx, id: string) {
  const row = await segmentBy(ctx, id);
  if (row.kind !== 'fixed') throw new Fault('conflict', 'segment.not_fixed', { name: row.name });
  return row;
}

export async function members(ctx: Ctx, input: Input<'members'>) {
  const { id } = await fixedList(ctx, input.id);
  const { limit, q, asOf = ctx.today } = input;
  const after = readCursor(input.cursor, 1);
  const rows = await listMembers(ctx.db, { segmentId: id, scope: await scopeOf(ctx, 'reads'), day: asOf, q, after, limit });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    (row) => [row.code],
  );
}

/** The accounts that are meant, and the words that name none. A list is no change of an account: whoever may read it may list it. */
async function meant(ctx: Ctx, input: Input<'addMembers'>): Promise<{ accounts: string[]; unknown: string[] }> {
  if (!input.codes) return { accounts: await idsOf(ctx, input, catalogsOf, 'reads'), unknown: [] };
  if (input.ids || input.where) throw wrong('codes');
  const found = await accountsNamed(ctx.db, await scopeOf(ctx, 'reads'), input.codes);
  return {
    accounts: found.flatMap(({ id }) => (id ? [id] : [])),
    unknown: found.filter(({ id }) => id === null).map(({ word }) => word),
  };
}

export async function addMembers(ctx: WriteCtx, input: Input<'addMembers'>) {
  const segment = await editableList(ctx, input.id);
  const { since = ctx.today, until = null } = input;
  if (until !== null && until < since) throw wrong('until');
  const { accounts, unknown } = await meant(ctx, input);
  const added = await insertMembers(ctx.db, { segmentId: segment.id, accounts, since, until, now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'segment.add_members', entity: 'segment', entityId: segment.id, after: { added, since, until, accounts } });
  return { added, there: new Set(accounts).size - added, unknown };
}

export async function removeMembers(ctx: WriteCtx, input: Input<'removeMembers'>) {
  const segment = await editableList(ctx, input.id);
  const accounts = await idsOf(ctx, input, catalogsOf, 'reads');
  const removed = await endMembers(ctx.db, segment.id, accounts, input.until ?? ctx.today);
  await ctx.record({ action: 'segment.remove_members', entity: 'segment', entityId: segment.id, before: { accounts: removed } });
  return { removed: removed.length };
}

/** The day itself, and the ends of the months before it. */
function monthEnds(day: string, months: number): string[] {
  const first = Temporal.PlainDate.from(day).with({ day: 1 });
  const ends = Array.from({ length: months }, (_, n) => first.subtract({ months: n }).subtract({ days: 1 }).toString());
  return [...ends.reverse(), day];
}

export async function penetration(ctx: Ctx, input: Input<'penetration'>) {
  const { id } = await fixedList(ctx, input.id);
  const days = monthEnds(input.asOf ?? ctx.today, input.months);
  return { rows: await penetrationOn(ctx.db, id, await scopeOf(ctx, 'reads'), days) };
}
