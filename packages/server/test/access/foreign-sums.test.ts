import type { Account } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { testFulcrum } from '../harness/fulcrum.ts';

const fulcrum = await testFulcrum();
await fulcrum.call('session.installTemplate', { id: 'infrastructure' });

/** A customer of a team of its own, with a large order and a risk; answers who owns it. */
async function customerOf(team: string, amount: number) {
  const made = await fulcrum.call<{ id: string }>('identity.createTeam', { code: team, name: team });
  const member = await fulcrum.person('csm', { teamId: made.id, name: team });
  const account = await fulcrum.call<Account>('accounts.create', {
    code: team,
    name: team,
    ownerId: member.userId,
    createdOn: '2024-01-01',
  });
  const [order, product] = [newId(), newId()];
  await sql`insert into product (id, code, name, category, recorded_at, changed_at)
    values (${product}, ${team}, ${team}, 'new', '2024-01-01', '2024-01-01')`.execute(fulcrum.db);
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${account.id}, ${order}, ${team}, 'CNY', '2026-10-01', '2026-10-01', '2026-10-01', '2026-10-01')`.execute(fulcrum.db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${account.id}, ${order}, '1', ${product}, '2026-10-01', '2026-10-01', 1, ${amount}, ${amount}, '2026-10-01', '2026-10-01')`.execute(
    fulcrum.db,
  );
  await fulcrum.call('risks.raise', { accountId: account.id, kind: 'overdue', title: team });
  return member;
}

/** Everything that adds up over the base. */
const SUMS = [
  ['tiers.overview', {}],
  ['tiers.pareto', {}],
  ['tiers.rfm', {}],
  ['tiers.portfolio', {}],
  ['tiers.outcomes', {}],
  ['accounts.compare', { by: 'tier', from: '2026-10-31', to: '2026-11-23' }],
  ['accounts.movers', { by: 'tier', from: '2023-10-31', to: '2026-11-23' }],
  ['tiers.sensitivity', {}],
  ['health.overview', {}],
  ['health.falls', {}],
  ['risks.list', {}],
  ['benefits.matrix', {}],
  ['policies.simulateBenefits', { id: 'benefits' }],
  ['policies.simulateBenefits', { id: 'service-level' }],
  ['accounts.summary', {}],
] as const;

test('what a member is told of the whole base is the same with and without the customers of another team', async () => {
  const member = await customerOf('OWN', 1_230_000);
  const told = async () => {
    await fulcrum.call('evaluations.run', {});
    return Promise.all(SUMS.map(async ([id, input]) => [id, await fulcrum.call(id, input, member)]));
  };
  const alone = await told();
  await customerOf('FOREIGN', 98_700_000);
  expect(await told()).toEqual(alone);
  expect(JSON.stringify(alone)).toContain('1230000');
});
