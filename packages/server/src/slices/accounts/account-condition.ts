import { Condition, type MaskedKind, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, parseInput, ruleOf } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import type { ValueKind } from '../../policy/catalog.ts';
import { conditionSql, type Resolve } from '../../policy/condition.sql.ts';
import { storedFigure } from '../../policy/stored.ts';

export interface Listed {
  kind: ValueKind;
  expression: Sql;
  masked?: MaskedKind;
}

/** Figures that lists filter by, as published: m is account_metric, s account_state, a account. */
const LISTED: Record<string, Listed> = {
  'orders.amount_12m': { kind: 'number', expression: sql`m.orders_amount_12m`, masked: 'amount' },
  'orders.amount_total': { kind: 'number', expression: sql`m.orders_amount_total`, masked: 'amount' },
  'orders.count_12m': { kind: 'number', expression: sql`m.orders_count_12m` },
  'orders.first_on': { kind: 'date', expression: sql`m.orders_first_on` },
  'orders.last_on': { kind: 'date', expression: sql`m.orders_last_on` },
  'orders.recency_days': { kind: 'number', expression: sql`m.orders_recency_days` },
  'orders.growth_12m': { kind: 'number', expression: sql`m.orders_growth_12m` },
  'orders.product_kinds_12m': { kind: 'number', expression: sql`m.orders_product_kinds_12m` },
  'orders.margin_rate_12m': { kind: 'number', expression: sql`m.orders_margin_rate_12m`, masked: 'margin' },
  'rfm.r': { kind: 'number', expression: sql`m.rfm_r` },
  'rfm.f': { kind: 'number', expression: sql`m.rfm_f` },
  'rfm.m': { kind: 'number', expression: sql`m.rfm_m` },
  'rfm.segment': { kind: 'text', expression: sql`m.rfm_segment` },
  'usage.last_on': { kind: 'date', expression: sql`m.usage_last_on` },
  'usage.silent_days': { kind: 'number', expression: sql`m.usage_silent_days` },
  'usage.seat_rate_30d': { kind: 'number', expression: sql`m.usage_seat_rate_30d` },
  'contacts.count': { kind: 'number', expression: sql`m.contacts_count` },
  'contacts.decider_covered': { kind: 'boolean', expression: sql`m.contacts_decider_covered` },
  'contacts.roles_covered': { kind: 'number', expression: sql`m.contacts_roles_covered` },
  'interactions.last_on': { kind: 'date', expression: sql`m.interactions_last_on` },
  'interactions.days_since': { kind: 'number', expression: sql`m.interactions_days_since` },
  'interactions.count_90d': { kind: 'number', expression: sql`m.interactions_count_90d` },
  'state.tier': { kind: 'text', expression: sql`s.tier` },
  'state.tier_score': { kind: 'number', expression: sql`case when s.tier is not null then s.tier_score end`, masked: 'amount' },
  // What a selection of rows is exported by.
  'account.code': { kind: 'text', expression: sql`a.code` },
  'account.industry': { kind: 'text', expression: sql`a.industry` },
  'account.kind': { kind: 'text', expression: sql`a.kind` },
  'account.region_code': { kind: 'text', expression: sql`a.region_code` },
  'account.size_band': { kind: 'text', expression: sql`a.size_band` },
  'account.brand': { kind: 'text', expression: sql`a.brand` },
  'account.employees': { kind: 'number', expression: sql`a.employees` },
  'account.gross_margin_rate': { kind: 'number', expression: sql`a.gross_margin_rate`, masked: 'margin' },
  'account.status': { kind: 'text', expression: sql`a.status` },
};
/** Metrics of usage stand at the place of their slot. */
async function usageFigures(db: Db): Promise<Record<string, Listed>> {
  const found = await sql<{ id: string; slot: number }>`select id, slot::int as slot from usage_metric`.execute(db);
  const windows = ['7d', '30d', '90d', 'trend_30d'];
  return Object.fromEntries(
    found.rows.flatMap(({ id, slot }) =>
      windows.map((window) => [
        `usage.${id}_${window}`,
        { kind: 'number', expression: storedFigure({ id, stored: { column: `usage_${window}`, place: slot } }) } as Listed,
      ]),
    ),
  );
}

const FIELD_KINDS: Record<string, ValueKind> = { number: 'number', money: 'number', date: 'date', boolean: 'boolean', multi_choice: 'set' };

async function customFields(db: Db): Promise<Record<string, Listed>> {
  const found = await sql<{ id: string; type: string }>`select id, type from custom_field where entity = 'account'`.execute(db);
  return Object.fromEntries(
    found.rows.map(({ id, type }) => {
      const kind = FIELD_KINDS[type] ?? 'text';
      return [
        `account.field.${id}`,
        {
          kind,
          expression:
            kind === 'set'
              ? sql`nullif(case when jsonb_typeof(a.custom -> ${id}) = 'array' then a.custom -> ${id} end, '[]')`
              : sql`(a.custom ->> ${id})::${sql.raw(kind === 'number' ? 'numeric' : kind)}`,
          ...(type === 'money' ? { masked: 'amount' as const } : {}),
        },
      ];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['filter'], code: 'json', message: '' }]);
  }
}

/** Everything that lists and plays may ask of an account today, with the company's own fields. */
export const listedFigures = async (db: Db): Promise<Record<string, Listed>> => ({
  ...LISTED,
  ...(await usageFigures(db)),
  ...(await customFields(db)),
});

/** The predicate of a list's filter. What is masked for the caller cannot be asked for. */
export async function accountCondition(ctx: Ctx, filter: string): Promise<Sql<boolean>> {
  const condition = parseInput(Condition, parseJson(filter), ctx.language);
  const listed = await listedFigures(ctx.db);
  for (const { metric } of testsOf(condition)) {
    const known = listed[metric];
    if (!known) throw new Fault('invalid', 'metric.unknown', { id: metric });
    if (known.masked && ruleOf(ctx.actor).masked.includes(known.masked)) throw new Fault('invalid', 'input.masked', { field: metric });
  }
  const resolve: Resolve = (metric) => listed[metric]!;
  return conditionSql(condition, resolve);
}
