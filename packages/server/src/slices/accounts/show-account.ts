import type { Account } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { parentsOn } from '../../policy/parents.sql.ts';
import { maskCustom } from '../settings/index.ts';
import { type AccountRow, accountBy } from './account.sql.ts';
import { HISTORY_FIELDS, hadComeBy, valuesAsOf } from './account-history.sql.ts';

export const shown = (row: AccountRow): Account => ({
  id: row.id,
  code: row.code,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind,
  industry: row.industry,
  regionCode: row.region_code,
  sizeBand: row.size_band,
  employees: row.employees,
  grossMarginRate: row.gross_margin_rate,
  brand: row.brand,
  businessModel: row.business_model,
  parentId: row.parent_id,
  ownerId: row.owner_id,
  teamId: row.team_id,
  regionId: row.region_id,
  status: row.status,
  custom: row.custom,
  ownerName: row.owner_name,
  parentName: row.parent_name,
  childCount: row.child_count,
  createdOn: row.happened_on,
  changedAt: row.changed_at,
  revision: row.revision,
});

/** Who owned it then, by the name they go by now; what stood above it, by its name of then; and how many stood below. */
async function withNames(ctx: Ctx, row: AccountRow, day: string): Promise<AccountRow> {
  const found = await sql<Pick<AccountRow, 'owner_name' | 'parent_name' | 'child_count'>>`
    select (select u.name from app_user u where u.id = ${row.owner_id}::uuid) as owner_name, (select p.name from account p where p.id = ${row.parent_id}::uuid) as parent_name,
      (select count(*)::int from (${parentsOn(sql`${day}::date`)}) c where c.parent_id = ${row.id}::uuid) as child_count`.execute(ctx.db);
  const name = row.parent_id ? (await valuesAsOf(ctx.db, row.parent_id, day)).name : undefined;
  return { ...row, ...found.rows[0], ...(typeof name === 'string' ? { parent_name: name } : {}) };
}

/** The row with its fields as they stood on a day. */
async function asOfDay(ctx: Ctx, row: AccountRow, day: string): Promise<AccountRow> {
  const values = await valuesAsOf(ctx.db, row.id, day);
  const own = Object.fromEntries(HISTORY_FIELDS.filter((field) => field in values).map((field) => [field, values[field]]));
  const custom = Object.fromEntries(
    Object.keys(row.custom).map((id) => [id, (values[`custom.${id}`] ?? null) as Account['custom'][string]]),
  );
  return withNames(ctx, { ...row, ...own, custom }, day);
}

export async function getAccount(ctx: Ctx, input: { id: string; asOf?: string | undefined }): Promise<Account> {
  const row = await accountBy(ctx.db, await scopeOf(ctx, 'reads'), input.id);
  const day = input.asOf ?? ctx.today;
  if (!row) throw notFound('account');
  if (row.happened_on > day && !(await hadComeBy(ctx.db, row.id, day))) throw notFound('account');
  return masksMoney(ctx, shown(day < ctx.today ? await asOfDay(ctx, row, day) : row));
}

/** The account with its own fields as the caller may see them. */
export async function masksMoney(ctx: Ctx, account: Account): Promise<Account> {
  return { ...account, custom: (await maskCustom(ctx, 'account'))(account.custom) };
}
