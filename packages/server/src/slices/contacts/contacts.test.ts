import type { Account, Contact } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-03-02T01:00:00Z' });
const { call, db } = fulcrum;
const day = (today: string) => fulcrum.clock.moveTo(`${today}T01:00:00Z`);
const team = await call<{ id: string }>('identity.createTeam', { code: 'n', name: 'n' });
const member = await fulcrum.person('csm', { teamId: team.id });
const [old, next] = await Promise.all(
  ['旧东家', '新东家'].map((name) => call<Account>('accounts.create', { code: name, name, createdOn: '2025-01-01' })),
);
await call('accounts.assign', { ids: [old!.id], ownerId: member.userId });
const people = async (accountId: string, asOf?: string) =>
  (await call<{ items: Contact[] }>('contacts.list', { accountId, ...(asOf ? { asOf } : {}) })).items;
const add = (fields: object, accountId = old!.id) => call<Contact>('contacts.create', { accountId, name: '沈澜', ...fields });
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: { reason: string }) => fault.reason,
  );

test('a person has as many phones, mails and WeChat ids as they have, each masked for roles that may not see it', async () => {
  const channels = {
    phones: [{ value: '13900001111', note: '办公室', preferred: true }],
    mails: [{ value: 'home@example.com', note: null, preferred: false }],
    wechats: [{ value: 'shen_lan', note: null, preferred: false }],
    wecoms: [],
  };
  const made = await add({ channels, postalAddress: '学院路 1 号', attitude: 'supporter', depth: 'deep', doNotContact: true });
  expect(made).toMatchObject({ channels, attitude: 'supporter', depth: 'deep', doNotContact: true });
  const viewer = await fulcrum.person('viewer');
  const { items } = await call<{ items: Contact[] }>('contacts.list', { accountId: old!.id }, viewer);
  const [seen] = items;
  expect(seen?.channels.phones[0]?.value).toBe('139 **** 1111');
  expect(JSON.stringify(seen)).not.toMatch(/home@|shen_lan|学院路 1/);
  await call('contacts.remove', { id: made.id });
});

describe('a person who changes employer', () => {
  test('leaves here and starts there on the day, keeps what is theirs, and both accounts show one history', async () => {
    const before = await add({
      title: '处长',
      decisionRole: 'decider',
      email: 'a@old.example',
      phone: '13900002222',
      startedOn: '2024-05-01',
    });
    const made = await call<Contact>('contacts.move', {
      id: before.id,
      revision: 1,
      toAccountId: next!.id,
      on: '2026-02-01',
      title: '副校长',
    });
    expect(made).toMatchObject({
      accountId: next!.id,
      personId: before.id,
      title: '副校长',
      phone: '13900002222',
      email: null,
      startedOn: '2026-02-01',
    });
    expect((await people(old!.id)).find(({ id }) => id === before.id)).toMatchObject({ leftOn: '2026-02-01', personId: before.id });
    const histories = await Promise.all([before.id, made.id].map((id) => call<{ items: object[] }>('contacts.employment', { id })));
    expect(histories[0]).toEqual(histories[1]);
    expect(histories[0]?.items).toMatchObject([
      { accountName: '新东家', title: '副校长', startedOn: '2026-02-01', leftOn: null },
      { accountName: '旧东家', title: '处长', startedOn: '2024-05-01', leftOn: '2026-02-01' },
    ]);
  });

  test('is on the timeline of both, each naming the other', async () => {
    const of = async (id: string, actor = undefined as typeof member | undefined) =>
      (await call<{ items: { kind: string; on: string; facts: object }[] }>('accounts.timeline', { id, limit: 20 }, actor)).items.filter(
        ({ kind }) => kind === 'person',
      );
    expect(await of(old!.id)).toMatchObject([
      { on: '2026-02-01', facts: { what: 'left', name: '沈澜', role: 'decider', other: '新东家' } },
    ]);
    expect(await of(next!.id)).toMatchObject([{ on: '2026-02-01', facts: { what: 'joined', name: '沈澜', other: '旧东家' } }]);
    // Whoever meets only the old account learns that the person left, not where to.
    expect(await of(old!.id, member)).toMatchObject([{ facts: { what: 'left', other: null, otherId: null } }]);
    const [contact] = await people(old!.id);
    const seen = await call<{ items: object[] }>('contacts.employment', { id: contact!.id }, member);
    expect(seen.items).toMatchObject([{ accountName: '旧东家' }]);
    const executive = await fulcrum.person('executive');
    expect(await of(old!.id, executive)).toMatchObject([{ facts: { name: '沈**' } }]);
  });

  test('cannot move to where they are, to an account out of sight, or before they started', async () => {
    const who = await add({ name: '陆远', startedOn: '2026-01-01' });
    const move = (to: object, actor?: typeof member) => reason(call('contacts.move', { id: who.id, revision: 1, ...to }, actor));
    expect(await move({ toAccountId: old!.id })).toBe('contact.same_account');
    expect(await move({ toAccountId: next!.id, on: '2025-12-31' })).toBe('contact.left_before_start');
    expect(await move({ toAccountId: next!.id }, member)).toBe('resource.not_found');
    expect(await reason(call('contacts.change', { id: who.id, revision: 1, leftOn: '2025-12-31' }))).toBe('contact.left_before_start');
  });

  test('tells higher slices that somebody left', async () => {
    const events = await sql<{ event: string }>`select event from outbox where event like 'contact.%' order by id`.execute(db);
    expect(events.rows.map(({ event }) => event)).toEqual(['contact.left', 'contact.joined']);
  });
});

describe('the people of an account as of a day', () => {
  test('are those known by then, who left later still being there, with the role and rank of then', async () => {
    day('2026-03-10');
    const who = await add({ name: '江川', decisionRole: 'user', rank: 'staff' }, next!.id);
    day('2026-04-01');
    await call('contacts.change', { id: who.id, revision: 1, decisionRole: 'decider', rank: 'head' });
    day('2026-05-01');
    await call('contacts.change', { id: who.id, revision: 2, leftOn: '2026-05-01', title: '馆长' });
    const on = async (asOf: string) => (await people(next!.id, asOf)).find(({ id }) => id === who.id);
    expect(await on('2026-03-09')).toBeUndefined();
    expect(await on('2026-03-31')).toMatchObject({ decisionRole: 'user', rank: 'staff', leftOn: null, title: '馆长' });
    expect(await on('2026-04-30')).toMatchObject({ decisionRole: 'decider', rank: 'head', leftOn: null });
    expect(await on('2026-05-01')).toMatchObject({ decisionRole: 'decider', leftOn: '2026-05-01' });
  });

  test('equal, for any changes on any days, what the list was at the end of that day', async () => {
    const role = fc.option(fc.constantFrom('decider', 'user', 'finance'));
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), role }),
      fc.record({ kind: fc.constant('role' as const), of: fc.nat(4), role }),
      fc.record({ kind: fc.constant('leave' as const), of: fc.nat(4) }),
      fc.record({ kind: fc.constant('wait' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        await sql`delete from contact`.execute(db);
        let today = Temporal.PlainDate.from('2026-06-01');
        const was = new Map<string, unknown>();
        const made: string[] = [];
        const view = (items: Contact[]) => items.map(({ id, decisionRole, leftOn }) => ({ id, decisionRole, leftOn }));
        for (const one of [...steps, { kind: 'wait' as const }]) {
          day(today.toString());
          const id = 'of' in one ? made[one.of] : undefined;
          const current = id ? (await people(old!.id)).find((person) => person.id === id) : undefined;
          if (one.kind === 'add') made.push((await add({ decisionRole: one.role })).id);
          else if (one.kind === 'role' && current)
            await call('contacts.change', { id, revision: current.revision, decisionRole: one.role });
          else if (one.kind === 'leave' && current && !current.leftOn)
            await call('contacts.change', { id, revision: current.revision, leftOn: today.toString() });
          if (one.kind === 'wait') {
            was.set(today.toString(), view(await people(old!.id)));
            today = today.add({ days: 1 });
          }
        }
        day(today.toString());
        for (const [asOf, list] of was) expect(view(await people(old!.id, asOf))).toEqual(list);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a company’s own fields of people', () => {
  test('hold what they are declared for, and refuse anything else by name', async () => {
    const name = { zh: '偏好', en: 'Likes' };
    await call('fields.declare', {
      entity: 'contact',
      id: 'likes',
      type: 'multi_choice',
      name,
      choices: [
        { id: 'tea', zh: '茶', en: 'Tea' },
        { id: 'go', zh: '围棋', en: 'Go' },
      ],
    });
    await call('fields.declare', { entity: 'contact', id: 'friend', type: 'user', name });
    const made = await add({ custom: { likes: ['go', 'tea'], friend: member.userId } });
    expect(made.custom).toEqual({ likes: ['go', 'tea'], friend: member.userId });
    for (const custom of [{ likes: 'tea' }, { likes: ['wine'] }, { likes: ['tea', 'tea'] }, { friend: old!.id }, { unknown: 'x' }])
      await expect(add({ custom })).rejects.toMatchObject({
        reason: 'input.invalid',
        issues: [{ path: ['custom', Object.keys(custom)[0]] }],
      });
    const cleared = await call<Contact>('contacts.change', { id: made.id, revision: 1, custom: { likes: null } });
    expect(cleared.custom).toEqual({ likes: null, friend: member.userId });
  });

  test('keep the choices that values name: one may be renamed or retired, not removed', async () => {
    const tea = { id: 'tea', zh: '茶', en: 'Tea' };
    expect(await reason(call('fields.change', { entity: 'contact', id: 'likes', choices: [tea] }))).toBe('field.choice_in_use');
    const retired = [tea, { id: 'go', zh: '围棋', en: 'Go', retired: true }];
    expect(await call('fields.change', { entity: 'contact', id: 'likes', choices: retired })).toMatchObject({ choices: retired });
    expect(await reason(call('fields.declare', { entity: 'contact', id: 'x', type: 'choice', name: { zh: 'x', en: 'x' } }))).toBe(
      'field.choices',
    );
    expect(await reason(call('fields.declare', { entity: 'contact', id: 'likes', type: 'text', name: { zh: 'x', en: 'x' } }))).toBe(
      'resource.taken',
    );
  });
});
