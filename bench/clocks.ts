// Service-level clocks of the whole desk, worked out by one statement: 500,000 requests, a tenth of them open, with pauses and hours that change; held against the slow
// oracle of the tests, clock by clock. node bench/clocks.ts [--requests 500000] [--compared 20000]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { SlaPolicy } from '../packages/contract/src/index.ts';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { classCalendars, hoursOf } from '../packages/server/src/slices/requests/clock-calendars.ts';
import { workOutClocks } from '../packages/server/src/slices/requests/clocks.sql.ts';
import { lockRequests } from '../packages/server/src/slices/requests/store.sql.ts';
import { SHIPPED_CALENDAR } from '../packages/server/src/slices/settings/index.ts';
import { workedByHand } from '../packages/server/test/oracle/clocks.ts';
import { fillRequests, NOW } from './clocks-base.ts';

const ZONE = 'Asia/Shanghai';
const both = (text: string) => ({ zh: text, en: text });
const severities = (respond: number, resolve: number) =>
  (['critical', 'high', 'normal', 'low'] as const).map((severity, at) => ({
    severity,
    respond: respond * 2 ** at,
    resolve: resolve * 2 ** at,
  }));
const SLA = SlaPolicy.parse({
  ...{ apiVersion: 'fulcrum/v1', kind: 'sla', id: 'sla', name: both('服务级别') },
  classes: [
    { id: 'gold', name: both('金牌'), calendar: { days: 'every' }, targets: severities(15, 240) },
    { id: 'silver', name: both('银牌'), calendar: { days: 'every', from: '08:00', until: '22:00' }, targets: severities(30, 480) },
    { id: 'standard', name: both('标准'), calendar: { days: 'working', from: '09:00', until: '18:00' }, targets: severities(60, 960) },
  ],
});
/** Amid the clocks that run, hours become others. */
const CHANGED_ON = '2026-11-01';
const BEFORE = SlaPolicy.parse({
  ...SLA,
  classes: SLA.classes.map((one) => ({ ...one, calendar: { days: 'working', from: '08:30', until: '17:30' } })),
});
const VERSIONS = [
  { from: '2026-01-01', policy: BEFORE },
  { from: CHANGED_ON, policy: SLA },
];

const FLOOR = `select count(*), min(k.started_at), max(p.until_at) from request_clock k join service_request r on r.id = k.request_id
  left join request_pause p on p.request_id = k.request_id where k.ended_at is null`;

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '500000' }, compared: { type: 'string', default: '20000' } },
});
const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
const server = await startEmbeddedPg(path.join(folder, 'data'), {
  settings: { max_parallel_workers_per_gather: '0', jit: 'off', autovacuum: 'off' },
});
const { db, pool, close } = connect(server.url, { max: 1 });
const timed = async <T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> => {
  const started = performance.now();
  const answer = await work();
  return { seconds: Math.round(performance.now() - started) / 1000, answer };
};
try {
  await migrate(server.url);
  await fillRequests(pool, Number(values.requests));
  await pool.query('vacuum (analyze)');
  const open = await sql<{ requests: number; clocks: number; oldest: string }>`
    select count(distinct request_id)::int as requests, count(*)::int as clocks, min(started_at) as oldest from request_clock where ended_at is null`.execute(
    db,
  );
  const { requests, clocks, oldest } = open.rows[0]!;
  const at = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
  const spans = await timed(async () => classCalendars(VERSIONS, SHIPPED_CALENDAR, ZONE, at(oldest), at(NOW)));
  const run = (now: string) => timed(() => workOutClocks(db, { now, timeZone: ZONE, classes: spans.answer }));
  const first = await run(NOW);
  await pool.query('vacuum (analyze)');
  const again = await run(NOW);
  const later = await run('2026-11-25T03:01:00Z');
  const floor = await timed(() => pool.query(FLOOR));
  await run(NOW);

  const ids = await sql<{
    id: string;
  }>`select id from service_request where closed_at is null order by id limit ${Number(values.compared)}`.execute(db);
  const stored = await sql<{ key: string; due: number | null; breached: number | null }>`
    select request_id || clock || seq as key, extract(epoch from due_at)::float8 * 1000 as due, extract(epoch from breached_at)::float8 * 1000 as breached
    from request_clock where request_id = any(${ids.rows.map(({ id }) => id)}::uuid[])`.execute(db);
  const found = new Map(stored.rows.map((row) => [row.key, row]));
  const lives = await lockRequests(
    db,
    ids.rows.map(({ id }) => id),
  );
  const hours = new Map(
    SLA.classes.map((one, at) => {
      const [before, after] = [hoursOf(BEFORE.classes[at]!, SHIPPED_CALENDAR, ZONE), hoursOf(one, SHIPPED_CALENDAR, ZONE)];
      return [one.id, { timeZone: ZONE, on: (day: string) => (day < CHANGED_ON ? before : after).on(day) }];
    }),
  );
  let [compared, differing] = [0, 0];
  const oracle = await timed(async () => {
    for (const life of lives)
      for (const clock of life.clocks) {
        const sla = SLA.classes.find(({ id }) => id === life.slaClass);
        const hand = workedByHand(clock, life, sla, hours.get(life.slaClass ?? '')!, at(NOW));
        const row = found.get(`${life.id}${clock.clock}${clock.seq}`);
        compared += 1;
        if (row?.due !== hand.due || row.breached !== hand.breached) differing += 1;
      }
  });
  const said = {
    name: 'clocks',
    ...{ requests: Number(values.requests), openRequests: requests, openClocks: clocks, spansSeconds: spans.seconds },
    ...{ firstSeconds: first.seconds, unchangedSeconds: again.seconds, aMinuteLaterSeconds: later.seconds, floorSeconds: floor.seconds },
    ratio: Math.round((again.seconds / floor.seconds) * 100) / 100,
    ...{ raised: first.answer.length, raisedAgain: again.answer.length, compared, differing, oracleSeconds: oracle.seconds },
  };
  console.log(JSON.stringify(said));
  if (differing) process.exitCode = 1;
} finally {
  await close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
