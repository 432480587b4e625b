import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HEALTH_COLOURS, LifecyclePolicy, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { tellSince } from '../../src/slices/notifications/tell.sql.ts';
import { installTemplate } from '../../src/slices/setup/install-template.ts';
import { testDatabase } from '../harness/database.ts';
import { writeCtxOf } from '../harness/work-base.ts';
import { unreached } from './points-given.ts';
import {
  approvalsOfDemo,
  articlesOfDemo,
  channelsOfDemo,
  faultsOfDemo,
  listOfDemoProvider,
  restOfDemo,
  runsOfDemo,
} from './work-of-demo.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../../templates');
const TODAY = '2026-11-20';
const LEVELS = { 'higher-ed': 'SAB', saas: 'ABCDE', 'product-ops': ['KA', 'R', 'S'], platform: 'ABCDE', infrastructure: 'ABCDE' };
/** The stages of the template's own lifecycle; none where it ships none. */
function stagesOf(template: string): string[] {
  const file = path.join(TEMPLATES, template, 'policies/lifecycle.yaml');
  if (!existsSync(file)) return [];
  return LifecyclePolicy.parse(parsePolicy(readFileSync(file, 'utf8')).document).stages.map(({ id }) => id);
}

describe.each(Object.entries(LEVELS))('an empty installation with the template %s and its demo data', (template, levels) => {
  test('has accounts on every level and work for today, but not everything at once', async () => {
    const { db } = await testDatabase();
    await sql`insert into organisation (name, language, time_zone, base_currency, template, set_up_at) values ('T', 'zh', 'Asia/Shanghai', 'CNY', ${template}, '2026-01-01Z')`.execute(
      db,
    );
    await db.transaction().execute((tx) => installTemplate(writeCtxOf(tx, TODAY, { templatesDir: TEMPLATES }), template, true));
    const news = await sql<{ told: number; unread: number }>`
      select count(*)::int as told, (count(*) filter (where read_at is null))::int as unread from notification`.execute(db);
    expect(news.rows[0]).toMatchObject({ told: expect.toSatisfy((told: number) => told > 0), unread: 0 });
    // A minute later: what the day itself brings, such as an order of this afternoon that is late by then, is news.
    expect(await tellSince(db, `${TODAY}T00:00:00Z`, `${TODAY}T00:01:00Z`)).toBe(0);
    const tiers = await sql<{
      tier: string;
      n: number;
    }>`select tier, count(*)::int as n from account_state group by tier order by min(tier_rank)`.execute(db);
    expect(tiers.rows.map(({ tier }) => tier)).toEqual([...levels]);
    const { document } = parsePolicy(readFileSync(path.join(TEMPLATES, template, 'policies/value-tier.yaml'), 'utf8'));
    expect(await unreached(db, TierPolicy.parse(document))).toEqual([]);
    const stages = await sql<{ stage: string }>`select distinct stage from stage_spell where until_on is null`.execute(db);
    expect(new Set(stages.rows.map(({ stage }) => stage))).toEqual(new Set(stagesOf(template)));
    const healths = await sql<{
      colour: string;
      n: number;
    }>`select health_colour as colour, count(*)::int as n from account_state group by 1`.execute(db);
    const counted = Object.fromEntries(healths.rows.map(({ colour, n }) => [colour, n]));
    for (const colour of HEALTH_COLOURS) expect(counted[colour] ?? 0, colour).toBeGreaterThanOrEqual(8);
    const ways = await sql<{ variant: string | null; known: number }>`
      select h.variant, count(h.score)::int as known from account_state s join health_result h on h.account_id = s.account_id and h.as_of = s.health_on
      group by 1 order by 1 nulls last`.execute(db);
    expect(ways.rows.map(({ variant }) => variant)).toEqual(['launch', null]);
    for (const { known } of ways.rows) expect(known).toBeGreaterThan(8);
    const measures = await sql<{ without: number }>`
      select count(*)::int as without from (
        select h.variant, m.place from health_result h, generate_subscripts(h.marks, 1) m(place) group by 1, 2 having count(distinct h.marks[m.place]) < 2) d`.execute(
      db,
    );
    expect(measures.rows[0]?.without).toBe(0);
    const risks = await sql<{
      rule: string;
      n: number;
    }>`select rule as rule, count(*)::int as n from risk where ended_on is null group by 1 order by 1`.execute(db);
    expect(risks.rows.map(({ rule }) => rule)).toEqual(
      template === 'infrastructure'
        ? ['no_decider', 'no_orders', 'overdue', 'single']
        : ['decline', 'no_decider', 'overdue', 'silent', 'single'],
    );
    const runs = await sql<{ as_of: string; cause: string }>`select distinct as_of, cause from policy_run order by as_of`.execute(db);
    expect(runs.rows.at(-2)).toEqual({ as_of: '2026-10-31', cause: 'scheduled' });
    expect(runs.rows.map(({ cause }) => cause)).toEqual([...Array(6).fill('scheduled'), 'manual']);
    const work = await sql<{ tasks: number; moved: number; unowned: number; share: number }>`
      select count(*)::int as tasks, count(*) filter (where play_id like 'tier-%')::int as moved, count(*) filter (where owner_id is null and exists (select from account a where a.id = task.account_id and a.owner_id is not null))::int as unowned, count(*)::float / (select count(*) from account) as share from task`.execute(
      db,
    );
    const { moved, unowned, share } = work.rows[0] ?? { moved: -1, unowned: -1, share: -1 };
    expect(moved).toBeGreaterThan(0);
    expect(unowned).toBe(0);
    expect(share).toBeGreaterThan(0.05);
    // Every customer asks for something, but nobody drowns.
    expect(share).toBeLessThan(1.6);
    const pairs = await sql<{
      entity: string;
      n: number;
    }>`select entity, count(*)::int as n from duplicate_pair group by 1 order by 1`.execute(db);
    expect(pairs.rows.map(({ entity }) => entity)).toEqual(['account', 'contact']);
    for (const { n } of pairs.rows) expect(n).toBeGreaterThan(3);
    for (const { n } of pairs.rows) expect(n).toBeLessThan(40);
    expect(await faultsOfDemo(db, `${TODAY}T08:00:00Z`)).toEqual([]);
    for (const { policy, done, timed, running, late, courts, back } of await runsOfDemo(db)) {
      expect([policy, timed, courts.includes('work')]).toEqual([policy, done, true]);
      expect([policy, done >= 7, running >= 4, late >= 1, back >= 1]).toEqual([policy, true, true, true, true]);
    }
    const courts = (await runsOfDemo(db)).flatMap((of) => of.courts);
    expect(new Set(courts)).toEqual(new Set(['work', 'accept', 'approve']));
    const asked = await approvalsOfDemo(db);
    for (const state of ['open', 'approved', 'rejected', 'withdrawn']) expect([state, (asked[state] ?? 0) > 0]).toEqual([state, true]);
    expect(await channelsOfDemo(db)).toEqual({ forms: 1, talks: true, asked: 0 });
    expect(await articlesOfDemo(db, TODAY, ['导出的报表缺少最近几天的数据', 'kaijufapiao', 'how do I get an invioce'])).toEqual({
      articles: template === 'platform' ? 20 : 17, // the provider's product of that demo has its documents
      first: ['导出使用报表', '开具发票与付款', 'Invoices and payment'],
    });
    const rest = await restOfDemo(db, TODAY);
    expect(rest.clusters).toBeGreaterThan(1);
    // The template product-ops has no procedure that starts a project.
    expect([rest.signed > 0, rest.unsigned, rest.early]).toEqual([template !== 'product-ops', 0, 0]);
    expect(rest.askable).toBeGreaterThan(10);
    const theirs = await listOfDemoProvider(db, TODAY);
    expect(new Set(theirs)).toEqual(new Set(template === 'platform' ? ['request', 'service_order'] : []));
  });
});
