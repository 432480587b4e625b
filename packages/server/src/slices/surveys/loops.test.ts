import type { Account, PlayPolicy, Survey, SurveyLoop } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { playOf, publishPlay, publishTiers } from '../../../test/harness/plays-base.ts';
import { surveyDraft } from '../../../test/harness/survey-base.ts';
import { runPlays } from '../plays/index.ts';

const fulcrum = await testFulcrum();
const { call, db, clock, services } = fulcrum;
const owner = await fulcrum.person('csm', { name: '陆文盛' });
const { id: accountId } = await call<Account>('accounts.create', {
  code: 'A',
  name: '甲大学',
  createdOn: '2025-01-01',
  ownerId: owner.userId,
});
await publishTiers(db);
const survey = await begun('nps');

async function begun(kind: string): Promise<Survey> {
  const { id, revision } = await call<Survey>('surveys.create', { survey: { ...surveyDraft(), kind } });
  return call<Survey>('surveys.start', { id, revision });
}
let people = 0;
/** Somebody is asked on a day; answers by what their link opens. */
async function asked(on: string, { surveyId = survey.id, personId }: { surveyId?: string; personId?: string } = {}): Promise<string> {
  people += 1;
  const contactId = personId ?? (await call<{ id: string }>('contacts.create', { accountId, name: `联系人${people}` })).id;
  const { rows } = await sql<{
    id: string;
  }>`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
    values (${accountId}::uuid, gen_random_uuid(), ${surveyId}::uuid, ${contactId}::uuid, ${contactId}::uuid, ${on}, 'link', ${`${on}T01:00:00Z`}, ${on}::date, ${on}::date + 400) returning id`.execute(
    db,
  );
  return rows[0]!.id;
}
async function answer(invitation: string, score: number, on?: string): Promise<void> {
  if (on) clock.moveTo(`${on}T02:00:00Z`);
  await call('surveyPages.answer', { token: services.seal(`survey:${accountId}:${invitation}`), score });
}
const loops = async (view = 'open') => (await call<{ items: SurveyLoop[] }>('surveyLoops.list', { view })).items;
const move = (loop: SurveyLoop, state: string) =>
  call<SurveyLoop>('surveyLoops.move', { accountId, id: loop.id, revision: loop.revision, state, note: '已电话沟通' });
const valueOn = async (id: string, asOf: string): Promise<number | null> => {
  const { rows } = await call<{ rows: { value: number | null }[] }>('metrics.value', { id, by: 'account', asOf });
  return rows.find(({ value }) => value !== null)?.value ?? null;
};

beforeEach(async () => {
  clock.moveTo('2026-11-23T02:00:00Z');
  for (const table of ['survey_loop', 'survey_answer', 'survey_invitation', 'play_run', 'play_step', 'task'])
    await sql`delete from ${sql.table(table)}`.execute(db);
});

describe('a detractor', () => {
  test('is the owner’s to speak with within working days, once, whatever they say later', async () => {
    const [sad, glad] = [await asked('2026-11-20'), await asked('2026-11-20')];
    await answer(glad, 9);
    await answer(sad, 6, '2026-11-27');
    await answer(sad, 2);
    const open = await loops();
    // A Friday: the second working day is the Tuesday.
    expect(open).toMatchObject([
      { id: sad, score: 2, state: 'open', openedOn: '2026-11-27', dueOn: '2026-12-01', ownerName: '陆文盛', late: false },
    ]);
    const spoken = await move(open[0]!, 'contacted');
    expect(spoken).toMatchObject({ state: 'contacted', contactedOn: '2026-11-27', endedOn: null });
    clock.moveTo('2026-12-02T02:00:00Z');
    expect(await loops('late')).toHaveLength(1);
    await move(spoken, 'resolved');
    expect([await loops(), await loops('ended')]).toMatchObject([[], [{ state: 'resolved', endedOn: '2026-12-02' }]]);
    await expect(move({ ...spoken, revision: 3 }, 'waived')).rejects.toMatchObject({ reason: 'survey.not_now' });
    expect(await call('surveyLoops.figures', {})).toMatchObject({ opened: 1, resolved: 1, late: 0, inTime: 0, again: 0, better: 0 });
  });

  test('who answers again later and better counts as such', async () => {
    const first = await asked('2026-10-08');
    await answer(first, 3, '2026-10-09');
    const [loop] = await loops();
    await move(loop!, 'resolved');
    const again = await asked('2026-11-20', { personId: loop!.contactId });
    await answer(again, 8, '2026-11-23');
    expect(await call('surveyLoops.figures', {})).toMatchObject({ opened: 1, inTime: 1, again: 1, better: 1 });
  });

  test('begins a play on the night, of the surveys and scores that it names, once; it stops when the loop is closed', async () => {
    const base = playOf('p', { on: 'tier_moved', direction: 'any' });
    const trigger = (more: object) => ({ ...base, trigger: { on: 'survey_detractor', ...more } }) as PlayPolicy;
    await publishPlay(db, trigger({ surveys: [survey.id], upTo: 4 }), '2026-11-20');
    await publishPlay(db, { ...trigger({ surveys: ['01a0b0c0-0000-7000-8000-000000000001'] }), id: 'other' }, '2026-11-20');
    await answer(await asked('2026-11-20'), 4, '2026-11-23');
    await answer(await asked('2026-11-20'), 5, '2026-11-23');
    const run = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T03:00:00Z`, today, timeZone: 'UTC' }));
    await run('2026-11-23');
    await run('2026-11-24');
    const runs = await sql<{
      play: string;
      state: string;
      answer: number;
    }>`select play_id as play, state, (facts ->> 'answer')::int as answer from play_run`.execute(db);
    expect(runs.rows).toMatchObject([{ play: 'p', answer: 4 }]);
    const low = (await loops()).find(({ score }) => score === 4);
    clock.moveTo('2026-11-25T02:00:00Z');
    await move(low!, 'resolved');
    await run('2026-11-25');
    expect((await sql`select state from play_run`.execute(db)).rows).not.toMatchObject([{ state: 'running' }]);
  });
});

describe('metrics', () => {
  test('are what counting each person’s latest answer one by one tells, as of any day, also where an answer was changed', async () => {
    const said = fc.record({
      person: fc.integer({ min: 0, max: 2 }),
      day: fc.integer({ min: 0, max: 500 }),
      scores: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 3 }),
    });
    const dayOf = (n: number) => Temporal.PlainDate.from('2025-06-01').add({ days: n }).toString();
    const ids = await Promise.all([0, 1, 2].map(async () => (await call<{ id: string }>('contacts.create', { accountId, name: '甲' })).id));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(said, { selector: ({ person, day }) => `${person} ${day}`, maxLength: 6 }),
        fc.integer({ min: 0, max: 520 }),
        async (made, n) => {
          await sql`delete from survey_answer`.execute(db);
          await sql`delete from survey_invitation`.execute(db);
          const stood: { person: number; score: number; at: number }[] = [];
          for (const { person, day, scores } of made) {
            const invitation = await asked(dayOf(day), { personId: ids[person]! });
            for (const [seq, score] of scores.entries()) {
              // An answer is changed three days later each time.
              const [at, until] = [day + seq * 3, seq + 1 < scores.length ? day + seq * 3 + 3 : null];
              await sql`insert into survey_answer (account_id, invitation_id, seq, answered_at, answered_on, until_on, score)
              values (${accountId}::uuid, ${invitation}::uuid, ${seq + 1}, ${`${dayOf(at)}T0${person}:00:00Z`}, ${dayOf(at)}::date, ${until === null ? null : dayOf(until)}::date, ${score})`.execute(
                db,
              );
              if (at <= n && (until === null || until > n)) stood.push({ person, score, at });
            }
          }
          const from = Temporal.PlainDate.from(dayOf(n)).subtract({ months: 12 }).toString();
          const within = stood.filter(({ at }) => dayOf(at) > from);
          const latest = [0, 1, 2].flatMap(
            (person) => within.filter((one) => one.person === person).toSorted((a, b) => b.at - a.at)[0]?.score ?? [],
          );
          const points = latest.map((score): number => (score >= 9 ? 100 : score <= 6 ? -100 : 0));
          const nps = await valueOn('surveys.nps', dayOf(n));
          if (!points.length) expect(nps).toBeNull();
          else expect(nps).toBeCloseTo(points.reduce((sum, one) => sum + one, 0) / points.length, 4);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('satisfaction is that of ninety days; the latest score is the last one said', async () => {
    const csat = await begun('csat');
    await answer(await asked('2026-08-01', { surveyId: csat.id }), 1, '2026-08-03');
    await answer(await asked('2026-11-01', { surveyId: csat.id }), 5, '2026-11-02');
    await answer(await asked('2026-11-01', { surveyId: csat.id }), 3, '2026-11-03');
    await answer(await asked('2026-11-01'), 9, '2026-11-04');
    await answer(await asked('2026-11-01'), 7, '2026-11-05');
    expect(await valueOn('surveys.csat_90d', '2026-11-23')).toBeCloseTo(0.5);
    expect([await valueOn('surveys.nps_last', '2026-11-04'), await valueOn('surveys.nps_last', '2026-11-23')]).toEqual([9, 7]);
  });
});
