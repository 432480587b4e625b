import type { Account, Survey } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { surveyDraft } from '../../../test/harness/survey-base.ts';
import { catalogsOf } from '../catalog.ts';
import { readContactRules } from '../plays/index.ts';
import { surveyJobs } from './index.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const START = '2026-11-23T01:30:00Z';
const [job] = surveyJobs({ catalogsOf, hoursOf: readContactRules });
const run = () => fulcrum.runJob(job!);
const moveTo = (day: string) => clock.moveTo(`${day}T01:30:00Z`);
const dayAfter = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

interface Preview {
  people: number;
  accounts: number;
  asked: number;
  notAsked: { reason: string; people: number }[];
}
const reasons = ({ notAsked }: Preview) =>
  Object.fromEntries(notAsked.filter(({ people }) => people).map(({ reason, people }) => [reason, people]));
const preview = (id: string) => call<Preview>('surveys.preview', { id });
const create = (more: object = {}) => call<Survey>('surveys.create', { survey: surveyDraft(more) });
async function started(more: object = {}): Promise<Survey> {
  const { id, revision } = await create(more);
  return call<Survey>('surveys.start', { id, revision });
}
let codes = 0;
async function account(contacts: object[]): Promise<string[]> {
  codes += 1;
  const { id: accountId } = await call<Account>('accounts.create', { code: `A${codes}`, name: `客户${codes}`, createdOn: '2025-01-01' });
  const ids: string[] = [];
  for (const [n, contact] of contacts.entries())
    ids.push(
      (await call<{ id: string }>('contacts.create', { accountId, name: `联系人${n}`, email: `p${codes}-${n}@example.com`, ...contact }))
        .id,
    );
  return ids;
}
const invited = async () =>
  (
    await sql<{
      contactId: string;
      on: string;
      survey: string;
    }>`select contact_id as "contactId", invited_on as on, survey_id as survey from survey_invitation
      order by invited_on, contact_id`.execute(db)
  ).rows;

await call('mail.setServer', {
  ...{
    enabled: true,
    host: 'localhost',
    port: 2525,
    security: 'none',
    user: null,
    fromName: 'Fulcrum',
    fromAddress: 'fulcrum@example.com',
  },
  web: 'https://fulcrum.example.com',
});
beforeEach(async () => {
  clock.moveTo(START);
  for (const table of [
    'survey_answer',
    'survey_invitation',
    'survey',
    'delivery',
    'mail_address',
    'contact',
    'account_name',
    'account_history',
    'account',
  ])
    await sql`delete from ${sql.table(table)}`.execute(db);
  await call('surveys.setRules', {});
});

describe('whom a survey asks', () => {
  test('everybody who fits is asked, or not for the first reason of all', async () => {
    const [, , , refused] = await account([{}, { doNotContact: true }, { email: undefined }, { email: 'no-more@example.com' }]);
    await account([{ email: 'same@example.com' }, {}]);
    await sql`insert into mail_address (digest, refused_at) values (sha256(convert_to('no-more@example.com', 'UTF8')), now())`.execute(db);
    await call('surveys.setRules', { perAccount: 1 });
    const { id } = await create();
    const first = await preview(id);
    expect([first.people, first.accounts, first.asked, reasons(first)]).toEqual([
      6,
      2,
      2,
      { do_not_contact: 1, no_address: 1, mail_refused: 1, account_full: 1 },
    ]);
    expect(refused).toBeDefined();
    const { revision } = await call<Survey>('surveys.get', { id });
    await call('surveys.start', { id, revision });
    await run();
    expect(await invited()).toHaveLength(2);
    // Asked again, of the same survey: they were; of another: lately.
    expect(reasons(await preview(id))).toMatchObject({ asked_before: 2 });
    const other = await create();
    expect(reasons(await preview(other.id))).toMatchObject({ asked_lately: 2 });
    expect((await preview(other.id)).asked).toBe(0);
  });

  test('only those of the ranks or roles, at accounts for which the condition holds', async () => {
    const [head] = await account([{ rank: 'head' }, { rank: 'staff' }, { decisionRole: 'decider' }]);
    await account([{ rank: 'head' }]);
    const who = { metric: 'account.name', op: '=', value: `客户${codes - 1}` };
    await started({ who, ranks: ['head'], roles: ['purchaser'] });
    await run();
    expect((await invited()).map(({ contactId }) => contactId)).toEqual([head]);
  });

  test('who wants no more surveys is asked by none, and gets no reminder', async () => {
    await account([{}]);
    await started({ reminderDays: 3 });
    await run();
    await sql`update survey_invitation set refused_at = now()`.execute(db);
    moveTo('2026-11-27');
    await run();
    await sql`update survey_invitation set invited_on = '2025-01-01'`.execute(db);
    expect(reasons(await preview((await create()).id))).toEqual({ surveys_refused: 1 });
    expect((await sql`select from delivery`.execute(db)).rows).toHaveLength(1);
  });

  test('a share asks always the same people, and a greater share those and more', async () => {
    await account(Array.from({ length: 40 }, () => ({})));
    await call('surveys.setRules', { perAccount: 1000 });
    const { id } = await create({ share: 30 });
    const sampled = async (share: number) => {
      await sql`update survey set document = jsonb_set(document, '{share}', ${JSON.stringify(share)}::jsonb) where id = ${id}::uuid`.execute(
        db,
      );
      return (await preview(id)).asked;
    };
    const [some, again, more, all] = [await sampled(30), await sampled(30), await sampled(60), await sampled(100)];
    expect(again).toBe(some);
    expect(some <= more && more <= all && all === 40).toBe(true);
    expect(some > 0 && some < 40).toBe(true);
  });
});

describe('when it asks', () => {
  test('nobody is asked twice within the days of rest, whatever surveys run', async () => {
    await account([{}, {}]);
    await account([{}]);
    let total = 0;
    const surveyOf = fc.record({
      offset: fc.integer({ min: 0, max: 40 }),
      months: fc.constantFrom(1, 2, 3),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(surveyOf, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 5, max: 70 }),
        async (planned, contactDays) => {
          moveTo('2026-11-23');
          await sql`delete from survey_invitation`.execute(db);
          await sql`delete from survey`.execute(db);
          await call('surveys.setRules', { contactDays });
          for (const { offset, months } of planned)
            await started({ schedule: { on: 'every', from: dayAfter('2026-11-23', offset), months } });
          for (let day = 0; day <= 90; day += 6) {
            moveTo(dayAfter('2026-11-23', day));
            await run();
          }
          const asked = await invited();
          for (const { contactId, on } of asked)
            for (const other of asked)
              if (other.contactId === contactId && other.on > on)
                expect(Temporal.PlainDate.from(on).until(other.on).days).toBeGreaterThanOrEqual(contactDays);
          total += asked.length;
        },
      ),
      { numRuns: 6 },
    );
    expect(total).toBeGreaterThan(0);
  });

  test('a run that is repeated, or follows a kill, asks nobody twice; the mails of a batch stand with its invitations', async () => {
    await account([{}, {}]);
    await started();
    await Promise.all([run(), run()]);
    await run();
    const mails = await sql<{ key: string }>`select key from delivery`.execute(db);
    const asked = await sql<{ key: string }>`select 'survey:' || id as key from survey_invitation`.execute(db);
    expect(mails.rows.map(({ key }) => key).toSorted()).toEqual(asked.rows.map(({ key }) => key).toSorted());
    expect(mails.rows).toHaveLength(2);
  });

  test('after a request was closed as solved its person is asked, and nobody else', async () => {
    const [asker] = await account([{}, {}]);
    await started({ kind: 'csat', schedule: { on: 'request_closed' } });
    await run();
    expect(await invited()).toEqual([]);
    const { rows } = await sql<{ id: string }>`select account_id as id from contact where id = ${asker}::uuid`.execute(db);
    interface Told {
      id: string;
      revision: number;
    }
    const opened = await call<Told>('serviceRequests.create', {
      accountId: rows[0]!.id,
      contactId: asker,
      subject: '无法登录',
      text: '打不开',
    });
    const solved = await call<Told>('serviceRequests.solve', { id: opened.id, revision: opened.revision });
    await call('serviceRequests.close', { id: solved.id, revision: solved.revision, callback: 'confirmed' });
    await run();
    await run();
    expect((await invited()).map(({ contactId }) => contactId)).toEqual([asker]);
    await sql`delete from service_request`.execute(db);
  });

  test('who says nothing is reminded once; outside the hours in which customers are written to nobody is', async () => {
    await account([{}]);
    await started({ reminderDays: 3 });
    clock.moveTo('2026-11-22T16:30:00Z');
    await run();
    expect(await invited()).toEqual([]);
    for (const day of ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-27']) {
      moveTo(day);
      await run();
    }
    const mails = await sql<{ subject: string }>`select content ->> 'subject' as subject from delivery order by created_at`.execute(db);
    expect(mails.rows.map(({ subject }) => subject)).toEqual(['想听听您的意见', '提醒：想听听您的意见']);
  });
});
