import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { writeCtxOf } from '../../../../test/harness/work-base.ts';
import type { WriteCtx } from '../../../access/index.ts';
import { clearDemo, loadDemo } from '../../../demo/index.ts';
import { insertDemoSurveys } from './insert-demo-surveys.ts';

const TODAY = '2026-11-20';
const { db } = await testDatabase();
await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('T', 'zh', 'UTC', 'CNY', '2026-01-01Z')`.execute(
  db,
);
const templatesDir = path.resolve(import.meta.dirname, '../../../../../../templates');
const write = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  db.transaction().execute((tx) => work(writeCtxOf(tx, TODAY, { templatesDir })));
const TABLES = ['survey', 'survey_invitation', 'survey_answer', 'survey_loop'];
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows[0]!.n;

test.each(['higher-ed', 'platform'])(
  'the demo of %s has a course of NPS, detractors in every state, and asks nobody; it goes whole',
  async (template) => {
    await write((ctx) => loadDemo(ctx, template));
    await sql`insert into portal_member (id, account_id, contact_id, email, whole, invited_at)
    select c.id, c.account_id, c.id, 'portal-1@customer.example', true, ${TODAY}::date from contact c join account a on a.id = c.account_id
    where exists (select from contract t where t.account_id = a.id) and c.left_on is null order by a.code, c.id limit 1`.execute(db);
    await write(insertDemoSurveys);
    const months = await sql<{ month: string; nps: number }>`
    select to_char(w.answered_on, 'YYYY-MM') as month, avg(case when w.score >= 9 then 100 when w.score <= 6 then -100 else 0 end)::int as nps
    from survey_answer w join survey_invitation i on i.account_id = w.account_id and i.id = w.invitation_id join survey s on s.id = i.survey_id
    where s.kind = 'nps' group by 1 order by 1`.execute(db);
    expect(months.rows.length).toBeGreaterThanOrEqual(3);
    expect(months.rows.at(-1)!.nps).toBeGreaterThan(months.rows[0]!.nps);
    const { rows } =
      await sql`select bool_or(state = 'open') as open, bool_or(state = 'contacted') as contacted, bool_or(state = 'resolved') as resolved,
      bool_or(ended_on is null and due_on < ${TODAY}) as late, bool_and(opened_on <= ${TODAY} and coalesce(ended_on, opened_on) <= ${TODAY}) as past
    from survey_loop`.execute(db);
    expect(rows[0]).toEqual({ open: true, contacted: true, resolved: true, late: true, past: true });
    const asks =
      await sql`select from survey_invitation i join portal_member m on m.account_id = i.account_id and m.contact_id = i.contact_id
    where i.expires_on >= ${TODAY} and not exists (select from survey_answer w where w.invitation_id = i.id)`.execute(db);
    expect(asks.rows).toHaveLength(1);
    const states = await sql<{ state: string }>`select distinct state from survey order by 1`.execute(db);
    expect(states.rows.map(({ state }) => state)).toEqual(['draft', 'ended']);
    await write(clearDemo);
    for (const table of TABLES) expect([table, await count(table)]).toEqual([table, 0]);
  },
);

test('a survey of the demo stays where somebody real was asked by it', async () => {
  await write((ctx) => loadDemo(ctx, 'platform'));
  await write(insertDemoSurveys);
  await sql`insert into account (id, code, name, happened_on, known_at, recorded_at, changed_at)
    values ('019a0000-0000-7000-8000-000000000001', 'R', '甲大学', '2026-01-01', '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(db);
  await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
    select '019a0000-0000-7000-8000-000000000001', s.id, s.id, s.id, s.id, 'x', 'link', '2026-11-19Z', '2026-11-19', '2026-12-01' from survey s where s.kind = 'nps'`.execute(
    db,
  );
  await write(clearDemo);
  expect((await sql`select kind, demo from survey`.execute(db)).rows).toEqual([{ kind: 'nps', demo: false }]);
});
