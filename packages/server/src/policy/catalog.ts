import type { Both, MetricInfo, RfmOptions } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { Evidence } from './evidence.ts';
import type { LineSource } from './line-source.ts';

export type MetricType = MetricInfo['type'];

/** Of which day and of which accounts facts are asked. All three stand inside the fragment: filtering outside costs seconds. */
export interface At {
  /** An SQL expression of type date: a parameter, or a column of an enclosing query. */
  asOf: Sql<string>;
  /** Which accounts: given the fragment's account id, a predicate. */
  accounts: (accountId: Sql) => Sql<boolean>;
  /** Only what was known by this day, for backtests. */
  knownBy?: string;
}

/** What a fragment may read besides raw tables: another source's rows over the whole base (ranks are relative to it). */
export type WholeBase = (sourceId: string, columns: readonly string[]) => Sql;

/** One pass over raw tables: a SELECT of `account_id` and the asked columns, one row for each account that has facts. */
export interface MetricSource {
  id: string;
  fragment: (at: At, columns: ReadonlySet<string>, wholeBase: WholeBase) => Sql;
  /** Columns of other sources that `wholeBase` will be asked for. */
  reads?: { source: string; columns: readonly string[] };
}

export interface Metric {
  id: string;
  type: MetricType;
  name: Both;
  meaning: Both;
  /** What an account without facts has: 0, or nothing. */
  whenNone: 'zero' | 'null';
  /** Values that follow from amounts or margins are masked as these are, whatever their type: rates, ranks and scores too. */
  masked?: 'amount' | 'margin';
  /** Names of the values of a choice. */
  choices?: Readonly<Record<string, Both>>;
  /** Values of several accounts may be added up. */
  additive?: boolean;
  /** Kept in account_metric by every published run: in the column of the same name with `_` for `.`, or at a place, from 1, of an array. */
  stored?: boolean | { column: string; place: number };
  /** Days from a date, or to one, that is a metric of its own: what was judged yesterday is a day further today. */
  counts?: { from: string } | { to: string };
  /** Null when the account's own row is all it reads. */
  source: string | null;
  columns: readonly string[];
  /** The rows that it counts. */
  evidence?: Evidence;
  /** The value out of the source's row `s` and the account `a`; the one column itself unless stated. */
  value?: (s: (column: string) => Sql, a: (column: string) => Sql, at: At) => Sql;
}

export interface Catalog {
  get(id: string): Metric | undefined;
  all(): readonly Metric[];
  source(id: string): MetricSource;
  /** What lifecycles read; null where nothing is subscribed to. */
  lines: LineSource | null;
}

/** The catalog under a policy's own way of scoring RFM. */
export type CatalogFor = (rfm?: RfmOptions) => Catalog;

export interface MetricDeclaration {
  source: MetricSource;
  metrics: readonly Metric[];
}

/** Composes what slices declare; a metric that stands twice is a bug. `named` knows metrics that exist by their name alone. */
export function createCatalog(
  declarations: readonly MetricDeclaration[],
  named: (id: string) => Metric | undefined = () => undefined,
  lines: LineSource | null = null,
): Catalog {
  const metrics = new Map<string, Metric>();
  const sources = new Map<string, MetricSource>();
  for (const { source, metrics: declared } of declarations) {
    sources.set(source.id, source);
    for (const metric of declared) {
      if (metrics.has(metric.id)) throw new Error(`metric ${metric.id} is declared twice`);
      metrics.set(metric.id, metric);
    }
  }
  return {
    lines,
    get: (id) => metrics.get(id) ?? named(id),
    all: () => [...metrics.values()],
    source(id) {
      const source = sources.get(id);
      if (!source) throw new Error(`no metric source ${id}`);
      return source;
    },
  };
}

export const storedColumn = (metricId: string): string => metricId.replaceAll('.', '_');

const NUMERIC: readonly MetricType[] = ['money', 'count', 'days', 'ratio', 'score', 'number'];
export const isNumeric = (type: MetricType): boolean => NUMERIC.includes(type);
export type ValueKind = 'number' | 'text' | 'date' | 'boolean' | 'set';
/** How values of a metric compare. */
export function kindOf(type: MetricType): ValueKind {
  if (isNumeric(type)) return 'number';
  return type === 'date' || type === 'boolean' || type === 'set' ? type : 'text';
}

/** Facts of every account, as of a day. */
export const wholeBaseOn = (asOf: string, knownBy?: string): At => ({
  asOf: sql<string>`${asOf}::date`,
  accounts: () => sql<boolean>`true`,
  ...(knownBy ? { knownBy } : {}),
});

/** Facts of one account, as of a day. */
export const oneAccountOn = (accountId: string, asOf: string): At => ({
  asOf: sql<string>`${asOf}::date`,
  accounts: (id) => sql<boolean>`${id} = ${accountId}::uuid`,
});

/** Facts of some accounts, as of a day. */
export const someAccountsOn = (accountIds: readonly string[], asOf: string): At => ({
  asOf: sql<string>`${asOf}::date`,
  accounts: (id) => sql<boolean>`${id} = any(${accountIds}::uuid[])`,
});
