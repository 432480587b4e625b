import type { WorkItem } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { actorOf, addAccount, addPerson, addTeam, ctxOf, type Person, workDoor } from '../../../test/harness/work-base.ts';
import { type Piece, TODAY, URGENCY, workPieces } from '../../../test/harness/work-pieces.ts';
import { newId } from '../../kernel/ids.ts';

const { db } = await testDatabase();
const team = await addTeam(db, 'east');
const [me, giver, lead, desk, away] = [
  await addPerson(db, 'csm', team),
  await addPerson(db, 'sales', team),
  await addPerson(db, 'operations_lead', team),
  await addPerson(db, 'service_lead', team),
  await addPerson(db, 'operations_lead', team),
];
// Whoever is away has me decide in their place.
await sql`insert into absence (id, user_id, deputy_id, from_on, until_on, set_at)
  values (${newId()}, ${away.id}, ${me.id}, '2026-11-16', '2026-11-27', '2026-11-01Z')`.execute(db);
const list = (as: Person, input: object = {}) =>
  workDoor.dispatch('worklist.list', ctxOf(db, TODAY, actorOf(as)), input) as Promise<{
    items: WorkItem[];
    nextCursor: string | null;
  }>;

/** What is at stake: the customer's orders, or what is asked for where that is more. */
const stakeOf = ({ amount, asked }: Piece): number => Math.max(asked?.customer === false ? 0 : amount, asked?.amount ?? 0);
const { add, addRequest, addStep, clear } = workPieces(db, { team, me, giver, away });

const amount = fc.constantFrom(0, 10, 1000, 1000, 50_000);
const dueOn = fc.constantFrom('2026-11-18', TODAY, '2026-11-24', '2026-11-30', '2026-12-31');
const asked = fc.record({
  amount: fc.constantFrom(null, 1000, 900_000),
  customer: fc.boolean(),
  of: fc.constantFrom('me' as const, 'away' as const, 'both' as const),
});
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'task' as const,
      'contact' as const,
      'handover' as const,
      'procedure' as const,
      'request' as const,
      'service_order' as const,
    ),
    amount,
    dueOn,
  }),
  fc.record({ kind: fc.constant('approval' as const), amount, dueOn, asked }),
);

describe('the one list', () => {
  test('holds work of every kind in the order of the rule, and pages through it without a gap or a repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), fc.integer({ min: 1, max: 5 }), async (pieces, limit) => {
        await clear();
        const made: (Piece & { id: string })[] = [];
        for (const one of pieces) made.push({ ...one, id: await add(one) });
        const rank = (one: Piece) => Math.log(1 + stakeOf(one)) * URGENCY(one.dueOn);
        const ofCustomers = made.filter((one) => one.asked?.customer !== false);
        const order = made.toSorted((a, b) => rank(b) - rank(a) || a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id));
        const paged: WorkItem[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await list(me, { limit, ...(cursor ? { cursor } : {}) });
          paged.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(paged.map(({ id, kind }) => [id, kind])).toEqual(order.map(({ id, kind }) => [id, kind]));
        // The team's list is of the same people here; what concerns no customer is the signers' own.
        const ofTeam = (await list(lead, { team: true, limit: 200 })).items.map(({ id }) => id);
        expect(ofTeam).toEqual(order.filter((one) => one.asked?.customer !== false).map(({ id }) => id));
        for (const [at, work] of paged.entries()) expect(work.rank).toBeCloseTo(rank(order[at]!), 9);
        const stake = ofCustomers.reduce((sum, one) => sum + stakeOf(one), 0);
        expect(await workDoor.dispatch('worklist.figures', ctxOf(db, TODAY, actorOf(me)), {})).toEqual({
          ...{ accounts: ofCustomers.length, open: made.length, doneToday: 0 },
          ...{ overdue: made.filter(({ dueOn }) => dueOn < TODAY).length, valueAtStake: stake === 0 ? '0' : stake.toFixed(6) },
        });
      }),
      { numRuns: 8 },
    );
  });

  test('has a request once a clock of it is near its time: not before, not while the customer is waited for, not once it was answered', async () => {
    await clear();
    const at = { amount: 0, dueOn: TODAY };
    const near = await add({ kind: 'request', ...at });
    const dueAt = `${TODAY}T09:00:00Z`;
    for (const clock of [
      { dueAt, level: 0 },
      { dueAt: null, level: 1 },
      { dueAt, level: 2, endedAt: '2026-11-20T01:00:00Z' },
    ])
      await addRequest(newId(), await addAccount(db, { ownerId: me.id, teamId: team, amount: '10' }), clock);
    const { items } = await list(me);
    expect(items).toMatchObject([{ kind: 'request', id: near, about: 'first', title: '怎样导出', task: null }]);
    expect(items[0]?.reason).toMatch(/#1 .*11-20 /);
  });

  test('by when it is due: each piece is in one of the five parts, in the order of the list, and in every span of days that holds its own', async () => {
    await clear();
    const days = ['2026-11-18', '2026-11-19', TODAY, '2026-11-25', '2026-11-26', '2026-12-01', '2026-12-02', '2027-03-01'];
    for (const [at, dueOn] of days.entries())
      for (const kind of ['task', 'contact', 'procedure'] as const) await add({ kind, dueOn, amount: at * 100 });
    const whole = (await list(me, { limit: 200 })).items;
    const parts = await Promise.all(['overdue', 'today', 'soon', 'near', 'later'].map((due) => list(me, { due, limit: 200 })));
    const urgencies = [3, 2, 1.5, 1, 0.5];
    for (const [at, part] of parts.entries())
      expect(part.items.map(({ id }) => id)).toEqual(whole.filter(({ urgency }) => urgency === urgencies[at]).map(({ id }) => id));
    expect(parts.reduce((sum, { items }) => sum + items.length, 0)).toBe(whole.length);
    const span = { dueFrom: TODAY, dueUntil: '2026-11-26' };
    const within = await list(me, { ...span, limit: 4 });
    const rest = await list(me, { ...span, cursor: within.nextCursor });
    expect([...within.items, ...rest.items].map(({ id }) => id)).toEqual(
      whole.filter(({ dueOn }) => dueOn >= TODAY && dueOn <= '2026-11-26').map(({ id }) => id),
    );
  });

  test('a handover stands with whoever has it: the giver while it is written or came back, the taker once it was handed over', async () => {
    await clear();
    const id = await add({ kind: 'handover', amount: 100, dueOn: TODAY });
    const [taken] = (await list(me)).items;
    expect(taken).toMatchObject({ kind: 'handover', id, about: 'new_contract', title: 'Take the customer over', task: null });
    expect(taken?.reason).toBe('Handed over by sales (new contract): accept it, or return it with the reason.');
    expect((await list(giver)).items).toEqual([]);
    await sql`update handover set state = 'returned', items = '[{"id":"a","required":true,"note":"x","returned":"too short"}]'`.execute(db);
    expect((await list(me)).items).toEqual([]);
    const [back] = (await list(giver)).items;
    expect(back).toMatchObject({ title: 'Complete the handover', ownerId: giver.id });
    expect(back?.reason).toContain('sent 1 items back');
  });

  test('an approval stands with whom it was asked of and with who stands in for them, once each, and not with the asker or a stranger', async () => {
    await clear();
    const id = await add({ kind: 'approval', amount: 0, dueOn: TODAY, asked: { amount: 5000, customer: false, of: 'away' } });
    const [standingIn] = (await list(me)).items;
    expect(standingIn).toMatchObject({
      ...{
        kind: 'approval',
        id,
        about: 'other',
        accountId: null,
        accountName: null,
        title: 'Two days of training',
        valueAtStake: '5000.000000',
      },
      ...{ reason: 'sales asks; you stand in for operations_lead (Department).', task: null },
    });
    expect((await list(away)).items[0]).toMatchObject({ id, reason: 'sales asks; it waits for you (Department).' });
    expect((await list(giver)).items).toEqual([]);
    // Of no customer: a lead who has no part in it does not see it on another's list.
    expect((await list(lead, { user: away.id })).items).toEqual([]);
    await sql`update approval_signer set state = 'approved', decided_by = ${away.id}, decided_at = '2026-11-20Z'`.execute(db);
    expect((await list(away)).items).toEqual([]);
  });

  test('a step that nobody has in person stands with who of the role works at the customer', async () => {
    await clear();
    const accountId = await addAccount(db, { ownerId: me.id, teamId: team, amount: '10' });
    const id = newId();
    await addStep(id, accountId, TODAY, null);
    expect((await list(me)).items).toMatchObject([
      {
        kind: 'procedure',
        id,
        about: 'work',
        title: 'Support: Solve',
        reason: 'The procedure is at this step, which is with Success; anybody of it may.',
      },
    ]);
    expect((await list(giver)).items).toEqual([]);
    await sql`update procedure_span set holder_id = ${giver.id}, court = 'accept'`.execute(db);
    expect((await list(me)).items).toEqual([]);
    expect((await list(giver)).items[0]?.reason).toBe('Handed over to Success: accept it, or return it with the reason.');
  });

  test('the team’s list has all of it; whom amounts are masked for sees urgencies in place of ranks', async () => {
    await clear();
    const ids = [
      await add({ kind: 'task', amount: 10, dueOn: TODAY }),
      await add({ kind: 'contact', amount: 1000, dueOn: TODAY }),
      await add({ kind: 'handover', amount: 50_000, dueOn: TODAY }),
      await add({ kind: 'procedure', amount: 60_000, dueOn: TODAY }),
      await add({ kind: 'approval', amount: 10, dueOn: TODAY, asked: { amount: 70_000, customer: true, of: 'both' } }),
    ];
    const seen = (await list(lead, { team: true })).items.map(({ id }) => id);
    expect(seen).toEqual(ids.toReversed());
    const masked = (await list(desk, { team: true })).items;
    for (const work of masked) expect(work).toMatchObject({ valueAtStake: '***', rank: 2, urgency: 2 });
    expect(JSON.stringify(masked)).not.toMatch(/[567]0000|1000\b/);
  });
});

describe('terms that end', () => {
  const endings = (as: Person, input: object = {}) =>
    workDoor.dispatch('worklist.endings', ctxOf(db, TODAY, actorOf(as)), { from: '2026-11-01', to: '2026-12-31', ...input }) as Promise<{
      items: { accountId: string; endsOn: string; terms: number; annual: string; renewed: boolean }[];
      more: boolean;
    }>;
  interface Signed {
    account: number;
    endsOn: string;
    amount: number;
    next: boolean;
    draft: boolean;
  }
  const signed: fc.Arbitrary<Signed> = fc.record({
    account: fc.integer({ min: 0, max: 3 }),
    endsOn: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-20', '2026-12-31', '2027-01-01'),
    amount: fc.constantFrom(365, 1095, 730),
    next: fc.boolean(),
    draft: fc.boolean(),
  });

  test('stand on their last day by customer, with what they come to in a year and whether they are renewed; drafts do not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(signed, { maxLength: 8 }), async (contracts) => {
        await sql`delete from contract`.execute(db);
        await clear();
        const other = await addPerson(db, 'csm', await addTeam(db, newId()));
        // Mine, a colleague's, another team's, nobody's within the team.
        const accounts = await Promise.all([
          addAccount(db, { ownerId: me.id, teamId: team }),
          addAccount(db, { ownerId: lead.id, teamId: team }),
          addAccount(db, { ownerId: other.id, teamId: other.teamId }),
          addAccount(db, { teamId: team }),
        ]);
        const insert = (
          accountId: string,
          id: string,
          of: { from: string; to: string; amount: number; draft: boolean; after: string | null },
        ) =>
          sql`insert into contract (account_id, id, kind, predecessor_id, happened_on, starts_on, ends_on, amount, base_amount, currency, draft, known_at,
              recorded_at, changed_at)
            values (${accountId}, ${id}, 'single', ${of.after}, '2025-01-01', ${of.from}, ${of.to}, ${of.amount}, ${of.amount}, 'CNY', ${of.draft},
              '2025-01-01', '2025-01-01Z', '2025-01-01Z')`.execute(db);
        for (const { account, endsOn, amount: worth, next, draft } of contracts) {
          const [id, from] = [newId(), Temporal.PlainDate.from(endsOn).subtract({ days: 364 }).toString()];
          await insert(accounts[account]!, id, { from, to: endsOn, amount: worth, draft, after: null });
          if (next) await insert(accounts[account]!, newId(), { from: '2027-01-02', to: '2029-01-01', amount: 1, draft: false, after: id });
        }
        const expected = (seen: readonly number[]) => {
          const kept = contracts.filter(
            ({ account, endsOn, draft }) => seen.includes(account) && !draft && endsOn >= '2026-11-01' && endsOn <= '2026-12-31',
          );
          const by = Map.groupBy(kept, ({ account, endsOn }) => `${endsOn} ${accounts[account]}`);
          return [...by]
            .map(([key, of]) => [key, of.length, of.reduce((sum, one) => sum + one.amount, 0), of.every(({ next }) => next)])
            .toSorted();
        };
        const told = async (as: Person, input: object = {}) =>
          (await endings(as, input)).items
            .map(({ accountId, endsOn, terms, annual, renewed }) => [`${endsOn} ${accountId}`, terms, Number(annual), renewed])
            .toSorted();
        expect(await told(me)).toEqual(expected([0]));
        expect(await told(lead)).toEqual(expected([1, 3]));
        expect(await told(lead, { team: true })).toEqual(expected([0, 1, 3]));
      }),
      { numRuns: 25 },
    );
  });

  test('of others are for those who lead, and of at most a hundred days', async () => {
    await expect(endings(me, { team: true })).rejects.toMatchObject({ reason: 'access.forbidden' });
    await expect(endings(me, { to: '2027-02-09' })).rejects.toMatchObject({ reason: 'event_days.span' });
    await expect(endings(me, { to: '2026-10-31' })).rejects.toMatchObject({ reason: 'event_days.span' });
    expect(await endings(me, { to: '2027-02-08' })).toMatchObject({ more: false });
  });
});
