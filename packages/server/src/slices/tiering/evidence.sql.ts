import type { EvidenceKind, EvidenceLine, Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { NIL_ID } from '../../kernel/ids.ts';
import { type Catalog, oneAccountOn } from '../../policy/catalog.ts';
import type { Evidence } from '../../policy/evidence.ts';

/** A row with its place in the order. */
export type PlacedLine = EvidenceLine & { place: string[] };
/** Scores against the base are made of the orders of each account; what they come to stands in no row. */
const RANKED: Readonly<Record<string, string>> = {
  'rfm.r': 'orders.last_on',
  'rfm.f': 'orders.count_12m',
  'rfm.m': 'orders.amount_12m',
  'rfm.segment': 'orders.amount_12m',
};

/** What a metric counts; nothing for what stands in the account itself. */
export function evidenceOf(catalog: Catalog, metric: string): Evidence | undefined {
  const ranked = catalog.get(RANKED[metric] ?? '')?.evidence;
  return ranked ? { ...ranked, shape: 'rank' } : catalog.get(metric)?.evidence;
}

const text = (column: string) => sql`trim_scale(${sql.ref(column)})::text as ${sql.ref(column.slice(2))}`;

/** The rows of an account behind a metric, of the kinds given, newest first. What lies at accounts that the caller does not meet has no name. */
export async function evidenceLines(
  db: Db,
  of: {
    evidence: Evidence;
    accountId: string;
    asOf: string;
    language: Language;
    kinds: readonly EvidenceKind[];
    scope: Scope;
    after: string[] | null;
    limit: number;
  },
): Promise<PlacedLine[]> {
  const key = sql`coalesce(e.on, '0001-01-01'), e.kind, coalesce(e.id, ${NIL_ID}), coalesce(e.part, '')`;
  const [day, kind, id, part] = of.after ?? [];
  const met = accountInScope(of.scope, sql`e.account`);
  const found = await sql<PlacedLine>`
    select e.kind, case when m.met then e.account end as "accountId", case when m.met then e.id end as id, e.part, e.on, e.until,
      case when m.met then coalesce(e.label, b.name) end as label, case when m.met then e.person end as person, case when m.met then e.note end as note,
      e.side, case when e.counts is not null then e.counted end as counts, array[coalesce(e.on, '0001-01-01')::text, e.kind, coalesce(e.id, ${NIL_ID})::text, coalesce(e.part, '')] as place,
      ${sql.join(['e.amount', 'e.margin', 'e.value'].map(text))}
    from (select r.*, dense_rank() over (order by r.counts)::int as counted from (${of.evidence.rows(oneAccountOn(of.accountId, of.asOf), of.language)}) r) e
      cross join lateral (select ${met} as met) m
      left join account b on b.id = e.about and ${accountInScope(of.scope, sql`e.about`)}
    where e.kind = any(${[...of.kinds]}::text[])
      and ${of.after ? sql`(${key}) < (${day}::date, ${kind}::text, ${id}::uuid, ${part}::text)` : sql`true`}
    order by coalesce(e.on, '0001-01-01') desc, e.kind desc, coalesce(e.id, ${NIL_ID}) desc, coalesce(e.part, '') desc limit ${of.limit + 1}`.execute(
    db,
  );
  return found.rows;
}
