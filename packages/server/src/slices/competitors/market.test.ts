import type { Account, AffectedAccount, CompetitorPresence } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, person, db } = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
interface Made {
  id: string;
}
const team = await call<Made>('identity.createTeam', { code: 'T', name: 'T' });
const member = await person('csm', { teamId: team.id });
const [own, theirs, third] = [
  await call<Account>('accounts.create', { code: 'A', name: 'A 大学', createdOn: '2020-01-01', teamId: team.id }),
  await call<Account>('accounts.create', { code: 'B', name: 'B 大学', createdOn: '2020-01-01' }),
  await call<Account>('accounts.create', { code: 'C', name: 'C 大学', createdOn: '2020-01-01' }),
];

test('a competitor is at the accounts where it is seen and not gone, counted as far as the reader sees', async () => {
  const competitor = await call<Made>('competitors.create', { title: '同行甲', knownSince: '2026-01-01' });
  const note = (accountId: string, observation: string, more: object = {}) =>
    call('competitorNotes.create', { accountId, competitorId: competitor.id, observation, observedOn: '2026-05-01', ...more });
  await note(own.id, 'present');
  await note(own.id, 'price_pressure', { observedOn: '2026-06-01' });
  await note(theirs.id, 'replaced');
  await note(third.id, 'present', { resolvedOn: '2026-10-01' });
  const action = { competitorId: competitor.id, kind: 'online', summary: '线上公开课', actedOn: '2026-09-01' };
  await call('competitorActions.create', action);
  await call('competitorActions.create', { ...action, decision: '不跟进' });
  const seen = async (asOf?: string, actor?: typeof member) => {
    const answer = await call<{ accounts: number; seen: number; items: CompetitorPresence[] }>(
      'market.presence',
      asOf ? { asOf } : {},
      actor,
    );
    return { of: answer.accounts, seen: answer.seen, ...answer.items[0] };
  };
  expect(await seen()).toMatchObject({
    of: 3,
    accounts: 2,
    pricePressure: 1,
    replaced: 1,
    lastSeenOn: '2026-06-01',
    actions: 2,
    undecided: 1,
  });
  expect(await seen('2026-09-30')).toMatchObject({ of: 3, accounts: 3 });
  expect(await seen(undefined, member)).toMatchObject({ of: 1, accounts: 1, replaced: 0 });
});

test('the end of a product concerns who bought it in twelve months or subscribes to it, and nobody else', async () => {
  const product = await call<Made>('products.create', { code: 'P1', name: '旧平台' });
  const retirement = await call<Made>('productRetirements.create', {
    productId: product.id,
    plannedOn: '2026-11-01',
    retiresOn: '2027-06-30',
  });
  const order = (accountId: string, on: string, amount: number) =>
    sql`with o as (insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
        values (${accountId}, gen_random_uuid(), ${on}, 'CNY', ${on}, ${on}, '2026-01-01Z', '2026-01-01Z') returning account_id, id)
      insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
      select account_id, id, '1', ${product.id}, ${on}, ${on}, 1, ${amount}, ${amount}, '2026-01-01Z', '2026-01-01Z' from o`.execute(db);
  await order(own.id, '2025-11-24', 500);
  await order(theirs.id, '2025-11-23', 500);
  const subscribe = (accountId: string, more: object) =>
    call('subscriptions.create', { accountId, productId: product.id, startsOn: '2026-01-01', amount: '1', amountPer: 'year', ...more });
  await subscribe(third.id, { endsOn: '2026-11-23' });
  await subscribe(theirs.id, { endsOn: '2027-01-01', endedOn: '2026-11-23' });
  const affected = async (actor?: typeof member) =>
    (await call<{ items: AffectedAccount[] }>('market.affected', { id: retirement.id }, actor)).items;
  expect(await affected()).toMatchObject([
    { accountName: 'A 大学', amount12m: '500.000000', lastBoughtOn: '2025-11-24', subscribed: false },
    { accountName: 'C 大学', amount12m: '0', lastBoughtOn: null, subscribed: true, subscribedUntil: '2026-11-23' },
  ]);
  expect((await affected(member)).map(({ accountName }) => accountName)).toEqual(['A 大学']);
});
