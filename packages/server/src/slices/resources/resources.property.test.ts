import type { ResourceLine, ResourceReport } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';

const { call, db } = await testFulcrum({ now: '2026-12-31T02:00:00Z' });
const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'A', name: '江城大学', createdOn: '2025-01-01' });
const KINDS = ['report', 'data'] as const;
const made = await Promise.all(
  KINDS.map((kind) =>
    call<{ id: string }>('resources.create', { title: kind, kind, unit: 'piece', capacity: '7', unitCost: '1', offeredOn: '2026-01-01' }),
  ),
);
const resources = made.map(({ id }) => id);

const dayOf = (n: number): string => Temporal.PlainDate.from('2026-09-01').add({ days: n }).toString();
/** How far a request came, as the days between its steps: asked, approved, accepted, done; it may end instead after any but the last. */
const course = fc.record({
  resource: fc.nat(1),
  level: fc.constantFrom('S', 'A', null),
  quantity: fc.integer({ min: 1, max: 9 }),
  doneQuantity: fc.integer({ min: 1, max: 9 }),
  cost: fc.integer({ min: 0, max: 99 }),
  asked: fc.nat(60),
  wanted: fc.nat(120),
  planned: fc.nat(120),
  gaps: fc.array(fc.nat(20), { maxLength: 3 }),
  ends: fc.option(fc.nat(20), { nil: null }),
});
type Course = typeof course extends fc.Arbitrary<infer T> ? T : never;

/** The days of the steps that a request took: undefined where it did not. */
function daysOf({ asked, gaps, ends }: Course) {
  const [approved, accepted, done] = gaps.map((_, n) => dayOf(asked + gaps.slice(0, n + 1).reduce((sum, gap) => sum + gap, 0)));
  const last = asked + gaps.reduce((sum, gap) => sum + gap, 0);
  return { asked: dayOf(asked), approved, accepted, done, ended: ends !== null && !done ? dayOf(last + ends) : undefined };
}
/** What it takes of its resource as known on a day, and whether that is booked; said once more beside the SQL. */
function takenOn(of: Course, day: string) {
  const steps = daysOf(of);
  const had = (on: string | undefined): on is string => on !== undefined && on <= day;
  if (!had(steps.asked) || had(steps.ended)) return null;
  const on = had(steps.done) ? steps.done : had(steps.accepted) ? dayOf(of.planned) : dayOf(of.wanted);
  return { month: on.slice(0, 7), quantity: had(steps.done) ? of.doneQuantity : of.quantity, booked: had(steps.approved) };
}

async function write(courses: readonly Course[]): Promise<void> {
  await sql`delete from resource_request`.execute(db);
  const rows = courses.map((of) => {
    const { asked, approved, accepted, done, ended } = daysOf(of);
    return {
      ...{
        id: newId(),
        resource_id: resources[of.resource],
        happened_on: asked,
        wanted_on: dayOf(of.wanted),
        quantity: of.quantity,
        level: of.level,
      },
      ...{ approved_on: approved, accepted_on: accepted, planned_on: accepted && dayOf(of.planned) },
      ...(done ? { done_on: done, done_quantity: of.doneQuantity, done_cost: of.cost, result: '已交付' } : {}),
      ...(ended ? { ended_on: ended, ended_as: 'cancelled', ended_why: '不需要' } : {}),
    };
  });
  await sql`insert into resource_request (account_id, id, resource_id, happened_on, why, wanted_on, quantity, unit_cost, level, entitled, approved_on,
      accepted_on, planned_on, done_on, done_quantity, done_cost, result, ended_on, ended_as, ended_why, known_at, recorded_at, changed_at)
    select ${accountId}::uuid, r.id, r.resource_id, r.happened_on, '汇报', r.wanted_on, r.quantity, 1, r.level, true, r.approved_on, r.accepted_on,
      r.planned_on, r.done_on, r.done_quantity, r.done_cost, r.result, r.ended_on, r.ended_as, r.ended_why, r.happened_on, '2026-01-01Z', '2026-01-01Z'
    from jsonb_populate_recordset(null::resource_request, ${JSON.stringify(rows)}::jsonb) r`.execute(db);
}

test('months are taken, and costs added up, on any day as far as requests had come by then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(course, { minLength: 1, maxLength: 12 }), fc.nat(120), async (courses, at) => {
      await write(courses);
      const asOf = dayOf(at);
      const { items } = await call<{ items: ResourceLine[] }>('resourceRequests.capacity', { asOf, months: 6 });
      const sum = (resource: number, month: string, booked: boolean) =>
        courses
          .filter((one) => one.resource === resource)
          .map((one) => takenOn(one, asOf))
          .reduce((all, one) => (one && one.month === month && one.booked === booked ? all + one.quantity : all), 0);
      for (const [n, id] of resources.entries())
        for (const load of items.find((item) => item.id === id)?.loads ?? []) {
          const booked = sum(n, load.month, true);
          expect(load).toEqual({
            ...{ month: load.month, capacity: '7', booked: String(booked), free: String(7 - booked) },
            asked: String(sum(n, load.month, false)),
          });
        }
      const { rows } = await call<ResourceReport>('resourceRequests.report', { asOf, months: 12 });
      const expected = new Map<string, { asked: number; done: number; cost: number }>();
      const add = (of: Course, on: string | undefined, what: { asked: number; done: number; cost: number }) => {
        if (on === undefined || on > asOf) return;
        const key = [KINDS[of.resource], of.level, on.slice(0, 7)].join(' ');
        const had = expected.get(key) ?? { asked: 0, done: 0, cost: 0 };
        expected.set(key, { asked: had.asked + what.asked, done: had.done + what.done, cost: had.cost + what.cost });
      };
      for (const one of courses) {
        const { asked, done } = daysOf(one);
        add(one, asked, { asked: 1, done: 0, cost: 0 });
        add(one, done, { asked: 0, done: 1, cost: one.cost });
      }
      expect(
        new Map(
          rows.map(({ kind, level, month, asked, done, cost }) => [[kind, level, month].join(' '), { asked, done, cost: Number(cost) }]),
        ),
      ).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});
