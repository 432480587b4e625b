import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { AuditEntry } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { ANONYMOUS } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-20T15:30:00Z' });
const { call, db } = fulcrum;
type Page = { items: AuditEntry[]; nextCursor: string | null };
const list = (input: object, actor?: Actor) => call<Page>('audit.list', input, actor);
let first: Actor;
let second: Actor;
let contactId = '';

beforeAll(async () => {
  first = await fulcrum.person('administrator', { name: '王芳' });
  second = await fulcrum.person('administrator', { name: '李明' });
  const account = await call<{ id: string }>('accounts.create', { code: 'A-1', name: '青云大学' }, first);
  fulcrum.clock.moveTo('2026-11-21T16:30:00Z');
  const contact = await call<{ id: string }>('contacts.create', { accountId: account.id, name: '沈澜', phone: '13800001111' }, second);
  contactId = contact.id;
  await call('contacts.change', { id: contactId, revision: 1, phone: '13900002222' }, second);
});

describe('the log', () => {
  test('is found by person, action, kind of record, record, day range and words', async () => {
    const actions = async (input: object) => (await list(input)).items.map(({ action }) => action);
    expect(await actions({ actorId: first.userId })).toEqual(['account.create']);
    expect(await actions({ action: 'contact.change' })).toEqual(['contact.change']);
    expect(await actions({ entity: 'contact' })).toEqual(['contact.change', 'contact.create']);
    expect(await actions({ entityId: contactId, actorId: second.userId })).toEqual(['contact.change', 'contact.create']);
    expect(await actions({ text: '青云' })).toEqual(['account.create']);
    expect(await actions({ text: '%' + '青' })).toEqual([]);
    // Days are the installation's: half past four in the afternoon of UTC is the next morning in Shanghai.
    expect(await actions({ from: '2026-11-22', to: '2026-11-22' })).toEqual(['contact.change', 'contact.create']);
    expect(await actions({ to: '2026-11-20' })).toEqual(['account.create']);
  });

  test('pages by keyset without loss or repetition, also where many entries share a moment', async () => {
    await sql`insert into audit (id, at, actor_kind, actor_name, via, request_id, action, entity)
      select gen_random_uuid(), '2026-01-01Z'::timestamptz + make_interval(secs => n / 7), 'system', 'system', 'job', 'r', 'test.page', 'test' from generate_series(1, 500) n`.execute(
      db,
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ action: 'test.page', limit: 37, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(500);
    expect(new Set(seen).size).toBe(500);
  });

  test('offers what it can be narrowed to', async () => {
    const facets = await call<{ actors: { name: string }[]; actions: string[]; entities: string[] }>('audit.facets');
    expect(facets.actors.map(({ name }) => name).toSorted()).toEqual(['李明', '王芳'].toSorted());
    expect(facets.actions).toEqual(expect.arrayContaining(['account.create', 'contact.change', 'contact.create', 'test.page']));
    expect(facets.actions).toEqual([...new Set(facets.actions)].toSorted());
    expect(facets.entities).toEqual(['account', 'contact', 'product', 'test'].filter((each) => each !== 'product'));
  });

  test('shows an executive who did what, with people masked', async () => {
    const executive = await fulcrum.person('executive');
    const [change] = (await list({ action: 'contact.change' }, executive)).items;
    expect(change).toMatchObject({ before: { phone: '138 **** 1111', name: '沈**' }, after: { phone: '139 **** 2222' } });
    const [account] = (await list({ action: 'account.create' }, executive)).items;
    expect(account).toMatchObject({ after: { name: '青云大学' } });
  });

  test('leaves as a file only for who may take it out, and says so itself', async () => {
    const ask = async (actor?: Actor) =>
      fulcrum.door.dispatchStream('auditExport', await fulcrum.ctx(actor), { entity: 'contact' }, Readable.from([]));
    await expect(ask(await fulcrum.person('executive'))).rejects.toMatchObject({ reason: 'access.forbidden' });
    const file = await text(Readable.from((await ask(first)).body));
    expect(file.split('\n').filter((line) => line.includes('contact.'))).toHaveLength(2);
    expect((await list({ action: 'export' })).items[0]).toMatchObject({ actor: '王芳', entity: 'audit', after: { entity: 'contact' } });
  });

  test('reads an index for every way of narrowing, whatever its size', async () => {
    const plan = async (where: string) => {
      const found = await db.transaction().execute(async (tx) => {
        await sql`set local enable_seqscan = off`.execute(tx);
        await sql`set local enable_sort = off`.execute(tx);
        return sql<{
          'QUERY PLAN': string;
        }>`explain select id from audit where ${sql.raw(where)} order by at desc, id desc limit 101`.execute(tx);
      });
      return found.rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    const after = `(at, id) < ('2026-11-01Z', '00000000-0000-7000-8000-000000000000')`;
    expect(await plan(after)).toMatch(/Index.* audit_at_idx[\s\S]*Index Cond/);
    expect(await plan(`action = 'x' and ${after}`)).toMatch(/audit_action_idx/);
    expect(await plan(`entity = 'x' and ${after}`)).toMatch(/audit_entity_idx/);
    expect(await plan(`entity_id = 'x' and ${after}`)).toMatch(/audit_record_idx/);
    expect(await plan(`actor_id = '00000000-0000-7000-8000-000000000000' and ${after}`)).toMatch(/audit_actor_idx/);
  });
});

test('who signs in or sets up is named, though nobody until then', async () => {
  const password = '春江潮水连海平海上明月共潮生';
  await call('identity.createUser', { email: 'lin@example.com', name: '林知远', role: 'csm', password });
  await call('session.signIn', { email: 'lin@example.com', password }, ANONYMOUS);
  expect((await list({ action: 'session.sign_in' })).items[0]).toMatchObject({ actor: '林知远', actorId: expect.any(String) });
});
