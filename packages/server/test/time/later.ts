// For tests: everything that can happen to a base after a day, so that nothing of it may show as of that day.
import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import { recordInput } from '../access/records-of-world.ts';
import type { Side, World } from '../access/world.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';
import { sliceOf } from '../records/arbitrary-records.ts';

/** The day of the records of a world, and the one of those that come later. */
const [WORLD_DAY, LATER_DAY] = ['2026-11-02', '2027-01-11'];

async function moreRecords({ call }: TestFulcrum, side: Side, productId: string): Promise<void> {
  const ids: Record<string, string> = { products: productId, contacts: side.contactId, users: side.ownerId, accounts: side.friendId };
  for (const type of RECORD_TYPES as readonly RecordType[]) {
    const input = { ...(type.account ? { accountId: side.accountId } : {}), ...recordInput(type, ids), [type.day]: LATER_DAY };
    const moved = JSON.parse(JSON.stringify(input).replaceAll(WORLD_DAY, LATER_DAY)) as object;
    ids[type.entity] = (await call<{ id: string }>(`${sliceOf(type)}.create`, moved)).id;
  }
}

async function insertLater({ db }: TestFulcrum, accountId: string, productId: string): Promise<void> {
  const id = newId();
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${accountId}, ${id}, 'O-2', 'CNY', ${LATER_DAY}, ${LATER_DAY}, '2027-01-12Z', '2027-01-12Z')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
    values (${accountId}, ${id}, '1', ${productId}, ${LATER_DAY}, ${LATER_DAY}, 1, 5, 5, 1, '2027-01-12Z', '2027-01-12Z')`.execute(db);
}

/** What happens to one account: it is sold to, met, judged by hand, given away; its people move, its risk ends, its task is done. */
async function toAccount(fulcrum: TestFulcrum, world: World, side: Side): Promise<void> {
  const { call } = fulcrum;
  const { accountId, friendId } = side;
  await moreRecords(fulcrum, side, world.productId);
  await insertLater(fulcrum, accountId, world.productId);
  await call('interactions.log', { accountId, kind: 'visit', twoWay: true, summary: '回访' });
  await call('contacts.create', { accountId, name: '陆文盛', title: '主任' });
  await call('contacts.move', { id: side.contactId, revision: 1, toAccountId: friendId });
  await call('risks.end', { accountId, id: side.riskId, revision: 1, state: 'mitigated' });
  await call('risks.raise', { accountId, kind: 'other', title: '新的风险' });
  await call('tasks.close', { id: side.taskId, revision: 1, outcome: 'reached' });
  await call('tasks.create', { accountId, title: '下一步', dueOn: LATER_DAY, ownerId: side.ownerId });
  await call('names.add', { accountId, kind: 'alias', value: `${side.code} 别名` });
  await call('members.add', { accountId, userId: world.colleagueId, role: 'collaborator', until: '2099-01-01' });
  await call('overrides.set', { accountId, level: 'A', reason: '战略合作', until: '2027-06-30' });
  await call('accounts.change', { id: accountId, revision: side.revision, industry: '物流', employees: 12_345, parentId: friendId });
  await call('tags.apply', { ids: [accountId], add: [world.tagId] });
  await call('segments.addMembers', { id: world.segmentId, ids: [accountId] });
}

/** Policies as they stand, each with another rule, in force from the day on. */
async function otherRules({ call }: TestFulcrum): Promise<void> {
  const { items } = await call<{ items: { id: string; kind: string; version: number | null }[] }>('policies.list');
  for (const { id, kind } of items.filter(
    ({ kind, version }) => version !== null && ['tier', 'lifecycle', 'health', 'benefits', 'sla'].includes(kind),
  )) {
    const { yaml } = await call<{ yaml: string }>('policies.get', { id });
    const other = kind === 'lifecycle' ? yaml.replace(/^grace: .*$/m, 'grace: 5') : yaml;
    await call('policies.saveDraft', { id, yaml: other.replaceAll(/\ben: ([A-Z])/g, 'en: Other $1') });
    await call('policies.publish', { id });
  }
}

/** Some are judged no more, some are customers no more. */
async function rests({ call }: TestFulcrum, sides: readonly Side[]): Promise<void> {
  await call('freezes.set', { ids: sides.map(({ accountId }) => accountId), reason: '集团重组', until: null });
  for (const { friendId } of sides) {
    const { revision } = await call<{ revision: number }>('accounts.get', { id: friendId });
    await call('accounts.change', { id: friendId, revision, status: 'closed' });
  }
}

/** All of it, to some accounts; then everyone is judged by other rules. */
export async function happensLater(fulcrum: TestFulcrum, world: World, sides: readonly Side[]): Promise<void> {
  for (const side of sides) await toAccount(fulcrum, world, side);
  await fulcrum.call('accounts.assign', { ids: sides.map(({ accountId }) => accountId), ownerId: world.colleagueId });
  await otherRules(fulcrum);
  await fulcrum.call('evaluations.run', {});
  await rests(fulcrum, sides);
}
