import path from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, writeCtxOf } from '../../test/harness/work-base.ts';
import { newId } from '../kernel/ids.ts';
import { clearDemo, loadDemo } from './load-demo.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../../templates');
const TODAY = '2026-11-20';
const { db } = await testDatabase();
await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('T', 'en', 'UTC', 'CNY', '2026-01-01Z')`.execute(
  db,
);

const write = <T>(work: (ctx: ReturnType<typeof writeCtxOf>) => Promise<T>): Promise<T> =>
  db.transaction().execute((tx) => work(writeCtxOf(tx, TODAY, { templatesDir: TEMPLATES })));
async function count(table: string, where = sql`true`): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(db);
  return rows[0]?.n ?? 0;
}

describe.each(['higher-ed', 'saas', 'product-ops', 'platform', 'infrastructure'])('the demo data of %s', (template) => {
  test('are complete, dated up to today, and a fifth of the accounts carries most', async () => {
    const loaded = await write((ctx) => loadDemo(ctx, template));
    expect(loaded.accounts).toBeGreaterThanOrEqual(300);
    expect(loaded.note.en).toMatch(/synthetic/);
    // All but the prospects in the pool have an owner.
    const pooled = await count('account', sql`demo and owner_id is null`);
    expect(await count('account', sql`demo and owner_id is not null`)).toBe(loaded.accounts - pooled);
    expect(pooled).toBe(16);
    expect(await count('account_state')).toBe(loaded.accounts);
    expect(await count('app_user', sql`demo and password_hash is null`)).toBe(loaded.users);
    expect(await count('sales_order', sql`happened_on > ${TODAY}`)).toBe(0);
    expect(await count('interaction', sql`happened_on > ${TODAY}`)).toBe(0);
    expect(await count('order_line', sql`amount < 0`)).toBeGreaterThan(0);
    expect(await count('usage_daily', sql`day > ${TODAY} or day < ${TODAY}::date - 210`)).toBe(0);
    const [use] = (
      await sql<{ users: number; silent: number }>`
      select count(distinct account_id) filter (where day > ${TODAY}::date - 7)::int as users,
        (select count(*)::int from (select account_id from usage_daily group by 1 having max(day) < ${TODAY}::date - 14) s) as silent from usage_daily`.execute(
        db,
      )
    ).rows;
    expect(use?.users).toBeGreaterThan(loaded.accounts / 2);
    expect(use?.silent).toBeGreaterThan(3);
    for (const table of [
      'rating',
      'referral',
      'need',
      'service_cost',
      'account_relation',
      'competitor_note',
      'competitor_action',
      'instalment',
      'receipt',
      'receipt_claim',
    ])
      expect([table, await count(table, sql`happened_on > ${TODAY}`), (await count(table)) > 0]).toEqual([table, 0, true]);
    // Every page has something to show.
    for (const table of ['contract', 'subscription', 'contract_milestone', 'procurement_step', 'invoice', 'tag', 'account_tag', 'segment'])
      expect([table, (await count(table)) > 3]).toEqual([table, true]);
    for (const table of [
      'segment_member',
      'account_name',
      'account_member',
      'pool_stay',
      'pool_claim',
      'region',
      'region_target',
      'attachment',
      'success_plan',
      'plan_action',
      'customer_campaign',
      'objective',
      'strategy_analysis',
    ])
      expect([table, (await count(table)) > 3]).toEqual([table, true]);
    expect(await count('account', sql`parent_id is not null`)).toBe(8);
    expect(await count('pool_stay', sql`entered_on > ${TODAY}`)).toBe(0);
    expect(await count('attachment', sql`happened_on > ${TODAY}`)).toBe(0);
    for (const table of ['success_plan', 'plan_action', 'customer_campaign', 'objective', 'strategy_analysis'])
      expect([table, await count(table, sql`happened_on > ${TODAY}`)]).toEqual([table, 0]);
    expect(await count('success_plan', sql`confirmed_on > ${TODAY} or (outcome is null) <> (confirmed_by_id is null)`)).toBe(0);
    expect(await count('invoice', sql`happened_on > ${TODAY} or issued_on > ${TODAY} or reversed_on > ${TODAY}`)).toBe(0);
    const { rows } = await sql<{ share: number; kinds: number }>`
      with sums as (select account_id, sum(amount) as amount, ntile(5) over (order by sum(amount) desc) as fifth from order_line
        where happened_on > ${TODAY}::date - 365 group by account_id)
      select (sum(amount) filter (where fifth = 1) / sum(amount))::float as share from sums`.execute(db);
    expect(rows[0]?.share).toBeGreaterThan(0.45);
    expect(rows[0]?.share).toBeLessThan(0.95);
  });
});

test('the same template gives the same data, and a repeat replaces the first', async () => {
  const image = async () => (await sql`select code, name, custom, happened_on from account order by code`.execute(db)).rows;
  await write((ctx) => loadDemo(ctx, 'saas'));
  const first = await image();
  const orders = await count('sales_order');
  await write((ctx) => loadDemo(ctx, 'saas'));
  expect(await image()).toEqual(first);
  expect(await count('sales_order')).toBe(orders);
});

test('what a real account, team or segment rests on stays when the demo goes', async () => {
  const { rows: regions } = await sql<{ id: string }>`select id from region where level = 'province' limit 1`.execute(db);
  const { rows: tags } = await sql<{ id: string }>`select id from tag order by name limit 1`.execute(db);
  const { rows: lists } = await sql<{ id: string }>`select id from segment where kind = 'fixed' order by name limit 1`.execute(db);
  const [region, tag, list] = [regions[0]!.id, tags[0]!.id, lists[0]!.id];
  const mine = await addAccount(db, { name: 'Mine' });
  await sql`insert into team (id, code, name, region_id, created_at) values (${mine}, 'mine', 'Mine', ${region}, '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into account_tag (account_id, tag_id, since, recorded_at) values (${mine}, ${tag}, '2026-01-01', '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into segment_member (account_id, segment_id, since, recorded_at) values (${mine}, ${list}, '2026-01-01', '2026-01-01Z')`.execute(
    db,
  );
  await write((ctx) => clearDemo(ctx));
  expect(await count('region')).toBe(2);
  expect((await sql`select id, created_by from tag`.execute(db)).rows).toEqual([{ id: tag, created_by: null }]);
  expect((await sql`select id, owner_id from segment`.execute(db)).rows).toEqual([{ id: list, owner_id: null }]);
  for (const table of ['account_tag', 'segment_member', 'team']) await sql`delete from ${sql.table(table)}`.execute(db);
  for (const table of ['tag', 'segment', 'account', 'region_history', 'region_target', 'region'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  await write((ctx) => loadDemo(ctx, 'saas'));
});

test('a past day shows other values where something changed since', async () => {
  expect(
    await count('account_history', sql`(field like 'custom.%' or field = 'size_band') and valid_from > ${TODAY}::date - 91`),
  ).toBeGreaterThan(5);
});

test('clearing takes away all that is demo and leaves what is real', async () => {
  const { rows } = await sql<{ id: string }>`select id from app_user where demo limit 1`.execute(db);
  const real = await addAccount(db, { name: 'Real', ownerId: rows[0]?.id ?? null });
  const cleared = await write((ctx) => clearDemo(ctx));
  expect(cleared).toMatchObject({ accounts: 352, users: 12 });
  for (const table of [
    'contact',
    'sales_order',
    'order_line',
    'interaction',
    'account_history',
    'rating',
    'instalment',
    'receipt_claim',
    'competitor',
    'product_retirement',
    'product',
    'tag',
    'account_tag',
    'segment',
    'segment_member',
    'region',
    'region_history',
    'region_target',
    'attachment',
    'file',
    'file_chunk',
    'pool_claim',
    'pool_stay',
    'team',
    'app_user',
  ])
    expect([table, await count(table)]).toEqual([table, 0]);
  const left = await db.selectFrom('account').select(['id', 'owner_id']).execute();
  expect(left).toEqual([{ id: real, owner_id: null }]);
  expect(await count('organisation', sql`demo`)).toBe(0);
});

describe('what invented people have at real records', () => {
  const ADMIN = '01900000-0000-7000-8000-000000000001';
  const OTHER = '01900000-0000-7000-8000-000000000002';
  let [account, demo] = ['', ''];
  const asked = async (askedBy: string, state: 'open' | 'returned', holder: string) => {
    const [id, step] = [newId(), newId()];
    await sql`insert into approval_request (id, kind, account_id, title, reason, asked_by, asked_at, state)
      values (${id}, 'other', ${account}, '{"zh": "赠", "en": "Gift"}', 'why', ${askedBy}, '2026-11-19Z', ${state})`.execute(db);
    await sql`insert into approval_step (request_id, id, round, place, name, mode, within, state)
      values (${id}, ${step}, 1, 0, '{"zh": "主管", "en": "Lead"}', 'any', '{"unit": "days", "count": 1}', ${state})`.execute(db);
    const did = state === 'returned' ? [holder, '2026-11-19Z'] : [null, null];
    await sql`insert into approval_signer (request_id, id, step_id, user_id, holder_id, state, decided_by, decided_at)
      values (${id}, ${newId()}, ${step}, ${holder}, ${holder}, ${state === 'open' ? 'asked' : 'returned'}, ${did[0]}, ${did[1]})`.execute(
      db,
    );
    return id;
  };
  const signerOf = async (id: string) =>
    (
      await sql<{ name: string; disabled: boolean }>`select u.name, u.disabled_at is not null as disabled from approval_signer g
      join app_user u on u.id = g.holder_id where g.request_id = ${id}`.execute(db)
    ).rows[0];
  const clearAs = (userId: string | null) =>
    db.transaction().execute((tx) => {
      const ctx = writeCtxOf(tx, TODAY);
      return clearDemo({ ...ctx, actor: { ...ctx.actor, userId } });
    });
  beforeEach(async () => {
    await write((ctx) => loadDemo(ctx, 'saas'));
    for (const [id, name] of [
      [ADMIN, 'Ada'],
      [OTHER, 'Bob'],
    ])
      await sql`insert into app_user (id, email, name, role, created_at) values (${id}, ${`${name}@example.com`}, ${name}, 'administrator', '2026-01-01Z')
        on conflict do nothing`.execute(db);
    account = await addAccount(db, { name: 'Real', ownerId: ADMIN });
    const { rows } = await sql<{ id: string }>`select id from app_user where demo and role = 'csm' order by email limit 1`.execute(db);
    demo = rows[0]!.id;
  });

  test('passes to who takes the demo away, with a line of the log; what they did keeps their name, and they sign in no more', async () => {
    const [open, theirs, back] = [await asked(OTHER, 'open', demo), await asked(ADMIN, 'open', demo), await asked(demo, 'returned', OTHER)];
    const run = newId();
    await sql`insert into procedure_run (account_id, id, policy_id, version, document, state, begun_at)
      values (${account}, ${run}, 'p', 1, '{"name": {}, "steps": [], "departments": []}', 'running', '2026-11-18Z')`.execute(db);
    await sql`insert into procedure_span (account_id, run_id, seq, step, department, court, holder_id, from_at, due_at, until_at, worked_ms, outcome, by_id)
      values (${account}, ${run}, 1, 's', 'd', 'work', ${demo}, '2026-11-18Z', '2026-11-19Z', '2026-11-19Z', 1, 'done', ${demo}),
        (${account}, ${run}, 2, 't', 'd', 'work', ${demo}, '2026-11-19Z', '2026-11-20Z', null, null, null, null)`.execute(db);
    await sql`insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary, author_id)
      values (${account}, ${newId()}, 'call', true, '2026-11-19', '2026-11-19', '2026-11-19Z', 'a call', ${demo})`.execute(db);
    await sql`insert into absence (id, user_id, deputy_id, from_on, until_on, set_at) values (${newId()}, ${ADMIN}, ${demo}, '2026-11-01', '2026-12-01', '2026-11-01Z')`.execute(
      db,
    );
    expect(await clearAs(ADMIN)).toEqual({ accounts: expect.any(Number), users: 11 });
    const name = expect.stringMatching(/ \(demo\)$/);
    expect(await signerOf(open)).toEqual({ name: 'Ada', disabled: false });
    // What one asked for oneself is not one's own to decide: an administrator gives it to somebody.
    expect(await signerOf(theirs)).toEqual({ name, disabled: true });
    const { rows } = await sql`select asked_by, revision from approval_request where id = ${back}`.execute(db);
    expect(rows).toEqual([{ asked_by: ADMIN, revision: 1 }]);
    const course = await sql`select what, by_id, for_id, to_id from approval_event where request_id = ${open}`.execute(db);
    expect(course.rows).toEqual([{ what: 'delegated', by_id: ADMIN, for_id: demo, to_id: ADMIN }]);
    const spans =
      await sql`select u.name, s.until_at is null as open from procedure_span s join app_user u on u.id = s.holder_id order by s.seq`.execute(
        db,
      );
    expect(spans.rows).toEqual([
      { name, open: false },
      { name: 'Ada', open: true },
    ]);
    const author =
      await sql`select u.name, u.demo, u.team_id, u.disabled_at is null as active from interaction i join app_user u on u.id = i.author_id`.execute(
        db,
      );
    expect(author.rows).toEqual([{ name, demo: false, team_id: null, active: false }]);
    expect([await count('absence'), await count('team'), await count('app_user')]).toEqual([0, 0, 3]);
    const log = await sql`select after from audit where action = 'demo.pass_on'`.execute(db);
    expect(log.rows).toEqual([{ after: { toId: ADMIN, approvals: [open], asked: [back], steps: [run], handovers: [], resources: [] } }]);
  });

  test('passes to the first administrator where nobody signed in does it, and the demo comes and goes again beside who stayed', async () => {
    const open = await asked(ADMIN, 'open', demo);
    const other = await asked(OTHER, 'open', demo);
    await clearAs(null);
    expect(await signerOf(other)).toEqual({ name: 'Ada', disabled: false });
    expect((await signerOf(open))?.disabled).toBe(true);
    expect(await count('app_user', sql`demo`)).toBe(0);
  });
});
