import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { readGiftRules, setGiftRules } from './gift-rules.ts';
import { countOf, countPostings, enterNumbers, markPostings, postingRows } from './postings.sql.ts';

/** A day that has come: what is posted, received or returned is not to come. */
function requirePast(day: string | undefined, today: string): string {
  if (day !== undefined && day > today)
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['on'], code: 'too_big', message: `≤ ${today}` }]);
  return day ?? today;
}

export const postingHandlers: Handlers<'postings'> = {
  async list(ctx, { limit, cursor, state, accountId }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const scope = await scopeOf(ctx, 'reads');
    const { rows } = await postingRows({ scope, state, accountId, after: readCursor(cursor, 2), limit: limit + 1 }).execute(ctx.db);
    return pageFrom(
      rows,
      limit,
      (row) => row,
      (row) => [row.madeOn, row.id],
    );
  },
  counts: async (ctx) => countPostings(ctx.db, await scopeOf(ctx, 'reads')),
  async mark(ctx, { ids, on: day, ...said }) {
    const scope = await scopeOf(ctx, 'writes');
    const on = requirePast(day, ctx.today);
    const wanted = [...new Set(ids)];
    const { seen, markable } = await countOf(ctx.db, scope, wanted);
    if (seen < wanted.length) throw notFound('posting');
    if (markable < wanted.length) throw new Fault('conflict', 'posting.not_posted');
    const changed = await markPostings(ctx.db, scope, wanted, { ...said, on, now: ctx.now });
    await ctx.record({ action: 'posting.mark', entity: 'posting', after: { ids: wanted, ...said, on } });
    return { changed };
  },
  async enter(ctx, { rows, on: day }) {
    const on = requirePast(day, ctx.today);
    const last = [...new Map(rows.map((row) => [row.code.toUpperCase(), row])).values()];
    const found = await enterNumbers(ctx.db, await scopeOf(ctx, 'writes'), last, { on, now: ctx.now });
    await ctx.record({ action: 'posting.enter', entity: 'posting', after: { on, codes: found } });
    return { changed: found.length, unknown: last.map(({ code }) => code).filter((code) => !found.includes(code.toUpperCase())) };
  },
  giftRules: (ctx) => readGiftRules(ctx.db),
  setGiftRules,
};
