import type { RequestFigures, ServiceRequestTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { type Actor, LOCAL } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const START = '2026-11-23T01:00:00Z';
const fulcrum = await testFulcrum({ now: START });
const { call, clock, db } = fulcrum;
let [agent, other, csm] = [] as unknown as Actor[];
let accountId: string;
beforeAll(async () => {
  agent = await fulcrum.person('agent', { name: '林溪' });
  other = await fulcrum.person('agent', { name: '苏禾' });
  csm = await fulcrum.person('csm', { name: '何衡' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
});
beforeEach(() => emptied(db, 'service_request'));

const at = (seconds: number) => Temporal.Instant.from(START).add({ seconds }).toString();
const open = (kind = 'question') => call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '怎样导出', kind }, agent);
const solve = ({ id, revision }: ServiceRequestTold) => call('serviceRequests.solve', { id, revision }, agent);
const handling = async (who = agent) =>
  (await call<RequestFigures>('serviceRequests.figures', { from: '2026-11-23', to: '2026-11-23' }, who)).handling;
/** A page that is open for so long, and says so every 15 seconds. */
async function reads(who: Actor | undefined, id: string, from: number, until: number): Promise<void> {
  for (let second = from; second <= until; second += 15) {
    clock.moveTo(at(second));
    await call('serviceRequests.present', { id, writing: false }, who);
  }
}

test('what was spent on a request that was merged counts at the one that took it in', async () => {
  const [one, twice] = [await open(), await open()];
  await reads(agent, one.id, 0, 30);
  await reads(agent, twice.id, 60, 90);
  await call('serviceRequests.merge', { id: twice.id, revision: twice.revision, intoId: one.id }, agent);
  clock.moveTo(at(400));
  await solve(await call<ServiceRequestTold>('serviceRequests.get', { id: one.id }));
  expect((await handling()).all).toEqual({ requests: 1, medianMs: 60_000, p90Ms: 60_000 });
});

test('who has a request before them works at it: stretches add up, a break is none of them, each person by themselves', async () => {
  const one = await open();
  await reads(agent, one.id, 0, 60);
  await reads(agent, one.id, 300, 330);
  await reads(other, one.id, 315, 345);
  clock.moveTo(at(400));
  await solve(one);
  const { all, kinds, people } = await handling();
  expect(all).toEqual({ requests: 1, medianMs: 120_000, p90Ms: 120_000 });
  expect(kinds.filter(({ requests }) => requests)).toEqual([{ kind: 'question', requests: 1, medianMs: 120_000, p90Ms: 120_000 }]);
  expect(people.map(({ name, medianMs }) => [name, medianMs])).toEqual([
    ['林溪', 90_000],
    ['苏禾', 30_000],
  ]);
});

test('a call about it counts too, once with what was read meanwhile and written after; one that nobody was seen at is left out, and so is a program', async () => {
  const [one, unseen] = [await open('fault'), await open()];
  clock.moveTo(at(600));
  await call('calls.log', { requestId: one.id, minutes: 5, beganAt: at(0) }, agent);
  await reads(agent, one.id, 270, 330);
  await call('serviceRequests.present', { id: unseen.id, writing: true }, LOCAL);
  clock.moveTo(at(600));
  for (const each of [one, unseen]) await solve(each);
  expect((await handling()).all).toEqual({ requests: 1, medianMs: 330_000, p90Ms: 330_000 });
  expect(await handling(csm)).toMatchObject({ all: { requests: 0, medianMs: null }, people: [] });
});

/** By plain reckoning: seconds that are in any of the stretches. */
const secondsOf = (stretches: readonly { from: number; long: number }[]) =>
  new Set(stretches.flatMap(({ from, long }) => Array.from({ length: long }, (_, n) => from + n))).size;
function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : Math.round((low + (high - low) * (place % 1)) * 1000);
}
test('median and nine tenths are those of plain reckoning, second by second', async () => {
  const stretch = fc.record({
    who: fc.nat(1),
    what: fc.constantFrom('page', 'call'),
    from: fc.nat(400),
    long: fc.integer({ min: 1, max: 200 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(stretch, { maxLength: 6, selector: ({ who, what, from }) => `${who} ${what} ${from}` }), { maxLength: 5 }),
      async (drawn) => {
        await emptied(db, 'service_request');
        const people = [agent!.userId, other!.userId];
        const rows = drawn.map((stretches) => ({ id: newId(), stretches }));
        await sql`insert into service_request (id, number, account_id, kind, severity, channel, subject, status, opened_at, changed_at, first_solved_at, solved_at)
        select x.id, 1000 + row_number() over (), ${accountId}, 'question', 'normal', 'phone', '打不开', 'solved', ${START}, ${START}, ${START}, ${START}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(id uuid)`.execute(db);
        const all = rows.flatMap(({ id, stretches }) =>
          stretches.map((one) => ({ id, ...one, who: people[one.who], at: at(one.from), until: at(one.from + one.long) })),
        );
        const drawnAs = (what: string) =>
          sql`jsonb_to_recordset(${JSON.stringify(all.filter((one) => one.what === what))}::jsonb) x(id uuid, who uuid, at timestamptz, until timestamptz, long int)`;
        await sql`insert into request_stretch select x.id, x.who, x.at, x.until from ${drawnAs('page')}`.execute(db);
        await sql`insert into phone_call (id, direction, began_at, answered_at, ended_at, talk_seconds, agent_id, request_id)
        select gen_random_uuid(), 'in', x.at, x.at, x.until, x.long, x.who, x.id from ${drawnAs('call')}`.execute(db);
        const sums = drawn
          .filter(({ length }) => length)
          .map((of) => secondsOf(of.filter(({ who }) => who === 0)) + secondsOf(of.filter(({ who }) => who === 1)));
        const { all: told } = await handling();
        const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms));
        expect({ ...told, medianMs: rounded(told.medianMs), p90Ms: rounded(told.p90Ms) }).toEqual({
          requests: sums.length,
          medianMs: quantile(sums, 0.5),
          p90Ms: quantile(sums, 0.9),
        });
      },
    ),
    { numRuns: 20 },
  );
});
