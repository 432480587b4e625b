import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { deleteArticles } from './delete-articles.sql.ts';
import { deleteCommunities } from './delete-communities.sql.ts';
import { deleteCourses } from './delete-courses.sql.ts';
import { deleteSurveys } from './delete-surveys.sql.ts';
import { DEMO_METRICS } from './insert-usage.sql.ts';
import { dropStaff, endDuties, type Passed, type PassedTo, passOnWork } from './release-staff.sql.ts';

export interface Cleared {
  accounts: number;
  users: number;
}
/** Beside what went, who of the staff stays as a name, and what of their open work at real records passed to whom. */
export interface Removed extends Cleared {
  kept: number;
  passed: Passed;
}

/** Removes demo accounts with all that hangs on them, then demo staff, teams and products that nothing real refers to. */
export async function deleteDemo(db: Db, to: PassedTo & { mark: string }): Promise<Removed> {
  const gone = sql`(select id from account where demo)`;
  await sql`delete from account_history where account_id in ${gone}`.execute(db);
  await sql`delete from period_total where account_id in ${gone}`.execute(db);
  await sql`delete from policy_simulation_move where account_id in ${gone}`.execute(db);
  await sql`delete from policy_transition where account_id in ${gone}`.execute(db);
  await sql`delete from stage_spell where account_id in ${gone}`.execute(db);
  await sql`delete from tier_override where account_id in ${gone}`.execute(db);
  await sql`delete from account_freeze where account_id in ${gone}`.execute(db);
  await sql`delete from tier_proposal where account_id in ${gone}`.execute(db);
  await sql`delete from policy_result where account_id in ${gone}`.execute(db);
  await sql`delete from usage_daily where account_id in ${gone}`.execute(db);
  await sql`delete from usage_contact_daily where account_id in ${gone}`.execute(db);
  // Metrics of the demo stay where real values, or somebody's changes, have made them real.
  await sql`delete from usage_metric where id = any(${DEMO_METRICS.map(({ id }) => id)}::text[]) and revision = 1
    and not exists (select from usage_daily)`.execute(db);
  await sql`delete from account_metric where account_id in ${gone}`.execute(db);
  await sql`delete from account_state where account_id in ${gone}`.execute(db);
  await sql`update account set parent_id = null where not demo and parent_id in ${gone}`.execute(db);
  await sql`update product set provider_account_id = null where provider_account_id in ${gone}`.execute(db);
  await sql`with gone as (delete from attachment where account_id in ${gone} returning file_id)
    delete from file where id in (select file_id from gone)`.execute(db);
  await sql`delete from duplicate_pair d where d.first_id in ${gone} or d.second_id in ${gone}
    or exists (select from contact c where c.account_id in ${gone} and c.id in (d.first_id, d.second_id))`.execute(db);
  await sql`delete from portal_deflection where member_id in (select id from portal_member where account_id in ${gone})`.execute(db);
  const accounts = await sql`delete from account where demo`.execute(db);
  await sql`delete from channel_hook h where h.demo and not exists (select from channel_message m where m.hook_id = h.id)`.execute(db);
  await sql`delete from request_form where demo`.execute(db);
  await sql`delete from product_retirement where code like 'DEMO-%'`.execute(db);
  await sql`delete from watch_item where code like 'DEMO-%' and revision = 1`.execute(db);
  await sql`delete from competitor_action where code like 'DEMO-%'`.execute(db);
  await sql`delete from competitor c where c.code like 'DEMO-%' and not exists (select from competitor_note n where n.competitor_id = c.id)
    and not exists (select from competitor_action a where a.competitor_id = c.id)`.execute(db);
  await sql`delete from objective where code like 'DEMO-%' and revision = 1`.execute(db);
  await sql`delete from strategy_analysis where code like 'DEMO-%' and revision = 1`.execute(db);
  // What a real customer asked for as well stays.
  await sql`delete from feedback_item i where i.code like 'DEMO-F%' and not exists (select from feedback_ask k where i.id in (k.item_id, k.noted_item_id))
    and not exists (select from feedback_item m where m.merged_into = i.id) and not exists (select from feedback_verification v where v.item_id = i.id)`.execute(
    db,
  );
  await sql`delete from article_search where demo`.execute(db);
  await deleteArticles(db);
  await deleteCommunities(db);
  await deleteCourses(db);
  await deleteSurveys(db);
  // Questions that recurred among invented requests and searches alone.
  await sql`delete from question_cluster_member m where m.request_id is null
    and not exists (select from article_search s where s.question_n = m.question_n)`.execute(db);
  await sql`delete from question_cluster c where not exists (select from question_cluster_member m where m.cluster_id = c.id)`.execute(db);
  await sql`delete from question_clustering where not exists (select from question_cluster)`.execute(db);
  // Real records that were given to demo staff lose who has them, not their history.
  const passed = await passOnWork(db, to);
  await endDuties(db);
  await deleteGroups(db, sql`(select id from app_user where demo)`);
  const { gone: users, kept } = await dropStaff(db, to);
  await sql`delete from team t where t.code like 'demo-%' and not exists (select from app_user u where u.team_id = t.id)
    and not exists (select from account a where a.team_id = t.id)`.execute(db);
  await deleteRegions(db);
  const used = [
    'order_line',
    'contract',
    'subscription',
    'need',
    'service_cost',
    'competitor_note',
    'product_retirement',
    'service_request',
    'feedback_item',
    'article',
    'course',
  ].map((table) => sql`not exists (select from ${sql.table(table)} u where u.product_id = p.id)`);
  await sql`delete from product p where p.code like 'DEMO-%' and ${sql.join(used, sql` and `)}
    and not exists (select from product_retirement u where u.replacement_id = p.id)`.execute(db);
  return { accounts: Number(accounts.numAffectedRows ?? 0), users, kept, passed };
}

/** Groups that demo staff keep go where nobody has made them their own: no real account in them, no change, nothing that asks for them. */
async function deleteGroups(db: Db, staff: Sql): Promise<void> {
  await sql`delete from account_tag t where t.added_by in ${staff} and not exists (select from account a where a.id = t.account_id)`.execute(
    db,
  );
  await sql`delete from tag t where t.created_by in ${staff} and t.revision = 1 and not exists (select from account_tag u where u.tag_id = t.id)`.execute(
    db,
  );
  await sql`delete from segment s where s.owner_id in ${staff} and s.revision = 1 and not exists (select from segment_member m where m.segment_id = s.id)
    and not exists (select from segment o where o.id <> s.id and strpos(o.condition::text, s.id::text) > 0)
    and not exists (select from policy_version v where strpos(v.document::text, s.id::text) > 0)
    and not exists (select from saved_view v where strpos(v.state::text, s.id::text) > 0)`.execute(db);
  await sql`update tag set created_by = null where created_by in ${staff}`.execute(db);
  await sql`update segment set owner_id = null where owner_id in ${staff}`.execute(db);
  await sql`delete from saved_view where owner_id in ${staff}`.execute(db);
}

/** Regions of the demo go, leaves first, where no team, person or region of one's own stands below them. */
async function deleteRegions(db: Db): Promise<void> {
  const used = (id: Sql) =>
    sql`(exists (select from team t where t.region_id = ${id}) or exists (select from app_user u where u.region_id = ${id})
      or exists (select from account a where a.region_id = ${id}))`;
  const gone = sql`(select r.id from region r where r.code like 'demo-%' and not ${used(sql`r.id`)}
    and not exists (with recursive below as (select b.id, b.code from region b where b.parent_id = r.id
        union all select b.id, b.code from region b join below on b.parent_id = below.id)
      select from below where below.code not like 'demo-%' or ${used(sql`below.id`)}))`;
  await sql`delete from region_target where region_id in ${gone}`.execute(db);
  await sql`delete from region_history where region_id in ${gone}`.execute(db);
  await sql`delete from region where id in ${gone}`.execute(db);
}
