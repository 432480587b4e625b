import { TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { accountId, putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { confirmProposals, declineProposals } from './decide.sql.ts';
import { insertOverrides } from './overrides.sql.ts';
import { latestRunDays } from './policies.sql.ts';
import { evaluate } from './run.ts';
import { settleLevels } from './settle-levels.sql.ts';
import { standingOn } from './standing.sql.ts';

const { db } = await testDatabase();
const name = { zh: '名', en: 'Name' };
const LEVELS = ['A', 'B', 'C'] as const;
const THRESHOLDS = [100, 50, Number.NEGATIVE_INFINITY];
const MONTHS = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31'];
const policyOf = (id: string, more: Partial<TierPolicy>): TierPolicy =>
  TierPolicy.parse({
    apiVersion: 'fulcrum/v1',
    kind: 'tier',
    id,
    name,
    items: [{ id: 'size', name, perUnit: { metric: 'account.employees', points: 1 } }],
    levels: LEVELS.map((level, place) => ({ id: level, name, ...(place < 2 ? { score: THRESHOLDS[place] } : {}) })),
    ...more,
  });

type Hysteresis = NonNullable<TierPolicy['hysteresis']>;
const walks = fc.array(fc.array(fc.constantFrom(30, 41, 49, 50, 52, 60, 89, 90, 95, 99, 100, 105), { minLength: 8, maxLength: 8 }), {
  minLength: 10,
  maxLength: 25,
});
const hysteresis = fc.constantFrom<Hysteresis | undefined>(undefined, { margin: 10 }, { evaluations: 2 }, { margin: 10, evaluations: 3 });
const dayAfter = (day: string, days = 1) => Temporal.PlainDate.from(day).add({ days }).toString();

/** The places judged, month by month, as a person would with a pencil. */
function judged(scores: readonly number[], rule: Hysteresis | undefined): number[] {
  let [held, waited] = [-1, 0];
  return scores.map((score) => {
    const natural = THRESHOLDS.findIndex((threshold) => score >= threshold);
    if (held < 0 || natural <= held || !rule) [held, waited] = [natural, 0];
    else {
      const near = rule.margin !== undefined && score >= THRESHOLDS[held]! - rule.margin;
      const early = rule.evaluations !== undefined && waited + 1 < rule.evaluations;
      // With both, a fall needs one of them to let go: far enough below, or long enough.
      const waits = rule.margin === undefined ? early : rule.evaluations === undefined ? near : near && early;
      [held, waited] = waits ? [held, waited + 1] : [natural, 0];
    }
    return held;
  });
}

async function putWalks(drawn: readonly number[][], policies: readonly TierPolicy[]): Promise<void> {
  await putBase(
    db,
    drawn.map((scores, index) => ({
      id: accountId(index + 1),
      since: '2025-12-01',
      status: 'active' as const,
      lines: [],
      facts: scores.map((value, month) => ({ field: 'employees', from: `2026-0${month + 1}-01`, value })),
    })),
  );
  await policies.reduce((before, policy) => before.then(() => putInForce(db, policy)), Promise.resolve());
}
const run = (asOf: string) => inTransaction(db, asOf, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'scheduled' }));
const standing = async (policy: string, day: string) => {
  const found = await sql<{ id: string; level: string; settled: string; judged: string; score: number; hand: boolean }>`
    select s.account_id as id, s.level, s.settled, s.judged, s.score::double precision as score, s.override_id is not null as hand
    from (${standingOn(sql`${policy}::text`, sql`${day}::date`)}) s order by 1`.execute(db);
  return found.rows;
};
const tables = async () =>
  (
    await sql<
      Record<'results' | 'moves' | 'proposals' | 'states', unknown>
    >`select (select jsonb_agg(r order by r.account_id, r.policy_id, r.as_of) from (select account_id, policy_id, as_of, level, score, points,
          judged_level, below from policy_result) r) as results,
        (select jsonb_agg(t order by t.account_id, t.policy_id, t.as_of) from (select account_id, policy_id, as_of, from_level, to_level from policy_transition) t) as moves,
        (select jsonb_agg(p order by p.id) from tier_proposal p) as proposals,
        (select jsonb_agg(s order by s.account_id) from account_state s) as states`.execute(db)
  ).rows;

test('hysteresis judges as by hand and never flaps: a fall and a rise again need the score to leave the band between', async () => {
  let turns = 0;
  await fc.assert(
    fc.asyncProperty(walks, hysteresis, async (drawn, rule) => {
      await putWalks(drawn, [policyOf('tier', rule ? { hysteresis: rule } : {})]);
      for (const [month, asOf] of MONTHS.entries()) {
        await run(asOf);
        expect((await standing('tier', asOf)).map((one) => [one.level, one.score])).toEqual(
          drawn.map((scores) => [LEVELS[judged(scores.slice(0, month + 1), rule).at(-1)!], scores[month]]),
        );
      }
      if (rule?.margin !== undefined && rule.evaluations === undefined)
        for (const scores of drawn) {
          const places = judged(scores, rule);
          for (const [month, place] of places.entries()) {
            const before = places[month - 1];
            if (before === undefined || place === before) continue;
            turns += 1;
            if (place > before) expect(scores[month]!).toBeLessThan(THRESHOLDS[before]! - rule.margin);
            else expect(scores[month]!).toBeGreaterThanOrEqual(THRESHOLDS[place]!);
          }
        }
    }),
    { numRuns: 10 },
  );
  expect(turns).toBeGreaterThan(0);
});

const hands = fc.array(
  fc.record({
    account: fc.nat(24),
    level: fc.constantFrom(...LEVELS),
    after: fc.nat(7),
    wait: fc.nat(25),
    days: fc.option(fc.nat(70)),
  }),
  { minLength: 8, maxLength: 20 },
);

test('levels by hand change neither points nor score nor what is judged; every day tells the level that held on it, and a run again changes nothing', async () => {
  let shownByHand = 0;
  await fc.assert(
    fc.asyncProperty(walks, hysteresis, hands, async (drawn, rule, given) => {
      await putWalks(drawn, [policyOf('tier', rule ? { hysteresis: rule } : {})]);
      const spells: { account: number; level: string; from: string; until: string | null; ended: string | null }[] = [];
      const wishes = given
        .filter(({ account, after }) => account < drawn.length && after < 7)
        .map((one) => ({ ...one, on: dayAfter(MONTHS[one.after]!, one.wait) }))
        .toSorted((a, b) => a.on.localeCompare(b.on));
      for (const [month, asOf] of MONTHS.entries()) {
        await run(asOf);
        const before = await tables();
        await run(asOf);
        expect(await tables()).toEqual(before);
        for (const wish of wishes.filter(({ after }) => after === month)) {
          const until = wish.days === null ? null : dayAfter(wish.on, wish.days);
          const by = { policyId: 'tier', userId: null, now: `${wish.on}T08:00:00Z`, today: wish.on };
          await insertOverrides(
            db,
            [{ id: crypto.randomUUID(), accountId: accountId(wish.account + 1), level: wish.level, reason: '理由', until }],
            by,
          );
          await settleLevels(db, await latestRunDays(db, wish.on), wish.on);
          for (const spell of spells)
            if (spell.account === wish.account && spell.ended === null)
              spell.ended = spell.until !== null && spell.until < wish.on ? dayAfter(spell.until) : wish.on;
          spells.push({ account: wish.account, level: wish.level, from: wish.on, until, ended: null });
        }
      }
      const handOn = (account: number, day: string) =>
        spells.find(
          (one) =>
            one.account === account &&
            one.from <= day &&
            (one.until === null || day <= one.until) &&
            (one.ended === null || day < one.ended),
        )?.level;
      const judgedOn = (account: number, day: string) => {
        const month = MONTHS.findLastIndex((one) => one <= day);
        return month < 0 ? undefined : LEVELS[judged(drawn[account]!.slice(0, month + 1), rule).at(-1)!];
      };
      const shownOn = (account: number, day: string) => judgedOn(account, day) && (handOn(account, day) ?? judgedOn(account, day)!);
      const end = MONTHS.at(-1)!;
      const days = [...new Set([...MONTHS, ...spells.flatMap(({ from, until, ended }) => [from, until, until && dayAfter(until), ended])])]
        .filter((day): day is string => day !== null && day >= MONTHS[0]! && day <= end)
        .toSorted();
      for (const day of days) {
        const month = MONTHS.findLastIndex((one) => one <= day);
        expect(
          (await standing('tier', day)).map((one) => [one.level, one.judged, one.score, one.hand]),
          day,
        ).toEqual(
          drawn.map((scores, index) => [shownOn(index, day), judgedOn(index, day), scores[month], handOn(index, day) !== undefined]),
        );
        shownByHand += drawn.filter((_, index) => handOn(index, day) !== undefined).length;
      }
      const states = await sql<{
        tier: string;
        hand: boolean;
        score: number;
      }>`select tier, tier_by_hand as hand, tier_score::double precision as score
        from account_state order by account_id`.execute(db);
      expect(states.rows).toEqual(
        drawn.map((scores, index) => ({ tier: shownOn(index, end), hand: handOn(index, end) !== undefined, score: scores.at(-1) })),
      );
      const moves = await sql<{
        text: string;
      }>`select account_id || ' ' || as_of || ' ' || from_level || to_level as text from policy_transition
        order by account_id, as_of`.execute(db);
      const every = days.slice(1);
      expect(moves.rows.map((one) => one.text)).toEqual(
        drawn.flatMap((_, index) =>
          every.flatMap((day) => {
            const [was, is] = [shownOn(index, dayAfter(day, -1)), shownOn(index, day)];
            return was !== is ? [`${accountId(index + 1)} ${day} ${was}${is}`] : [];
          }),
        ),
      );
    }),
    { numRuns: 8 },
  );
  expect(shownByHand).toBeGreaterThan(20);
});

test('what is confirmed is what automatic would have given; until then the level in force stays, and a run again proposes nothing new', async () => {
  let [confirmed, declined] = [0, 0];
  const choices = fc.array(fc.array(fc.constantFrom('confirm', 'decline', 'leave'), { minLength: 25, maxLength: 25 }), {
    minLength: 8,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(walks, hysteresis, choices, async (drawn, rule, decisions) => {
      const more = rule ? { hysteresis: rule } : {};
      await putWalks(drawn, [policyOf('auto', more), policyOf('asked', { ...more, confirmation: 'required' })]);
      const inForce: string[] = [];
      for (const [month, asOf] of MONTHS.entries()) {
        await run(asOf);
        const auto = await standing('auto', asOf);
        for (const [index, one] of auto.entries()) inForce[index] ??= one.level;
        const asked = await standing('asked', asOf);
        expect(asked.map((one) => [one.level, one.judged, one.score])).toEqual(
          auto.map((one, index) => [inForce[index], one.level, one.score]),
        );
        const open = await sql<{ id: string; account: string; from: string; to: string; score: number }>`
          select id, account_id as account, from_level as "from", to_level as "to", score::double precision as score
          from tier_proposal where state = 'open' order by account_id`.execute(db);
        expect(open.rows.map(({ account, from, to, score }) => [account, from, to, score])).toEqual(
          auto.flatMap((one, index) => (one.level === inForce[index] ? [] : [[one.id, inForce[index], one.level, one.score]])),
        );
        const before = await tables();
        await run(asOf);
        expect(await tables()).toEqual(before);
        const last = month === MONTHS.length - 1;
        const chosen = (what: string) =>
          open.rows.filter(({ account }) => (last ? 'confirm' : decisions[month]![Number(account.slice(-2)) - 1]) === what);
        const by = { userId: null, now: `${asOf}T09:00:00Z`, today: asOf, reason: '理由' };
        await confirmProposals(
          db,
          chosen('confirm').map(({ id }) => id),
          by,
        );
        await declineProposals(
          db,
          chosen('decline').map(({ id }) => id),
          by,
        );
        await settleLevels(db, await latestRunDays(db, asOf), asOf);
        for (const { account, to } of chosen('confirm')) inForce[Number(account.slice(-2)) - 1] = to;
        confirmed += chosen('confirm').length;
        declined += chosen('decline').length;
        // The run may write the confirmed level into a result of its own; what stands is the same.
        const seen = async () => [await standing('asked', asOf), ...(await tables()).map(({ results: _, ...others }) => others)];
        const decided = await seen();
        await run(asOf);
        expect(await seen()).toEqual(decided);
      }
      const end = MONTHS.at(-1)!;
      expect((await standing('asked', end)).map((one) => [one.level, one.score])).toEqual(
        (await standing('auto', end)).map((one) => [one.level, one.score]),
      );
    }),
    { numRuns: 5, endOnFailure: true },
  );
  expect(Math.min(confirmed, declined)).toBeGreaterThan(3);
}, 180_000);
