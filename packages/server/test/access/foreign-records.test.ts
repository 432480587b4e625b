import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Account } from '@fulcrum/contract';
import { contract } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type Download, endpointsOf } from '../../src/access/index.ts';
import { bytesOfBuffer } from '../../src/files/byte-source.ts';
import { Fault } from '../../src/kernel/fault.ts';
import { newId } from '../../src/kernel/ids.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { workbookOf } from '../harness/made-workbook.ts';

const fulcrum = await testFulcrum();
interface Side {
  member: Actor;
  account: Account;
  contactId: string;
  taskId: string;
  orderId: string;
  interactionId: string;
  riskId: string;
  memberId: string;
  attachmentId: string;
}

async function side(code: string): Promise<Side> {
  const team = await fulcrum.call<{ id: string }>('identity.createTeam', { code, name: code });
  const member = await fulcrum.person('csm', { teamId: team.id, name: code });
  const account = await fulcrum.call<Account>('accounts.create', { code, name: code, ownerId: member.userId, teamId: team.id });
  const contact = await fulcrum.call<{ id: string }>('contacts.create', { accountId: account.id, name: '沈澜' });
  const task = await fulcrum.call<{ id: string }>('tasks.create', {
    accountId: account.id,
    title: '确认报价',
    dueOn: '2026-11-24',
    ownerId: member.userId,
  });
  await fulcrum.call('contracts.create', { accountId: account.id, signedOn: '2026-01-01', amount: '1200' });
  const [orderId, productId] = [newId(), newId()];
  await sql`insert into product (id, code, name, recorded_at, changed_at) values (${productId}, ${code}, ${code}, '2026-01-01', '2026-01-01')`.execute(
    fulcrum.db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at) values (${account.id}, ${orderId}, ${code}, 'CNY', '2026-10-01', '2026-10-01', '2026-10-01', '2026-10-01')`.execute(
    fulcrum.db,
  );
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${account.id}, ${orderId}, '1', ${productId}, '2026-10-01', '2026-10-01', 1, 100, 100, '2026-10-01', '2026-10-01')`.execute(
    fulcrum.db,
  );
  async function* paper() {
    yield Buffer.from('合同');
  }
  const query = { accountId: account.id, name: '合同.txt' };
  const attachment = await fulcrum.door.dispatchStream('attach', await fulcrum.ctx(), query, paper());
  const made = await fulcrum.call<{ id: string }>('interactions.log', {
    accountId: account.id,
    kind: 'call',
    twoWay: true,
    summary: '问候',
  });
  const risk = await fulcrum.call<{ id: string }>('risks.raise', { accountId: account.id, kind: 'overdue', title: '长期欠款' });
  const sales = await fulcrum.person('sales');
  const joined = await fulcrum.call<{ id: string }>('members.add', { accountId: account.id, userId: sales.userId, role: 'sales' });
  return {
    member,
    attachmentId: attachment.id,
    account,
    contactId: contact.id,
    taskId: task.id,
    orderId,
    interactionId: made.id,
    riskId: risk.id,
    memberId: joined.id,
  };
}

let own: Side;
let foreign: Side;
beforeAll(async () => {
  own = await side('OWN');
  foreign = await side('FOREIGN');
});

/** One call on a record of a side, for every endpoint that names one. */
const ON_RECORD: Record<string, (of: Side) => object> = {
  'accounts.get': ({ account }) => ({ id: account.id }),
  'accounts.change': ({ account }) => ({ id: account.id, revision: account.revision, industry: '物流' }),
  'accounts.timeline': ({ account }) => ({ id: account.id }),
  'names.list': ({ account }) => ({ accountId: account.id }),
  'names.add': ({ account }) => ({ accountId: account.id, kind: 'former', value: '旧称' }),
  'contacts.create': ({ account }) => ({ accountId: account.id, name: '陆文盛' }),
  'contacts.change': ({ contactId }) => ({ id: contactId, revision: 1, title: '采购总监' }),
  'contacts.employment': ({ contactId }) => ({ id: contactId }),
  'contacts.unlink': ({ contactId }) => ({ id: contactId }),
  'interactions.change': ({ account, interactionId }) => ({ id: interactionId, accountId: account.id, revision: 1, summary: '改写' }),
  'interactions.withdraw': ({ account, interactionId }) => ({ id: interactionId, accountId: account.id, revision: 2 }),
  'members.list': ({ account }) => ({ accountId: account.id }),
  'members.owners': ({ account }) => ({ accountId: account.id }),
  'members.change': ({ account, memberId }) => ({ accountId: account.id, id: memberId, note: '主要对接' }),
  'members.remove': ({ account, memberId }) => ({ accountId: account.id, id: memberId }),
  'profiles.get': ({ account }) => ({ accountId: account.id }),
  'pool.history': ({ account }) => ({ accountId: account.id }),
  'contacts.remove': ({ contactId }) => ({ id: contactId }),
  'orders.get': ({ account, orderId }) => ({ accountId: account.id, id: orderId }),
  'orders.byMonth': ({ account }) => ({ accountId: account.id }),
  'usage.series': ({ account }) => ({ accountId: account.id }),
  'usage.contacts': ({ account }) => ({ accountId: account.id }),
  'ledger.terms': ({ account }) => ({ accountId: account.id }),
  'revenue.recurring': ({ account }) => ({ accountId: account.id }),
  'revenue.accounts': ({ account }) => ({ accountId: account.id }),
  'interactions.log': ({ account }) => ({ accountId: account.id, kind: 'call', twoWay: true, summary: '问候' }),
  'benefits.account': ({ account }) => ({ accountId: account.id }),
  'benefits.uses': ({ account }) => ({ accountId: account.id }),
  'attachments.list': ({ account }) => ({ accountId: account.id }),
  'attachments.change': ({ account, attachmentId }) => ({ accountId: account.id, id: attachmentId, note: '签字版' }),
  'attachments.remove': ({ account, attachmentId }) => ({ accountId: account.id, id: attachmentId }),
  'attachments.restore': ({ account, attachmentId }) => ({ accountId: account.id, id: attachmentId }),
  'tiers.evidence': ({ account }) => ({ accountId: account.id, metric: 'orders.amount_12m' }),
  'tiers.history': ({ account }) => ({ accountId: account.id }),
  'health.account': ({ account }) => ({ accountId: account.id }),
  'health.history': ({ account }) => ({ accountId: account.id }),
  'risks.list': ({ account }) => ({ accountId: account.id }),
  'risks.raise': ({ account }) => ({ accountId: account.id, kind: 'other', title: '预算收紧' }),
  'risks.change': ({ account, riskId }) => ({ accountId: account.id, id: riskId, revision: 1, plan: '拜访' }),
  'risks.end': ({ account, riskId }) => ({ accountId: account.id, id: riskId, revision: 2, state: 'closed' }),
  'tags.ofAccount': ({ account }) => ({ accountId: account.id }),
  'tasks.create': ({ account }) => ({ accountId: account.id, title: '回访', dueOn: '2026-11-25' }),
  'tasks.get': ({ taskId }) => ({ id: taskId }),
  'tasks.snooze': ({ taskId }) => ({ id: taskId, revision: 1, until: '2026-11-30', reason: '客户出差' }),
  'tasks.close': ({ taskId }) => ({ id: taskId, revision: 2, outcome: 'reached' }),
  'tasks.reopen': ({ taskId }) => ({ id: taskId, revision: 3 }),
};
const reasonOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof Fault ? error.reason : String(error);
  }
};

describe('a customer success manager of one team', () => {
  test.each(Object.keys(ON_RECORD))('%s: does it at an own record, and does not find a foreign one', async (id) => {
    expect(await reasonOf(() => fulcrum.call(id, ON_RECORD[id]!(foreign), own.member))).toBe('resource.not_found');
    expect(await reasonOf(() => fulcrum.call(id, ON_RECORD[id]!(own), own.member))).toBe('done');
  });

  test.each(['accounts.list', 'orders.list', 'contacts.list', 'ledger.list', 'revenue.accounts', 'risks.list'])(
    '%s: lists only what the team owns',
    async (id) => {
      const page = await fulcrum.call<{ items: { accountId?: string; id: string }[] }>(id, {}, own.member);
      expect(new Set(page.items.map((item) => item.accountId ?? item.id))).not.toContain(foreign.account.id);
      const all = await fulcrum.call<{ items: { accountId?: string; id: string }[] }>(id, {});
      expect(new Set(all.items.map((item) => item.accountId ?? item.id))).toContain(foreign.account.id);
    },
  );

  test.each(['tasks.list', 'interactions.list'])('%s: of a foreign account is empty or not found', async (id) => {
    const answer = await fulcrum
      .call<{ items: unknown[] }>(id, { accountId: foreign.account.id }, own.member)
      .catch((error: Fault) => error.reason);
    expect(typeof answer === 'string' ? answer : answer.items).toEqual(typeof answer === 'string' ? 'resource.not_found' : []);
  });

  test('sums only what the team owns', async () => {
    expect(await fulcrum.call('accounts.summary', {}, own.member)).toMatchObject({ accounts: 1 });
    expect(await fulcrum.call('ledger.summary', {}, own.member)).toMatchObject({ contracts: 1 });
    expect(await fulcrum.call('ledger.summary', { accountId: foreign.account.id }, own.member)).toMatchObject({ contracts: 0 });
  });
});

test('a file of a foreign account is neither sent nor taken', async () => {
  const ctx = await fulcrum.ctx(own.member);
  const nothing = (async function* () {})();
  for (const [side, reason] of [
    [foreign, 'resource.not_found'],
    [own, 'done'],
  ] as const) {
    const { account, attachmentId } = side;
    expect(await reasonOf(() => fulcrum.door.dispatchStream('attachment', ctx, { accountId: account.id, id: attachmentId }, nothing))).toBe(
      reason,
    );
    const paper = (async function* () {
      yield Buffer.from('x');
    })();
    expect(await reasonOf(() => fulcrum.door.dispatchStream('attach', ctx, { accountId: account.id, name: 'a.txt' }, paper))).toBe(reason);
  }
});

test('a card of a foreign account is not filled', async () => {
  const ctx = await fulcrum.ctx(own.member);
  const nothing = (async function* () {})();
  const workbook = workbookOf({ 表: [['客户卡', '{{name}}']] });
  const given = { entity: 'accounts', fileName: '客户卡.xlsx', layout: 'card' };
  const template = (await fulcrum.door.dispatchStream('excelTemplateUpload', ctx, given, bytesOfBuffer(workbook)())) as { id: string };
  const fill = ({ account }: Side) =>
    reasonOf(async () => {
      const asked = { entity: 'accounts', format: 'xlsx', template: template.id, account: account.id };
      const { body } = (await fulcrum.door.dispatchStream('export', ctx, asked, nothing)) as Download;
      await buffer(Readable.from(body));
    });
  expect(await fill(foreign)).toBe('resource.not_found');
  expect(await fill(own)).toBe('done');
});

test("an assignment is taken back by who made it, and is not found by the lead of another team, nor by one's own team", async () => {
  const lead = async (of: Side) => fulcrum.person('sales_lead', { teamId: of.account.teamId ?? '', name: of.account.code });
  const [mine, mate, other] = [await lead(own), await lead(own), await lead(foreign)];
  const { undo } = await fulcrum.call<{ undo: string }>('accounts.assign', { ids: [own.account.id], ownerId: mine.userId }, mine);
  const takeBack = (actor: Actor) => reasonOf(() => fulcrum.call('accounts.undoAssign', { id: undo }, actor));
  expect(await takeBack(other)).toBe('resource.not_found');
  expect(await takeBack(mate)).toBe('resource.not_found');
  expect(await takeBack(mine)).toBe('done');
});

test('every endpoint that takes an account, contact, task or order is in the table above, or known to take none of a member', () => {
  const elsewhere = [
    'accounts.list',
    'orders.list',
    'contacts.list',
    'tasks.list',
    'interactions.list',
    'orders.adjust',
    'ledger.list',
    'ledger.summary',
    'accounts.remove',
    'names.remove',
    'accounts.assign',
    // Of one's own alone, as tried below.
    'accounts.undoAssign',
    'contacts.move',
    'contacts.link',
    'members.add',
    'pool.claim',
    'pool.release',
    // Of the vocabulary itself, which holds no account; who may tag what is tried in slices/tags.
    'tags.change',
    'tags.remove',
    'tags.apply',
    'tiers.explain',
    'tiers.change',
    'tiers.lift',
    'tasks.reassign',
    'tasks.worklist',
    // Metrics are the installation's.
    'usage.declare',
    'usage.change',
  ];
  const naming = endpointsOf(contract).filter(
    ({ slice, def }) =>
      [
        'accounts',
        'names',
        'contacts',
        'orders',
        'interactions',
        'attachments',
        'tags',
        'usage',
        'ledger',
        'revenue',
        'members',
        'profiles',
        'pool',
        'tiers',
        'tasks',
      ].includes(slice) &&
      JSON.stringify(Object.keys((def.inputSchema as unknown as { shape: object }).shape)).match(/"(id|accountId|ids)"/),
  );
  expect(naming.map(({ id }) => id).filter((id) => !ON_RECORD[id] && !elsewhere.includes(id))).toEqual([]);
});

test('a person moves or is linked, and a colleague joins, only between accounts that the caller may write', async () => {
  const contact = await fulcrum.call<{ id: string }>('contacts.create', { accountId: own.account.id, name: '江川' });
  const foreignContact = await fulcrum.call<{ id: string }>('contacts.create', { accountId: foreign.account.id, name: '白川' });
  const move = (id: string, toAccountId: string) =>
    reasonOf(() => fulcrum.call('contacts.move', { id, revision: 1, toAccountId }, own.member));
  expect(await move(contact.id, foreign.account.id)).toBe('resource.not_found');
  expect(await move(foreignContact.id, own.account.id)).toBe('resource.not_found');
  const link = (id: string, otherId: string) => reasonOf(() => fulcrum.call('contacts.link', { id, otherId }, own.member));
  expect(await link(contact.id, foreignContact.id)).toBe('resource.not_found');
  expect(await link(foreignContact.id, contact.id)).toBe('resource.not_found');
  const join = (accountId: string) =>
    reasonOf(() => fulcrum.call('members.add', { accountId, userId: own.member.userId, role: 'service' }, own.member));
  expect(await join(foreign.account.id)).toBe('resource.not_found');
  expect(await join(own.account.id)).toBe('done');
});

describe('products of providers', () => {
  test('a provider sees those of the accounts that it owns or is on the team of, today, and no others', async () => {
    const provider = await fulcrum.person('provider');
    const account = async (code: string, ownerId?: string | null) =>
      (await fulcrum.call<Account>('accounts.create', { code, name: code, kind: 'provider', ...(ownerId ? { ownerId } : {}) })).id;
    const [owned, joined, left, foreign] = [
      await account('PROV-1', provider.userId),
      await account('PROV-2'),
      await account('PROV-3'),
      await account('PROV-4'),
    ];
    const team = (accountId: string, until?: string) =>
      fulcrum.call('members.add', {
        accountId,
        userId: provider.userId,
        role: 'service',
        since: '2026-01-01',
        ...(until ? { until } : {}),
      });
    await team(joined);
    await team(left, '2026-06-01');
    for (const [code, providerId] of [
      ['PP-owned', owned],
      ['PP-joined', joined],
      ['PP-left', left],
      ['PP-foreign', foreign],
      ['PP-ours', null],
    ] as const) {
      await fulcrum.call('products.create', { code, name: code });
      await sql`update product set provider_account_id = ${providerId}::uuid where code = ${code}`.execute(fulcrum.db);
    }
    const codes = async (actor?: Actor) =>
      (await fulcrum.call<{ items: { code: string }[] }>('products.list', { q: 'PP-' }, actor)).items.map(({ code }) => code).sort();
    expect(await codes(provider)).toEqual(['PP-joined', 'PP-owned']);
    expect(await codes(await fulcrum.person('provider'))).toEqual([]);
    expect(await codes(await fulcrum.person('marketing'))).toHaveLength(5);
    // No page brings more than the rows that are seen.
    expect(await fulcrum.call('products.list', { limit: 1 }, provider)).toMatchObject({ items: [{ code: 'PP-joined' }] });
    // What becomes of products is not theirs to read in a list of everybody's.
    await expect(fulcrum.call('productRetirements.list', {}, provider)).rejects.toMatchObject({ reason: 'access.forbidden' });
  });
});

describe('the timeline', () => {
  test('tells of each kind only who may read it: no orders to the desk, no people and no contacts made to marketing', async () => {
    const { account } = await side('TIMELINE');
    const kinds = async (role: 'administrator' | 'agent' | 'marketing') => {
      const { items } = await fulcrum.call<{ items: { kind: string }[] }>(
        'accounts.timeline',
        { id: account.id, limit: 100 },
        await fulcrum.person(role),
      );
      return new Set(items.map(({ kind }) => kind));
    };
    expect(await kinds('administrator')).toEqual(new Set(['interaction', 'owner', 'record', 'order']));
    expect(await kinds('agent')).toEqual(new Set(['interaction', 'owner', 'record']));
    expect(await kinds('marketing')).toEqual(new Set(['owner']));
  });
});
