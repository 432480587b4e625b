import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { histories, putHistories } from '../../test/judgement/stage-histories.ts';
import { type OracleHistory, type OracleRules, stagesOn, walk } from '../../test/oracle/stages.ts';
import { catalogWith } from '../slices/catalog.ts';
import { wholeBaseOn } from './catalog.ts';
import { spellsSql } from './stage-spells.sql.ts';
import { stagesSql } from './stages.sql.ts';

const { db } = await testDatabase();
const lines = catalogWith([]).lines!;
const HISTORIES = 10_000;
/** Of these every day of six years is asked, which takes long. */
const WALKED = 2500;
const FROM = '2021-01-01';
const TO = '2026-12-31';
const firstDay = ({ contracts, subscriptions }: OracleHistory) =>
  [...contracts.map(({ signed }) => signed), ...subscriptions.map(({ starts }) => starts)].sort()[0]!;
const all: OracleHistory[] = fc.sample(histories, { numRuns: HISTORIES }).map((make, number) => make(number + 1));
const RULES: readonly OracleRules[] = [
  { graceDays: 90, undelivered: 'handover' },
  { graceDays: 0, undelivered: 'start' },
  { graceDays: 31, undelivered: 'start' },
];

type Row = { account_id: string; product_id: string | null; stage: string };
const keyOf = (account: string, product: string | null, stage: string) => `${account} ${product} ${stage}`;

beforeAll(() => putHistories(db, all), 120_000);

describe(`${HISTORIES} generated histories`, () => {
  const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01'].concat(
    fc.sample(
      fc.integer({ min: 0, max: 2300 }).map((n) => Temporal.PlainDate.from(FROM).add({ days: n }).toString()),
      { numRuns: 19 },
    ),
  );

  test.for(RULES)('have the stages that the sentences of the rules give on any day, with %o', { timeout: 300_000 }, async (rules) => {
    for (const day of days) {
      const found = await sql<Row>`${stagesSql(lines, wholeBaseOn(day), rules)}`.execute(db);
      const ours = new Set(found.rows.map((row) => keyOf(row.account_id, row.product_id, row.stage)));
      const theirs = new Set(
        all.flatMap((history) => [...stagesOn(history, day, rules)].map(([product, stage]) => keyOf(history.account, product, stage))),
      );
      expect({
        day,
        onlyOurs: [...ours.difference(theirs)].slice(0, 3),
        onlyTheirs: [...theirs.difference(ours)].slice(0, 3),
      }).toEqual({
        day,
        onlyOurs: [],
        onlyTheirs: [],
      });
    }
  });

  test('went from stage to stage on the days that walking day by day finds', { timeout: 600_000 }, async () => {
    const rules = RULES[0]!;
    const walked = all.slice(0, WALKED);
    const found = await sql<{ account_id: string; product_id: string | null; stage: string; from_on: string; until_on: string | null }>`
      ${spellsSql(lines, sql`select unnest(${walked.map(({ account }) => account)}::uuid[]) as account_id`, sql<string>`${TO}::date`, rules)}`.execute(
      db,
    );
    const told = (account: string, product: string | null, stage: string, from: string, until: string | null) =>
      `${account} ${product} ${stage} ${from} ${until}`;
    const ours = new Set(found.rows.map((row) => told(row.account_id, row.product_id, row.stage, row.from_on, row.until_on)));
    const theirs = new Set(
      walked.flatMap((history) =>
        walk(history, firstDay(history), TO, rules).map((spell) =>
          told(history.account, spell.product, spell.stage, spell.from, spell.until),
        ),
      ),
    );
    expect({ onlyOurs: [...ours.difference(theirs)].slice(0, 3), onlyTheirs: [...theirs.difference(ours)].slice(0, 3) }).toEqual({
      onlyOurs: [],
      onlyTheirs: [],
    });
    expect(new Set(found.rows.map(({ stage }) => stage)).size).toBe(7);
  });
});
