import type { PlayRun, Posting, RunStep } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { newId } from '../../../kernel/ids.ts';
import { advancePlays } from '../run-plays.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const both = (zh: string) => `{ zh: '${zh}', en: '${zh} in English' }`;
let accountId: string;
let accounts = 0;
async function newAccount(more: object = {}): Promise<string> {
  accounts += 1;
  accountId = (await call<{ id: string }>('accounts.create', { code: `P-${accounts}`, name: `云栖大学 ${accounts}`, ...more })).id;
  return accountId;
}
const person = async (name: string, fields: object) => (await call<{ id: string }>('contacts.create', { accountId, name, ...fields })).id;
const yamlOf = (id: string, material: string) =>
  `apiVersion: fulcrum/v1\nkind: play\nid: ${id}\nname: ${both(id)}\ntrigger: { on: by_hand }\nsteps:\n  - { id: send, material: { ${material} } }\n  - { id: rest, wait: { days: 30 } }\n`;
async function publish(id: string, material: string): Promise<void> {
  await call('policies.saveDraft', { id, yaml: yamlOf(id, material) });
  await call('policies.publish', { id });
}
const BOOK = `what: ${both('给{{account}}的样书')}, ranks: [head, staff]`;
const gift = (worth: number) => `what: ${both('茶叶')}, ranks: [head], gift: true, worth: ${worth}`;
const begin = (id: string) => call<PlayRun>('plays.begin', { id, accountId });
const stepOf = async ({ id }: PlayRun) => (await call<PlayRun & { steps: RunStep[] }>('plays.runById', { id })).steps[0]!;
const list = async (query: object = {}) => (await call<{ items: Posting[] }>('postings.list', { accountId, ...query })).items;
const rules = (more: object = {}) => call('postings.setGiftRules', more);
const advance = () =>
  db.transaction().execute((tx) => advancePlays(tx, { now: '2026-11-23T01:00:00Z', today: '2026-11-23', timeZone: 'Asia/Shanghai' }));

await publish('books', BOOK);
await publish('tea', gift(200));
beforeEach(() => rules());

test('a piece stands on the list once, for whoever has an address first, and the run shows how far it came', async () => {
  await newAccount();
  await person('无地址', { rank: 'head' });
  await person('李敏', { rank: 'staff', salutation: '李老师', phone: '13800000000', postalAddress: '杭州市转塘 1 号' });
  const run = await begin('books');
  await advance();
  const [piece] = await list();
  expect(await list()).toHaveLength(1);
  expect(piece).toMatchObject({
    ...{ to: '李敏', address: '杭州市转塘 1 号', phone: '13800000000', rank: 'staff', state: 'to_post', worth: null, madeOn: '2026-11-23' },
    ...{
      what: { zh: `给云栖大学 ${accounts}的样书`, en: `给云栖大学 ${accounts}的样书 in English` },
      code: piece!.id.slice(-10).toUpperCase(),
    },
  });
  expect((await stepOf(run)).posting).toEqual({ state: 'to_post', why: null, to: '李老师', courier: null, number: null, on: null });
  const { items } = await call<{ items: Posting[] }>('postings.list', { accountId, state: 'posted' });
  expect(items).toEqual([]);
});

test('several are posted at once, numbers come by a pasted list, and each is received or returned; what is unknown is named', async () => {
  await newAccount();
  await person('王强', { rank: 'head', postalAddress: '转塘 1 号' });
  await begin('books');
  const first = (await list())[0]!;
  await newAccount();
  await person('李敏', { rank: 'head', postalAddress: '转塘 2 号' });
  const run = await begin('books');
  const second = (await list())[0]!;
  const ids = [first.id, second.id];
  expect(await call('postings.mark', { ids, state: 'posted', courier: '顺丰', on: '2026-11-20' })).toEqual({ changed: 2 });
  const rows = [
    { code: second.code.toLowerCase(), number: 'SF2' },
    { code: 'NOSUCH', number: 'SF3' },
  ];
  expect(await call('postings.enter', { rows })).toEqual({ changed: 1, unknown: ['NOSUCH'] });
  await call('postings.mark', { ids: [second.id], state: 'received' });
  expect((await stepOf(run)).posting).toMatchObject({ state: 'received', courier: '顺丰', number: 'SF2', on: '2026-11-23' });
  expect(await list()).toMatchObject([{ state: 'received', postedOn: '2026-11-20', endedOn: '2026-11-23' }]);
  const told = await call<{ items: { kind: string; on: string; facts: object }[] }>('accounts.timeline', { id: accountId });
  expect(told.items.filter(({ kind }) => kind === 'posting')).toMatchObject([
    { on: '2026-11-23', facts: { state: 'received' } },
    { on: '2026-11-20', facts: { state: 'posted', courier: '顺丰', number: 'SF2' } },
  ]);
  // What has arrived is not posted again by a list that comes late.
  expect(await call('postings.enter', { rows: rows.slice(0, 1) })).toEqual({ changed: 0, unknown: [second.code.toLowerCase()] });
  await call('postings.mark', { ids: [second.id], state: 'to_post' });
  expect(await list()).toMatchObject([{ state: 'to_post', courier: null, number: null, postedOn: null, endedOn: null }]);
  await expect(call('postings.mark', { ids, state: 'posted', on: '2026-11-24' })).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(call('postings.mark', { ids: [...ids, newId()], state: 'posted' })).rejects.toMatchObject({ reason: 'resource.not_found' });
});

test('what was not posted when its run is stopped is off the list', async () => {
  await newAccount();
  await person('王强', { rank: 'head' });
  const run = await begin('books');
  await call('plays.stop', { id: run.id });
  const [piece] = await list();
  expect(piece).toMatchObject({ state: 'called_off' });
  await expect(call('postings.mark', { ids: [piece!.id], state: 'posted' })).rejects.toMatchObject({ reason: 'posting.not_posted' });
});

test('a gift is not posted to a public body, above the cap of the customer or of the person, or to nobody, and says why', async () => {
  const why = async (run: PlayRun) => (await stepOf(run)).posting?.why;
  await newAccount({ industry: '高等教育' });
  await person('王强', { rank: 'head' });
  expect(await why(await begin('tea'))).toBe('public_body');
  await rules({ publicBodies: true });
  await newAccount({ industry: '高等教育' });
  expect(await why(await begin('tea'))).toBe('nobody');
  await person('王强', { rank: 'head' });
  await call('plays.stop', { id: (await call<{ items: PlayRun[] }>('plays.runs', { accountId })).items[0]!.id });
  expect(await why(await begin('tea'))).toBeNull();
  await publish('more-tea', gift(200));
  expect(await why(await begin('more-tea'))).toBe('person_cap');
  await rules({ publicBodies: true, perAccount: 399, perPerson: 1000 });
  await publish('yet-more-tea', gift(200));
  expect(await why(await begin('yet-more-tea'))).toBe('account_cap');
});

test('a gift says what it is worth; a trial tells to whom it would go, or why it would not', async () => {
  const unsaid = await call<{ issues: unknown[] }>('policies.check', { yaml: yamlOf('g', `what: ${both('茶叶')}, gift: true`) });
  expect(unsaid.issues).toMatchObject([{ code: 'material.worthless', path: ['steps', 0, 'material', 'worth'] }]);
  const unknown = await call<{ issues: unknown[] }>('policies.check', { yaml: yamlOf('g', `what: ${both('{{recipient}}的茶')}`) });
  expect(unknown.issues).toMatchObject([{ code: 'text.variable' }, { code: 'text.variable' }]);
  await newAccount();
  await person('王强', { rank: 'head' });
  const tried = (material: string) => call('plays.tryOut', { yaml: yamlOf('tried', material), accounts: [accountId] });
  expect(await tried(BOOK)).toMatchObject({
    shown: [{ posts: [{ step: 'send', what: `给云栖大学 ${accounts}的样书`, to: '王强', why: null }] }],
  });
  expect(await tried(gift(301))).toMatchObject({ shown: [{ posts: [{ to: '王强', why: 'person_cap' }] }] });
});

/** The caps of one gift, worked out apart: what the year has given, and in which order the new ones come. */
const capped = (worth: number, before: { account: number; person: number }, caps: { account: number; person: number }) =>
  before.account + worth > caps.account ? 'account_cap' : before.person + worth > caps.person ? 'person_cap' : null;

test('caps count what was given in the calendar year, and nothing that came back, was refused or was called off', async () => {
  await newAccount();
  const contactId = await person('王强', { rank: 'head' });
  const given = fc.record({
    worth: fc.integer({ min: 1, max: 150 }),
    state: fc.constantFrom('to_post', 'posted', 'received', 'returned', 'called_off'),
    on: fc.constantFrom('2025-12-31', '2026-01-01', '2026-11-22'),
    toPerson: fc.boolean(),
    isGift: fc.boolean(),
  });
  const cap = fc.integer({ min: 0, max: 500 });
  const property = fc.asyncProperty(
    fc.array(given, { maxLength: 6 }),
    cap,
    cap,
    fc.integer({ min: 1, max: 300 }),
    async (past, account, persons, worth) => {
      await sql`delete from posting where account_id = ${accountId}`.execute(db);
      await sql`insert into posting (account_id, id, run_id, step, play_id, occasion, person_id, what, gift, worth, state, made_on, changed_at)
      select ${accountId}, gen_random_uuid(), gen_random_uuid(), 's', 'p', 'o', case when g."toPerson" then ${contactId}::uuid end, '{}', g."isGift", g.worth, g.state, g.on, '2026-01-01Z'
      from jsonb_to_recordset(${JSON.stringify(past)}::jsonb) g(worth numeric, state text, "on" date, "toPerson" boolean, "isGift" boolean)`.execute(
        db,
      );
      await rules({ perAccount: account, perPerson: persons });
      const counted = past.filter(
        ({ isGift, state, on }) => isGift && on >= '2026-01-01' && ['to_post', 'posted', 'received'].includes(state),
      );
      const sum = (pieces: typeof past) => pieces.reduce((total, piece) => total + piece.worth, 0);
      const before = { account: sum(counted), person: sum(counted.filter(({ toPerson }) => toPerson)) };
      const answer = await call<{ shown: { posts: { why: string | null }[] }[] }>('plays.tryOut', {
        yaml: yamlOf('tried', gift(worth)),
        accounts: [accountId],
      });
      expect(answer.shown[0]!.posts[0]!.why).toBe(capped(worth, before, { account, person: persons }));
    },
  );
  await fc.assert(property, { numRuns: 15 });
});

test('of several at once to one customer as many are posted as the cap allows, the earlier run first', async () => {
  await newAccount();
  await person('王强', { rank: 'head' });
  await rules({ perAccount: 450, perPerson: 10_000 });
  const runs = Array.from({ length: 4 }, () => newId());
  await sql`insert into play_run (account_id, id, play_id, play_version, occasion, state, step, due_at, began_on, began_at)
    select ${accountId}, x.id, 'tea', 1, 'n' || x.n, 'running', 0, '2026-11-20Z', '2026-11-20', '2026-11-20Z' from unnest(${runs}::uuid[]) with ordinality x(id, n)`.execute(
    db,
  );
  await advance();
  const made = await sql<{
    line: string;
  }>`select occasion || ' ' || coalesce(why, state) as line from posting where account_id = ${accountId} order by 1`.execute(db);
  expect(made.rows.map(({ line }) => line)).toEqual(['n1 to_post', 'n2 to_post', 'n3 account_cap', 'n4 account_cap']);
});
