import { readdir, readFile } from 'node:fs/promises';
import { CalendarPolicy, PlayPolicy, SubscriptionLifecycle } from '@fulcrum/contract';
import type pg from 'pg';
import { parsePolicy } from '../../packages/server/src/policy/parse-policy.ts';
import { courseOf, type Rules, spellsOf, type Year } from './expected.ts';
import { type Customer, customersOf } from './facts.ts';
import { occasionOf } from './life.ts';
import { isDated } from './occasions.ts';

const TEMPLATE = new URL('../../templates/higher-ed/', import.meta.url);
const read = async (name: string): Promise<unknown> => parsePolicy(await readFile(new URL(name, TEMPLATE), 'utf8')).document;
const MADE = `(created_at at time zone (select time_zone from organisation))::date`;

/** What plays did to customers, a line each. Risks are told by their kind and day: their ids are drawn anew in every copy of the base. */
export const doings = async (client: pg.Client, plays?: readonly string[]): Promise<string[]> => {
  const { rows } = await client.query<{ line: string }>(
    `select concat(r.play_id, ' ', r.account_id, ' ', ${occasionOf('r')}, ' began ', r.began_on, ', ', r.state) as line from play_run r
      where $1::text[] is null or r.play_id = any($1)
    union all select concat(k.play_id, ' ', k.account_id, ' ', ${occasionOf('k')}, ' task ', k.step, ' made ', ${MADE}, ' due ', k.due_on, ', ', k.state, ' ', coalesce(k.outcome, '-'))
      from task k where k.play_id is not null and ($1::text[] is null or k.play_id = any($1))`,
    [plays ?? null],
  );
  return rows.map(({ line }) => line).sort();
};

/** Every stage that stood on some day of the year. */
export const stages = async (client: pg.Client, first: string): Promise<string[]> =>
  (
    await client.query<{ line: string }>(
      `select concat_ws(' ', p.account_id, p.line, p.stage, p.from_on, coalesce(p.until_on::text, 'now')) as line
        from stage_spell p join policy_run n on n.id = p.run_id and n.state = 'published'
        where p.policy_id = 'lifecycle' and (p.until_on is null or p.until_on > $1)`,
      [first],
    )
  ).rows
    .map(({ line }) => line)
    .sort();

async function rulesOf(): Promise<Rules> {
  const lifecycle = SubscriptionLifecycle.parse(await read('policies/lifecycle.yaml'));
  const expectedDays = new Map(
    lifecycle.stages.flatMap(({ id, expectedDays }) => (expectedDays === undefined ? [] : [[id, expectedDays] as const])),
  );
  const calendars = await Promise.all(
    ['general-events', 'university-events'].map(async (name) => CalendarPolicy.parse(await read(`policies/${name}.yaml`))),
  );
  const calendar = calendars.flatMap(({ events }) => events);
  return { graceDays: lifecycle.grace, undelivered: lifecycle.undelivered, expectedDays, calendar };
}
async function datedPlays(): Promise<PlayPolicy[]> {
  const names = (await readdir(new URL('plays/', TEMPLATE))).toSorted();
  const all = await Promise.all(names.map(async (name) => PlayPolicy.parse(await read(`plays/${name}`))));
  return all.filter(({ trigger }) => isDated(trigger));
}

export interface Difference {
  /** Lines that were compared. */
  lines: number;
  onlyThere: string[];
  onlyExpected: string[];
}
export function difference(there: readonly string[], expected: readonly string[]): Difference {
  const [a, b] = [new Set(there), new Set(expected)];
  return { lines: b.size, onlyThere: [...a.difference(b)], onlyExpected: [...b.difference(a)] };
}

/** The year that was against the year as the oracle works it out: stages of every customer, runs and tasks of every play of a dated trigger. */
export async function againstOracle(client: pg.Client, year: Year): Promise<{ plays: string[]; stages: Difference; doings: Difference }> {
  const rules = await rulesOf();
  const plays = await datedPlays();
  const customers = await customersOf(client);
  const spells = new Map(customers.map((one) => [one.account, spellsOf(one, year.until, rules)]));
  const of = (customer: Customer) => spells.get(customer.account) ?? [];
  const stood = customers.flatMap((one) =>
    of(one)
      .filter(({ until }) => until === null || until > year.first)
      .map(({ product, stage, from, until }) =>
        [one.account, product ?? '00000000-0000-0000-0000-000000000000', stage, from, until ?? 'now'].join(' '),
      ),
  );
  const ids = plays.map(({ id }) => id);
  const expected = customers.flatMap((one) => plays.flatMap((play) => courseOf(one, play, of(one), rules, year)));
  return {
    plays: ids,
    stages: difference(await stages(client, year.first), stood),
    doings: difference(await doings(client, ids), expected),
  };
}
