import { type Account, DEFAULT_RUBRIC, type Rubric } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, person, db } = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const account = await call<Account>('accounts.create', { code: 'A', name: '澄湖装备', createdOn: '2020-01-01' });
const other = await call<Account>('accounts.create', { code: 'B', name: '青麓半导体', createdOn: '2020-01-01' });
const rate = (fields: object) =>
  call('ratings.create', {
    accountId: account.id,
    dimension: 'relationship',
    score: 4,
    ratedOn: '2026-01-01',
    evidence: '处长主动约谈',
    ...fields,
  });
const levels = async () => (await call<{ items: Rubric[] }>('ratingRubrics.list')).items[0]!.levels;

test('the wording of a level is shipped, may be written anew by who writes policies, and taken back', async () => {
  expect((await levels()).map(({ text, own }) => ({ text, own }))).toEqual(
    DEFAULT_RUBRIC.relationship.map((text) => ({ text, own: false })),
  );
  const text = { zh: '处长每季度见面', en: 'The head of division meets us every quarter' };
  await call('ratingRubrics.change', { dimension: 'relationship', score: 4, text });
  expect((await levels())[3]).toEqual({ score: 4, text, own: true });
  await call('ratingRubrics.change', { dimension: 'relationship', score: 4, text: null });
  expect((await levels())[3]).toMatchObject({ own: false });
  const csm = await person('csm');
  await expect(call('ratingRubrics.change', { dimension: 'relationship', score: 4, text }, csm)).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

test('ratings that expire soon are listed, but not those that a later one has replaced', async () => {
  await rate({ expiresOn: '2026-11-30' });
  await rate({ dimension: 'influence', expiresOn: '2026-12-23' });
  await rate({ dimension: 'renewal_intent', expiresOn: '2026-12-24' });
  const due = async () =>
    (await call<{ items: { dimension: string }[] }>('ratingRubrics.expiring')).items.map(({ dimension }) => dimension);
  expect(await due()).toEqual(['relationship', 'influence']);
  await rate({ ratedOn: '2026-11-20', score: 2 });
  expect(await due()).toEqual(['influence']);
});

test('an account without a rating is found as not rated, after an evaluation', async () => {
  await call('policies.saveDraft', {
    id: 'tier',
    yaml: `apiVersion: fulcrum/v1
kind: tier
id: tier
name: { zh: 分级, en: Tier }
items: []
levels:
  - { id: A, name: { zh: 甲, en: A }, when: { metric: rating.relationship, op: '>=', value: 2 } }
  - { id: B, name: { zh: 乙, en: B } }
`,
  });
  await call('policies.publish', { id: 'tier' });
  await call('evaluations.run', {});
  const found = async (op: string) => {
    const filter = JSON.stringify({ metric: 'rating.relationship', op });
    return (await call<{ items: { id: string }[] }>('accounts.list', { filter })).items.map(({ id }) => id);
  };
  expect(await found('unknown')).toEqual([other.id]);
  expect(await found('known')).toEqual([account.id]);
  const tiers = await sql<{ tier: string }>`select tier from account_state s join account a on a.id = s.account_id order by a.code`.execute(
    db,
  );
  expect(tiers.rows.map(({ tier }) => tier)).toEqual(['A', 'B']);
});

test('an account is related to others, refers others, and a rating does not expire before it was given', async () => {
  const refused = { kind: 'invalid' };
  await expect(rate({ expiresOn: '2025-12-31' })).rejects.toMatchObject(refused);
  const relation = { accountId: account.id, kind: 'same_group', sinceOn: '2026-01-01' };
  await expect(call('relations.create', { ...relation, otherId: account.id })).rejects.toMatchObject(refused);
  const made = await call<{ id: string; revision: number }>('relations.create', { ...relation, otherId: other.id });
  await expect(call('relations.change', { id: made.id, revision: 1, otherId: account.id })).rejects.toMatchObject(refused);
  await expect(call('referrals.create', { accountId: account.id, referredId: account.id, referredOn: '2026-01-01' })).rejects.toMatchObject(
    refused,
  );
  const seenFrom = await call<{ items: { accountId: string }[] }>('relations.list', { otherId: other.id });
  expect(seenFrom.items.map(({ accountId }) => accountId)).toEqual([account.id]);
});
