import type { WorkItem } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { actorOf, addAccount, addPerson, addTeam, ctxOf, type Person, workDoor } from '../../../test/harness/work-base.ts';
import { newId } from '../../kernel/ids.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-20';
const team = await addTeam(db, 'east');
const [me, giver, lead, desk] = [
  await addPerson(db, 'csm', team),
  await addPerson(db, 'sales', team),
  await addPerson(db, 'operations_lead', team),
  await addPerson(db, 'service_lead', team),
];
const list = (as: Person, input: object = {}) =>
  workDoor.dispatch('worklist.list', ctxOf(db, TODAY, actorOf(as)), input) as Promise<{
    items: WorkItem[];
    nextCursor: string | null;
    figures: { accounts: number; open: number; overdue: number; valueAtStake: string };
  }>;

interface Piece {
  kind: WorkItem['kind'];
  amount: number;
  dueOn: string;
}
const URGENCY = (due: string): number => {
  if (due < TODAY) return 3;
  if (due === TODAY) return 2;
  // A Friday: the third working day after it is Wednesday, the seventh the Tuesday after.
  if (due <= '2026-11-25') return 1.5;
  return due <= '2026-12-01' ? 1 : 0.5;
};

async function add({ kind, amount, dueOn }: Piece): Promise<string> {
  const id = newId();
  const accountId = await addAccount(db, { ownerId: me.id, teamId: team, amount: String(amount) });
  const urgency = URGENCY(dueOn);
  const rank = Math.log(1 + amount) * urgency;
  if (kind === 'task')
    await sql`insert into task (account_id, id, occasion, kind, title, reason, owner_id, team_id, due_on, value_at_stake, urgency, rank, created_at, changed_at)
      values (${accountId}, ${id}, ${id}, 'call', '{"zh":"a","en":"Call"}', '{"zh":"a","en":"Because"}', ${me.id}, ${team}, ${dueOn}, ${amount},
        ${urgency}, ${rank}, '2026-11-01Z', '2026-11-01Z')`.execute(db);
  if (kind === 'contact')
    await sql`insert into contact_suggestion (account_id, id, kind, owner_id, team_id, facts, noticed_on, due_on, value_at_stake, urgency, rank, changed_at)
      values (${accountId}, ${id}, 'silence', ${me.id}, ${team}, '{"used_on": "2026-11-01"}', '2026-11-01', ${dueOn}, ${amount}, ${urgency}, ${rank},
        '2026-11-01Z')`.execute(db);
  if (kind === 'handover')
    await sql`insert into handover (account_id, id, occasion, reason, from_id, to_id, items, state, opened_on, opened_at, due_on, changed_at)
      values (${accountId}, ${id}, ${id}, 'new_contract', ${giver.id}, ${me.id}, '[]', 'handed', '2026-11-01', '2026-11-01Z', ${dueOn}, '2026-11-01Z')`.execute(
      db,
    );
  return id;
}
async function clear(): Promise<void> {
  for (const table of ['handover', 'contact_suggestion', 'task', 'account_state', 'account'])
    await sql`delete from ${sql.table(table)}`.execute(db);
}

const piece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom('task', 'contact', 'handover'),
  amount: fc.constantFrom(0, 10, 1000, 1000, 50_000),
  dueOn: fc.constantFrom('2026-11-18', TODAY, '2026-11-24', '2026-11-30', '2026-12-31'),
});

describe('the one list', () => {
  test('holds work of every kind in the order of the rule, and pages through it without a gap or a repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), fc.integer({ min: 1, max: 5 }), async (pieces, limit) => {
        await clear();
        const made: (Piece & { id: string })[] = [];
        for (const one of pieces) made.push({ ...one, id: await add(one) });
        const rank = ({ amount, dueOn }: Piece) => Math.log(1 + amount) * URGENCY(dueOn);
        const order = made.toSorted((a, b) => rank(b) - rank(a) || a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id));
        const paged: WorkItem[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await list(me, { limit, ...(cursor ? { cursor } : {}) });
          paged.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(paged.map(({ id, kind }) => [id, kind])).toEqual(order.map(({ id, kind }) => [id, kind]));
        for (const [at, work] of paged.entries()) expect(work.rank).toBeCloseTo(rank(order[at]!), 9);
        const { figures } = await list(me);
        expect(figures).toMatchObject({
          accounts: made.length,
          open: made.length,
          overdue: made.filter(({ dueOn }) => dueOn < TODAY).length,
        });
        expect(Number(figures.valueAtStake)).toBe(made.reduce((sum, { amount }) => sum + amount, 0));
      }),
      { numRuns: 20 },
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

  test('the team’s list has all of it; whom amounts are masked for sees urgencies in place of ranks', async () => {
    await clear();
    const ids = [
      await add({ kind: 'task', amount: 10, dueOn: TODAY }),
      await add({ kind: 'contact', amount: 1000, dueOn: TODAY }),
      await add({ kind: 'handover', amount: 50_000, dueOn: TODAY }),
    ];
    const seen = (await list(lead, { team: true })).items.map(({ id }) => id);
    expect(seen).toEqual(ids.toReversed());
    const masked = (await list(desk, { team: true })).items;
    for (const work of masked) expect(work).toMatchObject({ valueAtStake: '***', rank: 2, urgency: 2 });
    expect(JSON.stringify(masked)).not.toMatch(/50000|1000\b/);
  });
});
