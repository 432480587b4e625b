import type { Account } from '@fulcrum/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/access/index.ts';
import { Fault } from '../../src/kernel/fault.ts';
import { testFulcrum } from '../harness/fulcrum.ts';

const { call, person } = await testFulcrum();
interface Side {
  lead: Actor;
  account: Account;
  receiptId: string;
  instalmentId: string;
  contractId: string;
  claimId: string;
}
const made = async (id: string, input: object) => (await call<{ id: string }>(id, input)).id;

async function side(code: string): Promise<Side> {
  const team = await call<{ id: string }>('identity.createTeam', { code, name: code });
  const lead = await person('sales_lead', { teamId: team.id, name: code });
  const account = await call<Account>('accounts.create', { code, name: code, teamId: team.id, createdOn: '2020-01-01' });
  const accountId = account.id;
  const contractId = await made('contracts.create', { accountId, signedOn: '2026-01-01', amount: '100' });
  const instalmentId = await made('instalments.create', { accountId, plannedOn: '2026-01-01', dueOn: '2026-02-01', amount: '100' });
  const receiptId = await made('receipts.create', { accountId, receivedOn: '2026-03-01', amount: '90', payerName: 'OWN' });
  const { claim } = await call<{ claim: { id: string } }>('receivables.claim', { receiptId, instalmentId, amount: '10' });
  await call('ratings.create', {
    accountId,
    dimension: 'influence',
    score: 3,
    ratedOn: '2026-01-01',
    expiresOn: '2026-12-01',
    evidence: '走访',
  });
  return { lead, account, receiptId, instalmentId, contractId, claimId: claim.id };
}
let own: Side;
let foreign: Side;
beforeAll(async () => {
  own = await side('OWN');
  foreign = await side('FOREIGN');
});
const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Fault ? error.reason : String(error)),
  );

describe('a sales lead of one team', () => {
  const ON: Record<string, (of: Side) => [string, object]> = {
    'claims of a receipt': ({ receiptId }) => ['receivables.suggestions', { receiptId }],
    'a receipt to an own instalment': ({ receiptId }) => ['receivables.claim', { receiptId, instalmentId: own.instalmentId, amount: '1' }],
    'an own receipt to an instalment': ({ instalmentId }) => ['receivables.claim', { receiptId: own.receiptId, instalmentId, amount: '1' }],
    'an own receipt to a contract': ({ contractId }) => ['receivables.claim', { receiptId: own.receiptId, contractId, amount: '1' }],
    'adjustments of a receipt': ({ receiptId }) => ['receipts.adjustments', { id: receiptId }],
    'a receipt, adjusted': ({ receiptId }) => ['receipts.adjust', { id: receiptId, amount: '91', reason: '银行回单更正' }],
    'an instalment, adjusted': ({ instalmentId }) => ['instalments.adjust', { id: instalmentId, amount: '101', reason: '合同更正' }],
    'a claim, taken back': ({ claimId }) => ['receivables.unclaim', { id: claimId }],
  };
  test.each(Object.keys(ON))('%s: own ones are done, foreign ones do not exist', async (name) => {
    const [id, input] = ON[name]!(foreign);
    expect(await reasonOf(call(id, input, own.lead))).toBe('resource.not_found');
    const [same, mine] = ON[name]!(own);
    expect(await reasonOf(call(same, mine, own.lead))).toBe('done');
  });

  test.each(['receivables.list', 'receivables.accounts', 'receivables.receipts', 'ratingRubrics.expiring'])(
    '%s: lists only what the team owns',
    async (id) => {
      const seen = await call<{ items: { accountId: string }[] }>(id, {}, own.lead);
      expect(new Set(seen.items.map(({ accountId }) => accountId))).toEqual(new Set([own.account.id]));
      const asked = await call<{ items: unknown[] }>(id, { accountId: foreign.account.id }, own.lead);
      expect(asked.items).toEqual([]);
    },
  );

  test('sums only what the team owns, and is suggested nothing of others, though the amount be the same', async () => {
    const mine = await call<{ open: { instalments: number }; unclaimed: { receipts: number } }>('receivables.ageing', {}, own.lead);
    expect(mine).toMatchObject({ open: { instalments: 1 }, unclaimed: { receipts: 1 } });
    const { items } = await call<{ items: { receivable: { accountId: string } }[] }>(
      'receivables.suggestions',
      { receiptId: own.receiptId, q: 'F' },
      own.lead,
    );
    expect(items).toEqual([]);
  });

  test('sees of a receipt that pays several accounts only the claims on its own, and the rest as claimed', async () => {
    await call('receivables.claim', { receiptId: own.receiptId, instalmentId: foreign.instalmentId, amount: '20' });
    const { items } = await call<{ items: { id: string; claimed: string; claims: { accountId: string }[] }[] }>(
      'receivables.receipts',
      {},
      own.lead,
    );
    const [receipt] = items.filter(({ id }) => id === own.receiptId);
    expect(new Set(receipt?.claims.map(({ accountId }) => accountId))).toEqual(new Set([own.account.id]));
    expect(Number(receipt?.claimed)).toBeGreaterThanOrEqual(20);
  });
});
