import type { Account, AccountBenefits } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';
import { oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { STAGE_RULES_DEFAULT } from '../../policy/stages.sql.ts';
import { catalogOf } from '../catalog.ts';
import { entitledCtes } from './entitled.sql.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const TODAY = '2026-11-23';
const LEVELS = ['A', 'B', 'C', 'D', 'E'];
const made = async (code: string) => (await call<Account>('accounts.create', { code, name: code, createdOn: '2023-01-01' })).id;
const sign = (accountId: string, code: string, signedOn: string, startsOn: string, endsOn: string | null) =>
  call('contracts.create', { accountId, code, signedOn, startsOn, deliveredOn: startsOn, ...(endsOn ? { endsOn } : {}), amount: '1200' });
/** As if an evaluation of the day had given the level. */
const judged = (accountId: string, day: string, level: string) =>
  sql`insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank)
    values (${accountId}, 'value-tier', ${day}, ${newId()}, 1, ${level}, ${LEVELS.indexOf(level)})`.execute(db);
const of = (accountId: string, asOf = TODAY) => call<AccountBenefits>('benefits.account', { accountId, asOf });
const service = async (accountId: string, asOf?: string) => {
  const { items, level } = await of(accountId, asOf);
  const found = items.find(({ benefit }) => benefit === 'service');
  return { level, class: found?.class, floor: found?.floor ?? null };
};

beforeAll(async () => {
  await call('session.installTemplate', { id: 'infrastructure' });
  // In force from long ago, so that past days have entitlements too.
  await sql`update policy_version set in_force_from = '2023-01-01' where policy_id in ('benefits', 'service-level')`.execute(db);
});

test('an upgrade holds at once, a downgrade with the next term, and the floor says by which contract and until when', async () => {
  const id = await made('FLOOR');
  await judged(id, '2025-12-31', 'C');
  await sign(id, 'HT-2026', '2026-01-10', '2026-02-01', '2027-01-31');
  expect(await service(id, '2026-03-01')).toEqual({ level: 'C', class: 'silver', floor: null });
  await judged(id, '2026-03-31', 'A');
  expect(await service(id, '2026-04-01')).toEqual({ level: 'A', class: 'gold', floor: null });
  await judged(id, '2026-06-30', 'E');
  const floor = { level: 'C', number: 'HT-2026', startsOn: '2026-02-01', endsOn: '2027-01-31' };
  expect(await service(id, '2026-07-01')).toEqual({ level: 'E', class: 'silver', floor });
  // The next term is signed at the level then in force, and the old promise ends with its term.
  await sign(id, 'HT-2027', '2026-11-20', '2027-02-01', '2028-01-31');
  expect(await service(id, '2026-11-23')).toMatchObject({ level: 'E', class: 'silver', floor });
  expect(await service(id, '2027-03-01')).toEqual({ level: 'E', class: 'basic', floor: null });
});

test('a term without an end promises nothing, and what is signed before any judgement promises the level of its start', async () => {
  const endless = await made('ENDLESS');
  await judged(endless, '2025-12-31', 'B');
  await sign(endless, 'HT-E', '2026-01-10', '2026-02-01', null);
  await judged(endless, '2026-06-30', 'D');
  expect(await service(endless)).toMatchObject({ level: 'D', class: 'standard', floor: null });
  const early = await made('EARLY');
  await sign(early, 'HT-S', '2026-01-10', '2026-02-01', '2027-06-30');
  await judged(early, '2026-01-31', 'B');
  await judged(early, '2026-06-30', 'D');
  expect(await service(early)).toMatchObject({ class: 'gold', floor: { level: 'B', number: 'HT-S' } });
});

test('a promise is read by the policy that was in force when it was made, a level by that of the day', async () => {
  const id = await made('VERSION');
  await judged(id, '2025-12-31', 'B');
  await sign(id, 'HT-V', '2026-01-10', '2026-02-01', '2027-06-30');
  const { yaml } = await call<{ yaml: string }>('policies.get', { id: 'benefits' });
  // Training of level B falls from 24 hours a year to 12.
  await call('policies.saveDraft', {
    id: 'benefits',
    yaml: yaml.replace(/training, quantity: 24, per: year/, 'training, quantity: 12, per: year'),
  });
  await call('policies.publish', { id: 'benefits' });
  const training = async (account: string) => (await of(account)).items.find(({ benefit }) => benefit === 'training');
  expect(await training(id)).toMatchObject({ quantity: 24, floor: { number: 'HT-V' } });
  const later = await made('LATER');
  await sign(later, 'HT-L', TODAY, '2026-09-01', '2027-06-30');
  await judged(later, '2025-12-31', 'B');
  expect(await training(later)).toMatchObject({ quantity: 12, floor: null });
  await sql`delete from policy_version where policy_id = 'benefits' and version = 2`.execute(db);
  await sql`update policy_version set state = 'published' where policy_id = 'benefits'`.execute(db);
});

/** Days of three years by month, as histories are made of. */
const month = fc.integer({ min: 0, max: 35 }).map((n) => Temporal.PlainDate.from('2024-01-31').add({ months: n }).toString());
const term = fc.record({ signed: month, wait: fc.integer({ min: 0, max: 90 }), days: fc.integer({ min: 30, max: 900 }) });
const history = fc.record({
  levels: fc.uniqueArray(fc.record({ day: month, level: fc.constantFrom(...LEVELS) }), { selector: ({ day }) => day, maxLength: 5 }),
  terms: fc.array(term, { maxLength: 4 }),
});
const CLASS: Record<string, string> = { A: 'gold', B: 'gold', C: 'silver', D: 'standard', E: 'basic' };

test('of 120 histories every class of service equals one worked out by hand, for one account and for the base alike', async () => {
  const histories = fc.sample(history, { numRuns: 120, seed: 38 });
  const accounts: { id: string; expected: string | null }[] = [];
  for (const [at, { levels, terms }] of histories.entries()) {
    const id = await made(`H-${at}`);
    for (const { day, level } of levels) await judged(id, day, level);
    const dated = terms.map(({ signed, wait, days }) => {
      const starts = Temporal.PlainDate.from(signed).add({ days: wait });
      return { signed, starts: starts.toString(), ends: starts.add({ days }).toString() };
    });
    for (const [n, { signed, starts, ends }] of dated.entries()) await sign(id, `H-${at}-${n}`, signed, starts, ends);
    const levelOn = (day: string) => levels.filter((one) => one.day <= day).toSorted((a, b) => b.day.localeCompare(a.day))[0]?.level;
    const running = dated.filter(({ signed, starts, ends }) => signed <= TODAY && starts <= TODAY && TODAY <= ends);
    const held = [levelOn(TODAY), ...running.map(({ signed, starts }) => levelOn(signed) ?? levelOn(starts))].filter(
      (one) => one !== undefined,
    );
    const stage = (await of(id)).stage;
    const best = held.toSorted()[0];
    accounts.push({ id, expected: best !== undefined && ['delivery', 'operation', 'repurchase'].includes(stage) ? CLASS[best]! : null });
  }
  const { lines } = await catalogOf(db);
  const classes = ['gold', 'silver', 'standard', 'basic'];
  const read = async (at: ReturnType<typeof wholeBaseOn>) => {
    const ctes = entitledCtes({ at, lines: lines!, rules: STAGE_RULES_DEFAULT, classes });
    const found = await sql<{ account_id: string; class: string }>`with ${sql.join(ctes, sql`, `)}
      select account_id, terms ->> 'class' as class from entitled where benefit_id = 'service'`.execute(db);
    return new Map(found.rows.map((row) => [row.account_id, row.class]));
  };
  const whole = await read(wholeBaseOn(TODAY));
  for (const { id, expected } of accounts) {
    expect(whole.get(id) ?? null, id).toBe(expected);
    expect((await read(oneAccountOn(id, TODAY))).get(id) ?? null, id).toBe(expected);
  }
  expect(accounts.filter(({ expected }) => expected !== null).length).toBeGreaterThan(40);
});
