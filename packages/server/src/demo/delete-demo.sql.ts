import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { DEMO_METRICS } from './insert-usage.sql.ts';

export interface Cleared {
  accounts: number;
  users: number;
}

/** Removes demo accounts with all that hangs on them, then demo staff, teams and products that nothing real refers to. */
export async function deleteDemo(db: Db): Promise<Cleared> {
  const gone = sql`(select id from account where demo)`;
  await sql`delete from account_history where account_id in ${gone}`.execute(db);
  await sql`delete from period_total where account_id in ${gone}`.execute(db);
  await sql`delete from policy_transition where account_id in ${gone}`.execute(db);
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
  const accounts = await sql`delete from account where demo`.execute(db);
  await sql`delete from product_retirement where code like 'DEMO-%'`.execute(db);
  await sql`delete from competitor_action where code like 'DEMO-%'`.execute(db);
  await sql`delete from competitor c where c.code like 'DEMO-%' and not exists (select from competitor_note n where n.competitor_id = c.id)
    and not exists (select from competitor_action a where a.competitor_id = c.id)`.execute(db);
  // Real accounts that were given to demo staff lose their owner, not their history.
  const staff = sql`(select id from app_user where demo)`;
  await sql`update account set owner_id = null where owner_id in ${staff}`.execute(db);
  await sql`update account_state set owner_id = null where owner_id in ${staff}`.execute(db);
  await sql`update task set owner_id = null where owner_id in ${staff}`.execute(db);
  await sql`update interaction set author_id = null where author_id in ${staff}`.execute(db);
  await sql`delete from account_member where user_id in ${staff}`.execute(db);
  await sql`delete from pool_claim where user_id in ${staff}`.execute(db);
  await sql`update pool_stay set from_user_id = null where from_user_id in ${staff}`.execute(db);
  await sql`update pool_stay set left_to_id = null where left_to_id in ${staff}`.execute(db);
  const users = await sql`delete from app_user where demo`.execute(db);
  await sql`delete from team t where t.code like 'demo-%' and not exists (select from app_user u where u.team_id = t.id)
    and not exists (select from account a where a.team_id = t.id)`.execute(db);
  const used = ['order_line', 'contract', 'subscription', 'need', 'service_cost', 'competitor_note', 'product_retirement'].map(
    (table) => sql`not exists (select from ${sql.table(table)} u where u.product_id = p.id)`,
  );
  await sql`delete from product p where p.code like 'DEMO-%' and ${sql.join(used, sql` and `)}
    and not exists (select from product_retirement u where u.replacement_id = p.id)`.execute(db);
  return { accounts: Number(accounts.numAffectedRows ?? 0), users: Number(users.numAffectedRows ?? 0) };
}
