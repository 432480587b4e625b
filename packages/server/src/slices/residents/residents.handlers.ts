import { sql } from 'kysely';
import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { countedBy } from './months.sql.ts';
import { file, withdraw } from './reports.ts';
import { insertStays, type KeptStay, selectStays, updateStay } from './stays.sql.ts';
import { stayToWrite, told } from './told.ts';

/** Refuses a stay that ends before it begins, and people and providers that are not there; who signs in here goes by their name. */
async function checked(ctx: WriteCtx, stay: KeptStay): Promise<KeptStay> {
  if (stay.endsOn && stay.endsOn < stay.startsOn) throw new Fault('invalid', 'resident.span');
  if (stay.providerId) await requireAccount(ctx, stay.providerId, 'reads');
  const weekdays = [...new Set(stay.weekdays)].sort();
  if (!stay.personId) {
    if (!stay.name) throw new Fault('invalid', 'resident.nobody');
    return { ...stay, weekdays };
  }
  const found = await sql<{ name: string }>`select name from app_user where id = ${stay.personId}::uuid and disabled_at is null`.execute(
    ctx.db,
  );
  const [person] = found.rows;
  if (!person) throw notFound('user');
  return { ...stay, name: person.name, weekdays };
}

export const residentsHandlers: Handlers<'residents'> = {
  async list(ctx, { view, accountId, limit, cursor }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const asked = { scope: await scopeOf(ctx, 'reads'), ...(await countedBy(ctx)) };
    const rows = await selectStays(ctx.db, asked, { view, accountId, limit, after: readCursor(cursor, 2) });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ startsOn, id }) => [startsOn, id],
    );
  },
  get: (ctx, { id }) => told(ctx, id),
  async add(ctx, input) {
    await requireAccount(ctx, input.accountId, 'writes');
    const { personId = null, name = '', providerId = null, endsOn = null, duties = '', ...of } = input;
    const stay = await checked(ctx, { ...of, id: newId(), personId, name, providerId, endsOn, duties });
    await insertStays(ctx.db, [stay], { userId: ctx.actor.userId, now: ctx.now });
    await ctx.record({ action: 'resident.add', entity: 'resident', entityId: stay.id, after: stay });
    return told(ctx, stay.id);
  },
  async change(ctx, { id, revision, ...input }) {
    const { accountName: _, providerName: __, due: ___, revision: ____, ...before } = await stayToWrite(ctx, id);
    const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const after = await checked(ctx, { ...before, ...named });
    if (!(await updateStay(ctx.db, after, revision, ctx.now))) throw new Fault('stale', 'resource.stale');
    await ctx.record({ action: 'resident.change', entity: 'resident', entityId: id, before, after });
    return told(ctx, id);
  },
  ...{ file, withdraw },
};
