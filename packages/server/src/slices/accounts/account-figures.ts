import { type MaskedKind, TAGS_METRIC } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { type Catalog, kindOf, type Metric } from '../../policy/catalog.ts';
import type { Resolved } from '../../policy/condition.sql.ts';
import { heldOn, listOfMetric } from '../../policy/membership.metrics.ts';
import { openRisk } from '../../policy/risks.sql.ts';
import { storedFigure } from '../../policy/stored.ts';
import { fieldCast } from './accounts.metrics.ts';

/** The tables of a list by their aliases: account, account_state, account_metric. */
export type AccountTable = 'a' | 's' | 'm';

/** A figure or field that lists know. */
export interface Listed extends Resolved {
  /** The table that its expression reads. */
  on: AccountTable;
  masked?: MaskedKind;
  /** Not kept for every account: m has it only where the base was asked to compute it. */
  computed?: boolean;
}
export type Figures = (id: string) => Listed | undefined;

type Field = Pick<Listed, 'expression' | 'kind' | 'masked' | 'on'>;
const text = (expression: Sql): Field => ({ on: 'a', kind: 'text', expression });
/** What stands in the account's own row or its state. */
const FIELDS: Record<string, Field> = {
  'state.tier': { on: 's', kind: 'text', expression: sql`s.tier` },
  'state.tier_score': { on: 's', kind: 'number', expression: sql`case when s.tier is not null then s.tier_score end`, masked: 'amount' },
  'state.stage': { on: 's', kind: 'text', expression: sql`s.stage` },
  'state.health': { on: 's', kind: 'number', expression: sql`s.health`, masked: 'amount' },
  'state.health_colour': { on: 's', kind: 'text', expression: sql`s.health_colour` },
  'account.code': text(sql`a.code`),
  'account.name': text(sql`a.name`),
  'account.industry': text(sql`a.industry`),
  'account.kind': text(sql`a.kind`),
  'account.region_code': text(sql`a.region_code`),
  'account.size_band': text(sql`a.size_band`),
  'account.brand': text(sql`a.brand`),
  'account.business_model': text(sql`a.business_model`),
  'account.employees': { on: 'a', kind: 'number', expression: sql`a.employees` },
  'account.gross_margin_rate': { on: 'a', kind: 'number', expression: sql`a.gross_margin_rate`, masked: 'margin' },
  'account.status': text(sql`a.status`),
  'account.owner': text(sql`a.owner_id::text`),
  'account.created_on': { on: 'a', kind: 'date', expression: sql`a.happened_on` },
};
const OWN = 'account.field.';

const ownField = ({ id, type, masked }: Metric): Field => {
  const kind = kindOf(type);
  return { on: 'a', kind, expression: fieldCast(kind, sql`(a.custom ->> ${id.slice(OWN.length)})`), ...(masked ? { masked } : {}) };
};

/** Tags by their index, so that a rare tag is found without walking the base. */
const tagsOn = (day: Sql): Field & Pick<Listed, 'has'> => ({
  on: 'a',
  kind: 'set',
  expression: sql`array(select t.tag_id::text from account_tag t where t.account_id = a.id and ${heldOn(sql`t`, day)})`,
  has: (ids) =>
    sql<boolean>`exists (select from account_tag t where t.account_id = a.id and ${heldOn(sql`t`, day)}
      ${ids ? sql`and t.tag_id = any(${[...ids]}::uuid[])` : sql``})`,
});
const onList = (list: string, day: Sql): Field => ({
  on: 'a',
  kind: 'boolean',
  expression: sql`exists (select from segment_member l where l.segment_id = ${list}::uuid and l.account_id = a.id and ${heldOn(sql`l`, day)})`,
});

function fieldOf(catalog: Catalog, id: string, day: Sql): (Field & Pick<Listed, 'has'>) | undefined {
  if (Object.hasOwn(FIELDS, id)) return FIELDS[id];
  if (id === 'state.days_in_stage') return { on: 's', kind: 'number', expression: sql`(${day} - s.stage_since)` };
  if (id === 'state.risk_count')
    return {
      on: 'a',
      kind: 'number',
      expression: sql`(select count(*)::int from risk r where r.account_id = a.id and ${openRisk(sql`r`, day)})`,
    };
  if (id === TAGS_METRIC) return tagsOn(day);
  const list = listOfMetric(id);
  if (list) return onList(list, day);
  const metric = id.startsWith(OWN) ? catalog.get(id) : undefined;
  return metric && ownField(metric);
}

/** Everything that may be asked of an account in a list of a day. */
export const accountFigures =
  (catalog: Catalog, day: Sql): Figures =>
  (id) => {
    const field = fieldOf(catalog, id, day);
    if (field) return { ...field, today: day };
    const metric = catalog.get(id);
    if (!metric || metric.type === 'set') return undefined;
    const { masked, stored = false } = metric;
    return {
      on: 'm',
      kind: kindOf(metric.type),
      expression: storedFigure(metric),
      today: day,
      computed: stored === false,
      ...(masked ? { masked } : {}),
    };
  };

/** The same without what would have to be computed. */
export const listedFigures =
  (catalog: Catalog, day: Sql): Figures =>
  (id) => {
    const found = accountFigures(catalog, day)(id);
    return found?.computed ? undefined : found;
  };

/** Whether lists have it at hand for every account. */
export const isListed = (catalog: Catalog, id: string): boolean => listedFigures(catalog, sql`null`)(id) !== undefined;
