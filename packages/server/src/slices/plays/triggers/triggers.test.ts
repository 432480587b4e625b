import type { PlayPolicy, Trigger } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addCases, clearBase, playOf, publishPlay, publishTiers, taskOf } from '../../../../test/harness/plays-base.ts';
import { newId } from '../../../kernel/ids.ts';
import { runPlays } from '../run-plays.ts';

const { db } = await testDatabase();
const START = '2028-01-31';
const HEAD = { apiVersion: 'fulcrum/v1', name: { zh: '名', en: 'name' } };
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const run = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
const calm = { tier: 'A', tierSince: null, status: 'active', since: '2020-01-01', contacts: [], moves: [] } as const;
/** A play of one task on a trigger, whose texts name nothing but the account. */
function play(trigger: Trigger): PlayPolicy {
  const base = playOf('p', { on: 'tier_moved', direction: 'any' });
  const task = taskOf(base);
  return { ...base, trigger, steps: [{ task: { ...task, reason: task.title } }] };
}

let runId: string;
let account: string;
beforeEach(async () => {
  await clearBase(db);
  await sql`delete from play_run`.execute(db);
  ({ runId } = await publishTiers(db));
  account = (await addCases(db, [{ ...calm, contacts: [], moves: [] }], runId))[0]!;
});
const occasions = async () =>
  (await sql<{ occasion: string }>`select occasion from play_run order by began_at, occasion`.execute(db)).rows.map((row) => row.occasion);
const openTasks = async () => (await sql<{ n: number }>`select count(*)::int as n from task where state = 'open'`.execute(db)).rows[0]?.n;

interface Signed {
  starts: string;
  ends: string | null;
  after?: string;
  on?: string;
}
async function sign({ starts, ends, after, on }: Signed): Promise<string> {
  const id = newId();
  await sql`insert into contract (account_id, id, code, happened_on, starts_on, ends_on, predecessor_id, amount, base_amount, currency, known_at, recorded_at, changed_at)
    values (${account}, ${id}, ${id}, ${on ?? starts}, ${starts}, ${ends}, ${after ?? null}, 100, 100, 'CNY', ${on ?? starts}, '2020-01-01Z', '2020-01-01Z')`.execute(
    db,
  );
  return id;
}

describe('the end of a term', () => {
  test('asks 90, 60 and 30 days before, each once; right after an import only the nearest', async () => {
    await publishPlay(db, play({ on: 'term_ends', at: [90, 60, 30] }), START);
    const long = await sign({ starts: '2027-06-01', ends: dayOf(100) });
    const near = await sign({ starts: '2027-01-01', ends: dayOf(45) });
    await sign({ starts: '2027-01-01', ends: null });
    await run(START);
    expect(await occasions()).toEqual([`renewal:${near}:T-60`]);
    expect(await openTasks()).toBe(1);
    for (let n = 1; n <= 101; n++) await run(dayOf(n));
    expect(await openTasks()).toBe(0); // the terms are over: what follows is asked by the stage after them
    expect((await occasions()).toSorted()).toEqual(
      [`renewal:${near}:T-60`, `renewal:${near}:T-30`, `renewal:${long}:T-90`, `renewal:${long}:T-60`, `renewal:${long}:T-30`].toSorted(),
    );
  });

  test('asks no more once a contract that follows is signed, and calls off what it asked', async () => {
    await publishPlay(db, play({ on: 'term_ends', at: [60] }), START);
    const old = await sign({ starts: '2027-06-01', ends: dayOf(50) });
    await run(START);
    expect(await openTasks()).toBe(1);
    await sign({ starts: dayOf(51), ends: dayOf(400), after: old, on: dayOf(3) });
    await run(dayOf(2));
    expect(await openTasks()).toBe(1);
    await run(dayOf(3));
    expect(await openTasks()).toBe(0);
    expect((await sql`select state, ended_because from play_run`.execute(db)).rows).toEqual([
      { state: 'stopped', ended_because: 'reason' },
    ]);
  });

  test('is what a slow look at each contract says, whatever the days on which plays run', async () => {
    const term = fc.record({
      length: fc.integer({ min: 20, max: 400 }),
      end: fc.integer({ min: -10, max: 120 }),
      renewedOn: fc.option(fc.nat(60), { nil: null }),
    });
    const days = fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 12 }).map((drawn) => drawn.toSorted((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 5 }), days, async (terms, runs) => {
        await sql`delete from contract`.execute(db);
        await sql`delete from play_run`.execute(db);
        await sql`delete from play_cursor`.execute(db);
        await sql`delete from policy_version where policy_id = 'p'`.execute(db);
        await sql`delete from policy where id = 'p'`.execute(db);
        await publishPlay(db, play({ on: 'term_ends', at: [90, 60, 30, 7] }), START);
        const expected: string[] = [];
        for (const { length, end, renewedOn } of terms) {
          const id = await sign({ starts: dayOf(end - length), ends: dayOf(end), on: '2025-01-01' });
          if (renewedOn !== null) await sign({ starts: dayOf(end + 1), ends: null, after: id, on: dayOf(renewedOn) });
          for (const day of runs) {
            if (end < day || (renewedOn !== null && renewedOn <= day)) continue;
            const passed = [90, 60, 30, 7].filter((mark) => end - mark <= day);
            if (passed.length) expected.push(`renewal:${id}:T-${Math.min(...passed)}`);
          }
        }
        for (const day of runs) await run(dayOf(day));
        expect((await occasions()).toSorted()).toEqual([...new Set(expected)].toSorted());
      }),
      { numRuns: 25 },
    );
  });
});

async function owe({ contractId = null, title = null }: { contractId?: string | null; title?: string | null } = {}): Promise<string> {
  const id = newId();
  await sql`insert into instalment (account_id, id, contract_id, title, happened_on, due_on, amount, base_amount, currency, known_at, recorded_at, changed_at)
    values (${account}, ${id}, ${contractId}, ${title}, '2027-01-01', ${dayOf(1)}, 100, 100, 'CNY', '2027-01-01', '2027-01-01Z', '2027-01-01Z')`.execute(
    db,
  );
  return id;
}
test('an instalment asks 1 and 30 days after its day for as long as something of it is open', async () => {
  await publishPlay(db, play({ on: 'payment_overdue', at: [1, 30] }), START);
  const id = await owe();
  await run(dayOf(1));
  expect(await occasions()).toEqual([]);
  await run(dayOf(2));
  await run(dayOf(3));
  expect(await occasions()).toEqual([`overdue:${id}:T+1`]);
  await run(dayOf(31));
  expect(await occasions()).toEqual([`overdue:${id}:T+1`, `overdue:${id}:T+30`]);
  await sql`update instalment set written_off_on = ${dayOf(32)}`.execute(db);
  await run(dayOf(32));
  expect(await openTasks()).toBe(0);
});
test('an instalment is called by its contract and its title, as far as it has them', async () => {
  const titled = play({ on: 'payment_overdue', at: [1] });
  await publishPlay(db, { ...titled, steps: [{ task: { ...taskOf(titled), title: { zh: '{{what}}', en: '{{what}}' } } }] }, START);
  const contractId = await sign({ starts: '2027-01-01', ends: dayOf(200) });
  await sql`update contract set code = 'HT-1' where id = ${contractId}`.execute(db);
  for (const one of [{ contractId, title: '第 1 期' }, { title: '尾款' }, {}]) await owe(one);
  await run(dayOf(2));
  const titles = await sql<{ zh: string }>`select title ->> 'zh' as zh from task`.execute(db);
  expect(titles.rows.map(({ zh }) => zh).toSorted()).toEqual(['HT-1 第 1 期', '尾款', '—'].toSorted());
});

test('a nearer mark takes the place of the one before it: no two tasks of one thing stand after a night', async () => {
  await publishPlay(db, play({ on: 'term_ends', at: [60, 30] }), START);
  const contract = await sign({ starts: '2027-06-01', ends: dayOf(61) });
  for (const n of [1, 31]) await run(dayOf(n));
  expect((await sql`select occasion, state from task order by occasion desc`.execute(db)).rows).toEqual([
    { occasion: `renewal:${contract}:T-60`, state: 'cancelled' },
    { occasion: `renewal:${contract}:T-30`, state: 'open' },
  ]);
});

test('whoever leaves asks once, when it is known, and only for the roles that are asked for', async () => {
  await publishPlay(db, play({ on: 'contact_left', roles: ['decider'] }), START);
  const leave = async (role: string, left: string, known: string) => {
    const id = newId();
    await sql`insert into contact (account_id, id, name, decision_role, left_on, left_known_at, happened_on, known_at, recorded_at, changed_at)
      values (${account}, ${id}, '王', ${role}, ${left}, ${known}, '2026-01-01', '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(db);
    return id;
  };
  await leave('decider', '2027-12-01', '2027-12-01'); // before the play was in force
  const late = await leave('decider', '2027-12-15', dayOf(1)); // found out later
  await leave('user', dayOf(1), dayOf(1));
  await run(START);
  expect(await occasions()).toEqual([]);
  await run(dayOf(1));
  await run(dayOf(2));
  expect(await occasions()).toEqual([`left:${late}:2027-12-15`]);
});

test('a milestone that was not accepted asks so many days after it was due, until it is accepted', async () => {
  await publishPlay(db, play({ on: 'milestone_missed', days: 5 }), START);
  const contract = await sign({ starts: '2027-06-01', ends: dayOf(300) });
  const id = newId();
  await sql`insert into contract_milestone (account_id, id, contract_id, title, happened_on, due_on, currency, known_at, recorded_at, changed_at)
    values (${account}, ${id}, ${contract}, '培训', '2027-06-01', ${dayOf(1)}, 'CNY', '2027-06-01', '2027-06-01Z', '2027-06-01Z')`.execute(
    db,
  );
  for (const n of [1, 5]) await run(dayOf(n));
  expect(await occasions()).toEqual([]);
  await run(dayOf(6));
  expect(await occasions()).toEqual([`milestone:${id}`]);
  await sql`update contract_milestone set accepted_on = ${dayOf(7)}`.execute(db);
  await run(dayOf(7));
  expect(await openTasks()).toBe(0);
});

describe('health', () => {
  const judge = async (day: string, score: number | null, before: number | null) =>
    sql`insert into health_result (account_id, policy_id, as_of, run_id, version, score, colour, coverage, points, marks, figures, before_score)
      values (${account}, 'h', ${day}, ${runId}, 1, ${score}, 'red', 1, '{}', '{}', '{}', ${before})`.execute(db);
  beforeEach(async () => {
    await sql`delete from health_result`.execute(db);
    await sql`insert into policy (id, kind, created_at) values ('h', 'health', '2026-01-01Z')`.execute(db);
    await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from) values ('h', 1, 'published', '{}', '2026-01-01Z', '2026-01-01')`.execute(
      db,
    );
  });

  test('asks when it comes below a mark, not while it stays there, and not of the unknown', async () => {
    await publishPlay(db, play({ on: 'health_fell', below: 60 }), START);
    await judge(START, 70, 80);
    await run(START);
    await judge(dayOf(1), 59, 70);
    await run(dayOf(1));
    await judge(dayOf(2), 40, 59);
    await judge(dayOf(3), null, 40);
    await run(dayOf(3));
    expect(await occasions()).toEqual([`health:h:${dayOf(1)}`]);
    expect(await openTasks()).toBe(1);
    await sql`update account_state set health = 60`.execute(db);
    await run(dayOf(4));
    expect(await openTasks()).toBe(0);
  });

  test('asks when it falls by so many points', async () => {
    await publishPlay(db, play({ on: 'health_fell', by: 15 }), START);
    await judge(START, 70, 84);
    await judge(dayOf(1), 55, 70);
    await run(dayOf(1));
    expect(await occasions()).toEqual([`health:h:${dayOf(1)}`]);
  });
});

test('a risk that is raised asks for as long as it is open', async () => {
  await publishPlay(db, play({ on: 'risk_raised', kinds: ['overdue'] }), START);
  const [id, other] = [newId(), newId()];
  for (const [risk, kind] of [
    [id, 'overdue'],
    [other, 'sponsor_left'],
  ] as const)
    await sql`insert into risk (account_id, id, kind, title, raised_on, created_at, changed_at)
      values (${account}, ${risk}, ${kind}, '{"zh":"险","en":"risk"}', ${dayOf(1)}, '2028-01-01Z', '2028-01-01Z')`.execute(db);
  await run(dayOf(1));
  expect(await occasions()).toEqual([`risk:${id}`]);
  await sql`update risk set state = 'gone', ended_on = ${dayOf(2)} where id = ${id}`.execute(db);
  await run(dayOf(2));
  expect(await openTasks()).toBe(0);
});

describe('stages', () => {
  const line = newId();
  const spell = (stage: string, from: string, until: string | null, ranOn = from) =>
    sql`with r as (insert into policy_run (id, policy_id, version, as_of, cause, state, started_at) values (gen_random_uuid(), 'life', 1, ${ranOn}, 'scheduled', 'published', '2026-01-01Z') returning id)
      insert into stage_spell (account_id, policy_id, line, stage, from_on, until_on, run_id) select ${account}, 'life', ${line}, ${stage}, ${from}, ${until}, id from r`.execute(
      db,
    );
  beforeEach(async () => {
    const stages = ['launch', 'renewal'].map((id) => ({ id, name: { zh: id, en: id }, expectedDays: 10 }));
    await sql`delete from stage_spell`.execute(db);
    await sql`insert into policy (id, kind, created_at) values ('life', 'lifecycle', '2026-01-01Z')`.execute(db);
    await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
      values ('life', 1, 'published', ${JSON.stringify({ ...HEAD, id: 'life', kind: 'lifecycle', model: 'conditions', stages })}::jsonb, '2026-01-01Z', '2026-01-01')`.execute(
      db,
    );
  });

  test('entered: since the last run, or known only now while it stands; not what began before the play was in force', async () => {
    await publishPlay(db, play({ on: 'stage_entered', stages: ['launch'] }), START);
    await spell('launch', '2028-01-01', dayOf(2));
    await run(START);
    expect(await occasions()).toEqual([]);
    await run(dayOf(10));
    await spell('renewal', dayOf(2), dayOf(5));
    await spell('launch', dayOf(5), null, dayOf(11)); // a contract that was entered six days late
    await run(dayOf(11));
    await run(dayOf(12));
    expect(await occasions()).toEqual([`entered:life:${line}:launch:${dayOf(5)}`]);
  });

  test('left: asks on the day; the task of a stage that was entered is called off', async () => {
    await publishPlay(db, play({ on: 'stage_left', stages: ['launch'] }), START);
    await publishPlay(db, { ...play({ on: 'stage_entered' }), id: 'entered' }, START);
    await spell('launch', dayOf(1), dayOf(4));
    await run(dayOf(1));
    expect(await occasions()).toEqual([`entered:life:${line}:launch:${dayOf(1)}`]);
    await run(dayOf(4));
    expect(await occasions()).toContain(`left:life:${line}:launch:${dayOf(1)}`);
    expect((await sql`select play_id, state from task order by play_id`.execute(db)).rows).toEqual([
      { play_id: 'entered', state: 'cancelled' },
      { play_id: 'p', state: 'open' },
    ]);
  });

  test('stayed: longer than the lifecycle expects, or than the days that the play says', async () => {
    await publishPlay(db, play({ on: 'stage_stayed' }), START);
    await publishPlay(db, { ...play({ on: 'stage_stayed', stages: ['launch'], days: 20 }), id: 'longer' }, START);
    await spell('launch', START, null);
    await run(dayOf(10));
    expect(await occasions()).toEqual([]);
    await run(dayOf(11));
    await run(dayOf(20));
    expect(await occasions()).toHaveLength(1);
    await run(dayOf(21));
    expect(await occasions()).toHaveLength(2);
  });
});
