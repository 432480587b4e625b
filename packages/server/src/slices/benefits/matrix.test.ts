import type { Account, BenefitMatrix } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const matrix = (more: object = {}, actor?: Parameters<typeof call>[2]) => call<BenefitMatrix>('benefits.matrix', more, actor);
/** Where customers are, as "level stage": how many. */
const counted = ({ cells }: BenefitMatrix) =>
  Object.fromEntries(cells.filter(({ accounts }) => accounts > 0).map(({ level, stage, accounts }) => [`${level} ${stage}`, accounts]));

const made = async (code: string, ownerId?: string) =>
  (await call<Account>('accounts.create', { code, name: code, createdOn: '2024-01-01', ...(ownerId ? { ownerId } : {}) })).id;
async function ordered(accountId: string, day: string, amount: number) {
  const [id, productId] = [newId(), newId()];
  await sql`insert into product (id, code, name, recorded_at, changed_at) values (${productId}, ${id}, ${id}, '2026-01-01', '2026-01-01')`.execute(
    db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${accountId}, ${id}, ${id}, 'CNY', ${day}, ${day}, '2026-10-01', '2026-10-01')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${accountId}, ${id}, '1', ${productId}, ${day}, ${day}, 1, ${amount}, ${amount}, '2026-10-01', '2026-10-01')`.execute(db);
}

beforeAll(async () => {
  await call('session.installTemplate', { id: 'infrastructure' });
  const signed = (accountId: string, more: object) =>
    call('contracts.create', { accountId, signedOn: '2026-01-01', amount: '1200', ...more });
  await made('NEED');
  await signed(await made('DRAFT'), { draft: true, signedOn: '2026-11-01' });
  await ordered(await made('USES'), '2026-10-20', 40_000_000);
  await ordered(await made('BUYS-AGAIN'), '2026-02-01', 40_000_000);
  await ordered(await made('LONG-AGO'), '2025-01-01', 40_000_000);
  await signed(await made('LAUNCH'), { startsOn: '2026-11-01', endsOn: '2027-10-31', deliveredOn: '2026-11-02' });
  await signed(await made('ADOPTS'), { startsOn: '2026-02-01', endsOn: '2027-06-30', deliveredOn: '2026-02-01' });
  await signed(await made('RENEWS'), { startsOn: '2026-01-01', endsOn: '2026-12-31' });
  // An order of yesterday does not hide that the contract ends.
  const both = await made('BOTH');
  await signed(both, { startsOn: '2026-01-01', endsOn: '2026-12-31' });
  await ordered(both, '2026-11-20', 1000);
  await call('evaluations.run', {});
});

test('each customer stands in the cell of its level and of the stage that its facts tell', async () => {
  const now = await matrix();
  expect(counted(now)).toEqual({
    'E need': 2,
    'E contract': 1,
    'A operation': 1,
    'A repurchase': 1,
    'E delivery': 1,
    'E operation': 1,
    'E repurchase': 2,
  });
  expect(now.levels.map(({ id, accounts }) => [id, accounts])).toEqual([
    ['A', 2],
    ['B', 0],
    ['C', 0],
    ['D', 0],
    ['E', 7],
  ]);
  expect(now.stages.map(({ accounts }) => accounts)).toEqual([2, 1, 1, 2, 3]);
  expect(now.cells.find(({ level, stage }) => level === 'A' && stage === 'operation')).toMatchObject({ amount: '40000000' });
});

test('what the level has at a stage is told with its terms, and nothing where there is nothing', async () => {
  const { cells, classes, catalogue } = await matrix();
  const at = (level: string, stage: string) => cells.find((cell) => cell.level === level && cell.stage === stage)?.benefits;
  expect(at('C', 'contract')).toMatchObject([
    { benefit: 'discount', limit: 8 },
    { benefit: 'payment_days', limit: 45 },
  ]);
  expect(at('B', 'operation')?.[0]).toEqual({ benefit: 'service', quantity: null, per: null, limit: null, class: 'gold' });
  expect(at('E', 'need')).toEqual([]);
  expect(classes.map(({ id }) => id)).toEqual(['gold', 'silver', 'standard', 'basic']);
  expect(catalogue.find(({ id }) => id === 'training')).toMatchObject({ unitCost: '800', approvalAbove: 16 });
});

test('only the customers that one meets are counted, and costs are masked as margins are', async () => {
  const team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  const csm = await fulcrum.person('csm', { teamId: team });
  await sql`update account set team_id = ${team} where code = 'RENEWS'`.execute(db);
  expect(counted(await matrix({}, csm))).toEqual({ 'E repurchase': 1 });
  const seen = await matrix({}, await fulcrum.person('viewer'));
  expect(new Set(seen.catalogue.map(({ unitCost }) => unitCost))).toEqual(new Set(['***']));
});

test('before the policy was in force there was none', async () => {
  expect(await matrix({ asOf: '2026-11-22' })).toMatchObject({ policyId: null, cells: [], levels: [] });
});
