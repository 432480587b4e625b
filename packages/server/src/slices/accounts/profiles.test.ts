import type { Account, Contact } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const account = await call<Account>('accounts.create', { code: 'A', name: 'A', industry: '教育' });
const profile = () => call<{ required: string[]; missing: string[] }>('profiles.get', { accountId: account.id });
const tier = (id: string, rank: number) => sql`update account_state set tier = ${id}, tier_rank = ${rank}`.execute(db);

test('an account lacks what its tier must have and nobody has written down', async () => {
  expect(await profile()).toEqual({
    tier: null,
    required: ['account.industry', 'account.region_code', 'contacts.any'],
    missing: ['account.region_code', 'contacts.any'],
  });
});

test('the highest level must have more; a decider who can be reached and is judged fills it, until they leave', async () => {
  await tier('S', 0);
  await call('accounts.change', { id: account.id, revision: 1, regionCode: 'CN-BJ', employees: 10 });
  expect((await profile()).missing).toEqual(['contacts.any', 'contacts.decider', 'contacts.decider_reach', 'contacts.attitude']);
  const person = await call<Contact>('contacts.create', {
    accountId: account.id,
    name: '沈澜',
    decisionRole: 'approver',
    phone: '1',
    attitude: 'mentor',
  });
  expect((await profile()).missing).toEqual([]);
  await call('contacts.change', { id: person.id, revision: 1, leftOn: '2026-11-23' });
  expect((await profile()).missing).toEqual(['contacts.any', 'contacts.decider', 'contacts.decider_reach', 'contacts.attitude']);
});

test('an administrator asks for other facts, a company’s own fields among them; a retired field is asked for no more', async () => {
  await tier('B', 2);
  await call('fields.declare', { entity: 'account', id: 'need', type: 'text', name: { zh: '需求', en: 'Need' } });
  await call('profiles.setRules', {
    everyone: ['account.field.need'],
    top: [],
    byTier: { B: ['account.brand', 'team.any'], C: ['account.owner'] },
  });
  expect((await profile()).missing).toEqual(['account.field.need', 'account.brand', 'team.any']);
  await call('fields.change', { entity: 'account', id: 'need', retired: true });
  expect((await profile()).required).toEqual(['account.brand', 'team.any']);
});
