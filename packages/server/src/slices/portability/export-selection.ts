import {
  type Capability,
  type EXPORT_SPLITS,
  READ_ONLY_EXPORTS,
  type RecordEntity,
  recordTypeOf,
  type SurveyBand,
} from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, may, scopeOf } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { type AccountFilter, accountQuery, sortOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { selectFields } from '../settings/index.ts';
import { type ExportedRow, exportedAccounts, exportedLines } from './export.sql.ts';
import { type AccountColumn, withAccountColumns } from './export-account-columns.ts';
import { ANSWER_COLUMNS, exportedAnswers } from './export-answers.sql.ts';
import { ACCOUNT_COLUMNS, customColumn, type ExportColumn, ORDER_COLUMNS } from './export-columns.ts';
import {
  CONTACT_COLUMNS,
  exportedContacts,
  exportedInteractions,
  exportedProducts,
  INTERACTION_COLUMNS,
  PRODUCT_COLUMNS,
} from './export-people.sql.ts';
import { exportedRecords, recordColumns } from './export-records.ts';
import { exportedRequests, REQUEST_COLUMNS } from './export-requests.sql.ts';
import { splitOf } from './export-split.ts';

export interface ExportInput extends AccountFilter {
  entity: 'accounts' | 'contacts' | 'products' | 'orders' | 'interactions' | 'survey-answers' | 'resource-requests' | RecordEntity;
  format: 'csv' | 'xlsx';
  asOf?: string | undefined;
  sort?: string | undefined;
  /** Columns by their ids, parted by commas, in the order wanted; all when absent. */
  columns?: string | undefined;
  /** For editing: with the id of every row's record, so that the file finds its way back. */
  rowIds?: boolean | undefined;
  /** A sheet of a workbook for each owner, region or team. */
  split?: (typeof EXPORT_SPLITS)[number] | undefined;
  /** A template of ours to fill. */
  template?: string | undefined;
  /** One account alone. */
  account?: string | undefined;
  /** Of answers to surveys. */
  survey?: string | undefined;
  band?: SurveyBand | undefined;
}

export interface Selection {
  columns: readonly ExportColumn[];
  query: Sql<ExportedRow>;
}

/** What only some may read is refused, not left out. */
const NEEDS: Record<string, Capability> = {
  contacts: 'contacts.read',
  products: 'products.read',
  orders: 'orders.read',
  interactions: 'interactions.read',
  'survey-answers': 'facts.read',
  'resource-requests': 'resources.read',
};

/** The columns of an entity's export, besides the accounts' own fields where it has some. */
export async function ownColumns(ctx: Pick<Ctx, 'db'>, entity: ExportInput['entity']): Promise<readonly ExportColumn[]> {
  if (entity === 'products') return [...PRODUCT_COLUMNS, ...(await selectFields(ctx.db, 'product')).map(customColumn)];
  if (entity === 'interactions') return INTERACTION_COLUMNS;
  if (entity === 'survey-answers') return ANSWER_COLUMNS;
  if (entity === 'resource-requests') return REQUEST_COLUMNS;
  if (entity === 'orders') return ORDER_COLUMNS;
  if (entity === 'contacts') return [...CONTACT_COLUMNS, ...(await selectFields(ctx.db, 'contact')).map(customColumn)];
  const type = recordTypeOf(entity);
  if (type) return [...recordColumns(type), ...(type.own ? await selectFields(ctx.db, type.own) : []).map(customColumn)];
  return [...ACCOUNT_COLUMNS, ...(await selectFields(ctx.db, 'account')).map(customColumn)];
}

/** Whether the records of an entity belong to accounts, so that what is known of those may stand beside them. */
export function hasAccount(entity: ExportInput['entity']): boolean {
  const type = recordTypeOf(entity);
  return type ? type.account : entity !== 'products';
}

/** Refuses what only some may read; it is not left out. */
export function requireEntity(ctx: Ctx, entity: ExportInput['entity']): void {
  const needed = NEEDS[entity] ?? recordTypeOf(entity)?.needs.read;
  if (needed && !may(ctx.actor, needed)) throw new Fault('forbidden', 'access.forbidden');
}

/** What is exported: the columns, and the statement that brings their values; those asked for of the account stand last. */
export async function selection(
  ctx: Ctx,
  input: ExportInput,
  ids?: readonly string[],
  beside: readonly AccountColumn[] = [],
): Promise<Selection> {
  const plain = splitOf(input, input.asOf ?? ctx.today);
  requireEntity(ctx, input.entity);
  if (input.rowIds && READ_ONLY_EXPORTS.includes(input.entity)) throw new Fault('invalid', 'export.not_editable');
  if ((input.survey || input.band) && input.entity !== 'survey-answers') throw new Fault('invalid', 'export.answers_alone');
  const own = await ownColumns(ctx, input.entity);
  const columns = [...own, ...beside];
  if (input.entity === 'products') return { columns, query: exportedProducts(await selectFields(ctx.db, 'product')) };
  const shows = beside.flatMap(({ figure }) => figure ?? []);
  const asked = await accountQuery(ctx, { ...input, shows }, catalogsOf);
  const split = withAccountColumns(plain, beside, asked.figures, input.asOf ?? ctx.today);
  const { base } = asked;
  const where = ids ? [...asked.where, sql<boolean>`a.id = any(${[...ids]}::uuid[])`] : asked.where;
  const asOf = input.asOf ?? ctx.today;
  if (input.entity === 'interactions') return { columns, query: exportedInteractions(base, where, asOf, split) };
  if (input.entity === 'survey-answers') {
    const of = { language: ctx.language, timeZone: ctx.organisation?.timeZone ?? 'UTC', surveyId: input.survey, band: input.band };
    return { columns, query: exportedAnswers({ base, where, asOf, split, ...of }) };
  }
  if (input.entity === 'resource-requests') return { columns, query: exportedRequests(ctx, { base, where, asOf, split }) };
  if (input.entity === 'contacts')
    return { columns, query: exportedContacts(base, where, await selectFields(ctx.db, 'contact'), asOf, split) };
  if (input.entity === 'orders') return { columns, query: exportedLines(base, where, input.asOf ?? null, split) };
  const type = recordTypeOf(input.entity);
  if (type) {
    const custom = type.own ? await selectFields(ctx.db, type.own) : [];
    return { columns, query: exportedRecords(type, { base, where, scope: await scopeOf(ctx, 'reads'), asOf, split, custom }) };
  }
  const order = input.sort === undefined ? null : sortOf(ctx, input.sort);
  return { columns, query: exportedAccounts(base, where, await selectFields(ctx.db, 'account'), order, asOf, split) };
}
