import type { AccountCoverage } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { type CatalogsOf, idsOf } from '../accounts/index.ts';
import { type LearnedRow, learnedAt, listCoverage, listStaff } from './coverage.sql.ts';
import { readRules } from './rules.ts';
import { unlearnedByOwners, unlearnedByTakers } from './unlearned.sql.ts';

const isDone = ({ state }: LearnedRow): boolean => state === 'learned' || state === 'certified';
const groupsOf = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[][] => [...Map.groupBy(rows, key).values()];

/** Of those of whom something is expected, who has learned all of it. */
function shareOf(rows: readonly LearnedRow[]) {
  const people = groupsOf(
    rows.filter(({ expected }) => expected),
    ({ contactId }) => contactId,
  );
  const learned = people.filter((theirs) => theirs.every(isDone)).length;
  return { people: people.length, learned, share: people.length ? learned / people.length : null };
}

export function coverageOf(asOf: string, rows: readonly LearnedRow[]): AccountCoverage {
  const byProduct = groupsOf(rows, ({ productId }) => productId ?? '');
  return {
    asOf,
    ...shareOf(rows),
    products: byProduct.map((of) => ({ productId: of[0]?.productId ?? null, productName: of[0]?.productName ?? null, ...shareOf(of) })),
    team: groupsOf(rows, ({ contactId }) => contactId).map((theirs) => {
      const { contactId, contactName, role } = theirs[0]!;
      const courses = theirs.map(({ contactId: _, contactName: __, role: ___, ...course }) => course);
      return { contactId, contactName, role, courses };
    }),
  };
}

export const trainingCoverageHandlers = (catalogsOf: CatalogsOf): Handlers<'trainingCoverage'> => ({
  async account(ctx, { accountId, asOf = ctx.today }) {
    await requireAccount(ctx, accountId, 'reads');
    return coverageOf(asOf, await learnedAt(ctx.db, accountId, asOf));
  },

  async list(ctx, { limit, cursor, asOf = ctx.today, ...of }) {
    const query = { scope: await scopeOf(ctx, 'reads'), asOf, ...of, after: readCursor(cursor, 2), limit: limit + 1 };
    return pageFrom(
      await listCoverage(ctx.db, query),
      limit,
      ({ code: _, ...row }) => row,
      ({ code, productId }) => [code, productId ?? ''],
    );
  },

  async staff(ctx, { limit, cursor, asOf = ctx.today, gaps }) {
    const timeZone = ctx.organisation?.timeZone ?? 'UTC';
    return pageFrom(
      await listStaff(ctx.db, { asOf, timeZone, gaps, after: readCursor(cursor, 2), limit: limit + 1 }),
      limit,
      (row) => row,
      ({ name, userId }) => [name, userId],
    );
  },

  async owner(ctx, { accountId }) {
    await requireAccount(ctx, accountId, 'reads');
    const found = await sql<{ id: string; name: string }>`
      select u.id, u.name from account a join app_user u on u.id = a.owner_id where a.id = ${accountId}::uuid`.execute(ctx.db);
    const owner = found.rows[0];
    if (!owner) return { userId: null, name: null, missing: [] };
    const rows = await unlearnedByOwners(ctx.db, [accountId], ctx.today);
    return { userId: owner.id, name: owner.name, missing: rows.map(({ courseId, courseTitle }) => ({ courseId, courseTitle })) };
  },

  async owners(ctx, { gives = [], ownerId, ...selection }) {
    const { owners: rule } = await readRules(ctx.db);
    if (rule === 'off') return { rule, missing: [] };
    // Who takes one over reads it; what a filter meets is given by who may write it.
    const asked = ownerId ? selection : { ids: [...new Set(gives.map(({ accountId }) => accountId))] };
    const ids = await idsOf(ctx, asked, catalogsOf, asked.ids ? 'reads' : 'writes');
    const met = new Set(ids);
    const taken = ownerId ? ids.map((accountId) => ({ accountId, ownerId })) : gives.filter(({ accountId }) => met.has(accountId));
    return { rule, missing: await unlearnedByTakers(ctx.db, taken, ctx.today) };
  },
});
