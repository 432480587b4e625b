import type { Both, MaskedKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type AccountBase, withCtes } from '../accounts/index.ts';
import { cells, type ExportedRow } from './export.sql.ts';
import type { ExportColumn } from './export-columns.ts';
import { FIELD_LABELS } from './field-labels.ts';

const MASKED: Record<string, MaskedKind> = { name: 'person', phone: 'phone', email: 'mail', wechat: 'wechat' };
const DAYS = ['birthday', 'leftOn'];

/** In the order of the cells below. */
const CONTACT_IDS = [
  'code',
  'accountCode',
  'name',
  'title',
  'rank',
  'department',
  'decisionRole',
  'phone',
  'email',
  'wechat',
  'birthday',
  'leftOn',
];
const PRODUCT_IDS = ['code', 'name', 'category', 'unit', 'status', 'providerCode'];

/** People as an import takes them back. */
export const CONTACT_COLUMNS: readonly ExportColumn[] = CONTACT_IDS.map((id) => ({
  id,
  label: FIELD_LABELS.contacts[id] as Both,
  type: DAYS.includes(id) ? 'date' : 'text',
  ...(MASKED[id] ? { masked: MASKED[id] } : {}),
}));
export const PRODUCT_COLUMNS: readonly ExportColumn[] = PRODUCT_IDS.map((id) => ({
  id,
  label: FIELD_LABELS.products[id] as Both,
  type: 'text',
}));

/** People known by a day, of the accounts that a filter meets, by account and name. */
export const exportedContacts = (
  base: AccountBase,
  where: readonly Sql<boolean>[],
  asOf: string | null,
): Sql<ExportedRow> => sql<ExportedRow>`
  ${withCtes(base)} select c.id, ${cells([
    sql`c.code, a.code, c.name, c.title, c.rank, c.department, c.decision_role, c.phone, c.email, c.wechat, c.birthday::text, c.left_on::text`,
  ])}
  from contact c
  join ${base.account} a on a.id = c.account_id
  left join ${base.state} s on s.account_id = a.id
  left join ${base.metric} m on m.account_id = a.id
  where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)} and (${asOf}::date is null or c.happened_on <= ${asOf}::date)
  order by a.code, c.name, c.id`;

/** Products belong to no account: who may read them reads all. */
export const exportedProducts = (): Sql<ExportedRow> => sql<ExportedRow>`
  select o.id, ${cells([sql`o.code, o.name, o.category, o.unit, o.status, p.code`])}
  from product o left join account p on p.id = o.provider_account_id order by o.code`;
