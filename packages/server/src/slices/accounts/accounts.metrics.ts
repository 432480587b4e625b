import { ACCOUNT_CHOICE_NAMES, type Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, Metric, MetricDeclaration, MetricSource, MetricType, ValueKind } from '../../policy/catalog.ts';
import { ALWAYS_KNOWN, always, latestFirst } from '../../policy/fields-on.sql.ts';

/** A field of a company's own, as declared in custom_field. */
export interface DeclaredField {
  id: string;
  type: string;
  name: Both;
  choices?: readonly { id: string; zh: string; en: string }[] | null;
}

/** Which of a field's values holds on the day; what no account is without holds before its first day too. */
function holding(columns: readonly string[], day: Sql): { by: Sql<boolean>; order: Sql } {
  if (!columns.some((field) => ALWAYS_KNOWN.includes(field)))
    return { by: sql<boolean>`h.valid_from <= ${day}`, order: sql`h.valid_from desc, h.recorded_at desc` };
  return { by: sql<boolean>`(h.valid_from <= ${day} or ${always(sql`h.field`)})`, order: latestFirst(sql`h`, day) };
}

/** The value of each field that was true at the day; null and absent are the same. */
const source: MetricSource = {
  id: 'account',
  fragment(at: At, columns) {
    const { by, order } = holding([...columns], at.asOf);
    return sql`
    select account_id, ${sql.join([...columns].map((field) => sql`max(value) filter (where field = ${field}) as ${sql.id(field)}`))}
    from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
      from account_history h
      where h.field = any(${[...columns]}::text[]) and ${by} and ${at.accounts(sql`h.account_id`)}
        ${at.knownBy ? sql`and h.known_at <= ${at.knownBy}::date` : sql``}
      order by h.account_id, h.field, ${order}) latest
    group by account_id`;
  },
};

/** JSON that is a list of texts, as a pattern: PostgreSQL 15 cannot ask whether a text is JSON. */
const LIST_OF_TEXTS = String.raw`^\[("([^"\\]|\\["\\/])*"(, "([^"\\]|\\["\\/])*")*)?\]$`;

/** History keeps values as JSON of any shape: what does not read as its type counts as no fact, and never stops a run. */
const CASTS: Record<'number' | 'date' | 'boolean' | 'text' | 'set', (text: Sql) => Sql> = {
  number: (text) => sql`case when ${text} ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then ${text}::numeric end`,
  date: (text) =>
    sql`case when ${text} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$' or ${text} ~ '^[0-9]{4}-(0[13-9]|1[0-2])-(29|30)$'
      or ${text} ~ '^[0-9]{4}-(0[13578]|1[02])-31$' or ${text} ~ '^[0-9]{2}(0[48]|[2468][048]|[13579][26])-02-29$' then ${text}::date end`,
  boolean: (text) => sql`case ${text} when 'true' then true when 'false' then false end`,
  text: (text) => text,
  set: (text) => sql`case when ${text} ~ ${LIST_OF_TEXTS} then array(select jsonb_array_elements_text(${text}::jsonb)) else '{}' end`,
};

/** A field's text as its kind. */
export const fieldCast = (kind: ValueKind, text: Sql): Sql => CASTS[kind](text);

const FIELD_TYPES: Record<string, { type: MetricType; cast: keyof typeof CASTS }> = {
  text: { type: 'text', cast: 'text' },
  choice: { type: 'text', cast: 'text' },
  multi_choice: { type: 'set', cast: 'set' },
  user: { type: 'text', cast: 'text' },
  number: { type: 'number', cast: 'number' },
  money: { type: 'money', cast: 'number' },
  date: { type: 'date', cast: 'date' },
  boolean: { type: 'boolean', cast: 'boolean' },
};

function fieldMetric(
  id: string,
  field: string,
  type: MetricType,
  cast: keyof typeof CASTS,
  name: Both,
  meaning: Both,
  { masked = type === 'money' ? 'amount' : undefined, choices }: Pick<Metric, 'masked' | 'choices'> = {},
): Metric {
  return {
    id,
    type,
    name,
    meaning,
    whenNone: 'null',
    source: 'account',
    columns: [field],
    value: (s) => CASTS[cast](s(field)),
    ...(masked ? { masked } : {}),
    ...(choices ? { choices } : {}),
  };
}

const OF_DAY = { zh: '当日已知的值', en: 'The value known on the day' };
const BUILT_IN: readonly Metric[] = [
  fieldMetric('account.employees', 'employees', 'count', 'number', { zh: '员工人数', en: 'Employees' }, OF_DAY),
  fieldMetric(
    'account.gross_margin_rate',
    'gross_margin_rate',
    'ratio',
    'number',
    { zh: '客户毛利率', en: "Customer's gross margin" },
    { zh: '客户自身的毛利率（不是我方毛利）', en: "The customer's own gross margin, not ours on the customer" },
    { masked: 'margin' },
  ),
  fieldMetric(
    'account.brand',
    'brand',
    'text',
    'text',
    { zh: '品牌地位', en: 'Brand standing' },
    {
      zh: '上市 listed、世界 500 强 fortune_500、高估值未上市 high_valuation、无 none',
      en: 'listed, fortune_500, high_valuation (unlisted) or none',
    },
    { choices: ACCOUNT_CHOICE_NAMES.brand },
  ),
  fieldMetric('account.industry', 'industry', 'text', 'text', { zh: '行业', en: 'Industry' }, OF_DAY),
  fieldMetric('account.kind', 'kind', 'text', 'text', { zh: '客户类型', en: 'Kind of customer' }, OF_DAY, {
    choices: ACCOUNT_CHOICE_NAMES.kind,
  }),
  fieldMetric('account.region_code', 'region_code', 'text', 'text', { zh: '地区代码', en: 'Region code' }, OF_DAY),
  fieldMetric('account.size_band', 'size_band', 'text', 'text', { zh: '规模', en: 'Size band' }, OF_DAY),
  fieldMetric('account.business_model', 'business_model', 'text', 'text', { zh: '商业模式', en: 'Business model' }, OF_DAY),
  fieldMetric('account.name', 'name', 'text', 'text', { zh: '客户名称', en: 'Customer name' }, OF_DAY),
  fieldMetric(
    'account.owner',
    'owner_id',
    'text',
    'text',
    { zh: '负责人', en: 'Owner' },
    { zh: '当日的负责人（用户编号）', en: 'The owner on the day, by user id' },
  ),
  fieldMetric('account.status', 'status', 'text', 'text', { zh: '客户状态', en: 'Customer status' }, OF_DAY, {
    choices: ACCOUNT_CHOICE_NAMES.status,
  }),
];

const ofRow = (id: string, type: MetricType, column: string, name: Both, meaning: Both): Metric => ({
  ...{ id, type, name, meaning, whenNone: 'null', source: null, columns: [] },
  value: (_s, a) => a(column),
});
/** Read from the account's own row, so no source is asked. */
const OF_ROW: readonly Metric[] = [
  ofRow('account.code', 'text', 'code', { zh: '客户编号', en: 'Customer code' }, { zh: '外部编号', en: 'The external code' }),
  ofRow(
    'account.created_on',
    'date',
    'happened_on',
    { zh: '成为客户的日期', en: 'Customer since' },
    { zh: '客户建档或首次往来的日期', en: 'The day on which the customer came to us' },
  ),
];
const AGE: Metric = {
  id: 'account.age_days',
  type: 'days',
  name: { zh: '成为客户的天数', en: 'Days as a customer' },
  meaning: { zh: '统计日减成为客户的日期', en: 'The day less the day the customer came to us' },
  whenNone: 'null',
  source: null,
  columns: [],
  value: (_s, a, at) => sql`case when ${a('happened_on')} <= ${at.asOf} then ${at.asOf} - ${a('happened_on')} end`,
};

/** What policies may ask of accounts: the built-in fields and a company's own, as known on the day. */
export function accountMetrics(fields: readonly DeclaredField[]): readonly MetricDeclaration[] {
  const declared = fields.flatMap((field) => {
    const as = FIELD_TYPES[field.type];
    const choices = Object.fromEntries((field.choices ?? []).map(({ id, zh, en }) => [id, { zh, en }]));
    return as ? [fieldMetric(`account.field.${field.id}`, `custom.${field.id}`, as.type, as.cast, field.name, OF_DAY, { choices })] : [];
  });
  return [{ source, metrics: [...BUILT_IN, ...OF_ROW, ...declared, AGE] }];
}
