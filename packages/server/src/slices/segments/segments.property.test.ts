import type { Condition } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts as anyAccounts, conditionOver } from '../../../test/judgement/arbitraries.ts';
import { putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { putWithHistory, truncated } from '../../../test/judgement/dated-base.ts';
import { hadCome, metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { holds } from '../../../test/oracle/tier.ts';
import { newId } from '../../kernel/ids.ts';
import { evaluate } from '../../policy/run.ts';
import { accountsHandlers } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { segmentsHandlers } from './index.ts';

const { db } = await testDatabase();
const TODAY = '2026-06-30';
const TAGS = [newId(), newId()];
const LIST = newId();
const NESTED = newId();
await sql`insert into custom_field (entity, id, type, name, created_at)
  select 'account', f.id, f.type, '{"zh":"f","en":"f"}', '2020-01-01Z'
  from (values ('need', 'number'), ('kind', 'text'), ('signed', 'date'), ('vip', 'boolean')) as f(id, type)`.execute(db);
await sql`insert into tag (id, name, created_at) values (${TAGS[0]}, 'one', '2020-01-01Z'), (${TAGS[1]}, 'two', '2020-01-01Z')`.execute(db);

interface Held {
  since: string;
  until: string | null;
}
/** An account with its tags and its memberships of the fixed list. */
interface Grouped {
  account: RawAccount;
  tags: (Held & { tag: number })[];
  list: Held[];
}
const day = fc.oneof(
  fc.constantFrom(...AS_OF),
  fc.integer({ min: 0, max: 1400 }).map((n) => Temporal.PlainDate.from('2021-09-01').add({ days: n }).toString()),
);
const held = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 500 }))).map(([since, days]) => ({
  since,
  until: days === null ? null : Temporal.PlainDate.from(since).add({ days }).toString(),
}));
const base: fc.Arbitrary<Grouped[]> = anyAccounts(8).chain((list) =>
  fc.tuple(
    ...list.map((account) =>
      fc.record({
        account: fc.constant(account),
        tags: fc.uniqueArray(
          fc.tuple(held, fc.constantFrom(0, 1)).map(([of, tag]) => ({ ...of, tag })),
          {
            maxLength: 3,
            selector: ({ since, tag }) => `${since} ${tag}`,
          },
        ),
        list: fc.uniqueArray(held, { maxLength: 2, selector: ({ since }) => since }),
      }),
    ),
  ),
);
const grouping: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    metric: fc.constant('account.tags'),
    op: fc.constantFrom('in' as const, 'not_in' as const),
    value: fc.subarray([...TAGS, 'one'], { minLength: 1 }),
  }),
  fc.record({ metric: fc.constant('account.tags'), op: fc.constantFrom('known' as const, 'unknown' as const) }),
  fc.record({
    metric: fc.constant('account.segments'),
    op: fc.constantFrom('in' as const, 'not_in' as const),
    value: fc.subarray([LIST, NESTED], { minLength: 1 }),
  }),
);

async function put(list: readonly Grouped[], nested: Condition): Promise<void> {
  await putWithHistory(
    db,
    list.map(({ account }) => account),
  );
  await putInForce(db, {
    ...{ apiVersion: 'fulcrum/v1', kind: 'tier', id: 'tier', name: { zh: '名', en: 'Name' }, sample: false, schedule: 'manual', items: [] },
    levels: ['A', 'B'].map((id) => ({ id, name: { zh: id, en: id } })),
  });
  await sql`delete from segment`.execute(db);
  await sql`insert into segment (id, kind, name, condition, shared, created_at, changed_at) values
    (${LIST}, 'fixed', 'list', null, true, '2020-01-01Z', '2020-01-01Z'),
    (${NESTED}, 'dynamic', 'nested', ${JSON.stringify(nested)}::jsonb, true, '2020-01-01Z', '2020-01-01Z')`.execute(db);
  const rows = JSON.stringify(
    list.flatMap(({ account, tags, list: memberships }) => [
      ...tags.map(({ tag, ...of }) => ({ account: account.id, tag: TAGS[tag], ...of })),
      ...memberships.map((of) => ({ account: account.id, tag: null, ...of })),
    ]),
  );
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as r(account uuid, tag uuid, since date, until date)`;
  await sql`insert into account_tag (account_id, tag_id, since, until, recorded_at)
    select account, tag, since, until, '2020-01-01Z' from ${given} where tag is not null`.execute(db);
  await sql`insert into segment_member (account_id, segment_id, since, until, recorded_at)
    select account, ${LIST}::uuid, since, until, '2020-01-01Z' from ${given} where tag is null`.execute(db);
}

/** The base as it was on a day: no tag or membership of later, and an end that was still to come is not there. */
const cut = (list: readonly Grouped[], on: string): Grouped[] => {
  const seen = <T extends Held>(rows: T[]): T[] =>
    rows.filter(({ since }) => since <= on).map((row) => ({ ...row, until: row.until !== null && row.until > on ? null : row.until }));
  return truncated(
    list.map(({ account }) => account),
    on,
  ).map((account) => {
    const { tags, list: memberships } = list.find((one) => one.account.id === account.id)!;
    return { account, tags: seen(tags), list: seen(memberships) };
  });
};

/** The accounts that a condition meets on a day, by going over them one by one. */
function slowly(list: readonly Grouped[], condition: Condition, nested: Condition, on: string): string[] {
  const inForce = ({ since, until }: Held) => since <= on && (until === null || until > on);
  return list
    .filter(({ account }) => hadCome(account, on))
    .filter((one) => {
      const tags = one.tags.filter(inForce).flatMap(({ tag }) => (tag === 0 ? [TAGS[0]!, 'one'] : [TAGS[1]!]));
      const values = { ...metricsOf(one.account, on), 'account.tags': tags };
      const lists = [...(one.list.some(inForce) ? [LIST] : []), ...(holds(nested, { ...values, 'account.segments': [] }) ? [NESTED] : [])];
      return holds(condition, { ...values, 'account.segments': lists });
    })
    .map(({ account }) => account.id)
    .sort();
}

/** What the product answers: the ids of every page, the count, and the total of the list. */
async function quickly(condition: Condition, today: string, asOf?: string) {
  const ctx = contextOn(db, today);
  const on = asOf === undefined ? {} : { asOf };
  const counted = await segmentsHandlers.preview(ctx, { condition, sample: 0, ...on });
  const page = await accountsHandlers(catalogsOf, { moved: async () => {}, naming: async () => {}, registered: async () => {} }).list(ctx, {
    filter: JSON.stringify(condition),
    limit: 200,
    total: true,
    sort: 'name',
    ...on,
  });
  return { ids: page.items.map(({ id }) => id).sort(), count: counted.accounts, total: page.total };
}

test('a segment is what its condition meets account by account, its count is the length of its list, and as of a day it is that of the base of that day', async () => {
  await fc.assert(
    fc.asyncProperty(
      base,
      conditionOver(grouping),
      conditionOver(fc.constant({ metric: 'account.tags', op: 'in', value: ['one'] } satisfies Condition)),
      fc.constantFrom(...AS_OF),
      async (list, condition, nested, on) => {
        const expected = slowly(list, condition, nested, on);
        const answer = { ids: expected, count: expected.length, total: expected.length };
        await put(list, nested);
        expect(await quickly(condition, TODAY, on)).toEqual(answer);
        await put(cut(list, on), nested);
        await inTransaction(db, on, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf: on, cause: 'manual' }));
        expect(await quickly(condition, on)).toEqual(answer);
      },
    ),
    { numRuns: 25 },
  );
});
