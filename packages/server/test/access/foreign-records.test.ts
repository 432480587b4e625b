import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Account, contract, TIMELINE_PARTS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type Download, endpointsOf } from '../../src/access/index.ts';
import { bytesOfBuffer } from '../../src/files/byte-source.ts';
import { Fault } from '../../src/kernel/fault.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { workbookOf } from '../harness/made-workbook.ts';
import { publishPlays } from './plays-of-world.ts';
import { publishProcedure } from './procedures-of-world.ts';
import { ON_RECORD, type Side, sideOf } from './sides.ts';

const fulcrum = await testFulcrum();
let own: Side;
let foreign: Side;
beforeAll(async () => {
  await publishPlays(fulcrum);
  await publishProcedure(fulcrum);
  own = await sideOf(fulcrum, 'OWN');
  foreign = await sideOf(fulcrum, 'FOREIGN');
});

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

test('every endpoint that takes an account, contact, task, order, approval or run is in the table above, or known to take none of a member', () => {
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
    // Of an account without a task: tried beside the suggestions.
    'worklist.take',
    // What lies beyond the scope is left out of the set: tried in slices/freezes.
    'freezes.set',
    'freezes.end',
    // Metrics are the installation's.
    'usage.declare',
    'usage.change',
    // Of oneself: tried in slices/approvals.
    'approvals.endAbsence',
    // Of the procedure, summed over the runs that one sees: tried in slices/procedures.
    'procedures.waits',
    // Which of them it left is told: tried in slices/requests.
    'serviceRequests.bulk',
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
        'worklist',
        'freezes',
        'lifecycle',
        'renewals',
        'approvals',
        'procedures',
        'projectStarts',
        'serviceRequests',
        'calls',
        'serviceOrders',
        'residents',
        'surveyLoops',
        'feedbackAsks',
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
    const { account } = await sideOf(fulcrum, 'TIMELINE');
    const kinds = async (role: 'administrator' | 'agent' | 'marketing') => {
      const { items } = await fulcrum.call<{ items: { kind: string }[] }>(
        'accounts.timeline',
        { id: account.id, limit: 100 },
        await fulcrum.person(role),
      );
      return new Set(items.map(({ kind }) => kind));
    };
    expect(await kinds('administrator')).toEqual(
      new Set(['interaction', 'owner', 'record', 'order', 'resource', ...TIMELINE_PARTS.service]),
    );
    expect(await kinds('agent')).toEqual(new Set(['interaction', 'owner', 'record', 'resource', ...TIMELINE_PARTS.service]));
    expect(await kinds('marketing')).toEqual(new Set(['owner', 'resource', 'question']));
  });
});
