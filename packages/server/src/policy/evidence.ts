import type { EvidenceBy, EvidenceKind, EvidenceShape, Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { At } from './catalog.ts';

/**
 * The rows behind a metric: those that count on the day, and how its value follows from them. A rate divides what stands `over` by what
 * stands `under`, a growth takes one from that.
 */
export interface Evidence {
  kinds: readonly EvidenceKind[];
  shape: EvidenceShape;
  by: EvidenceBy;
  /** A SELECT of `evidenceRow`s. */
  rows: (at: At, language: Language) => Sql;
}

/** One row, by what its table calls these; what is absent is null. */
export interface EvidenceRow {
  kind: EvidenceKind | Sql<EvidenceKind>;
  account: Sql;
  /** The record that the row opens, and which part of it the row is. */
  id: Sql;
  part?: Sql;
  /** The day that counts, and the last one of what lasts. */
  on: Sql;
  until?: Sql;
  /** What it is called; people by `person`, who may be masked; another account by its name, for who meets that. */
  label?: Sql;
  about?: Sql;
  person?: Sql;
  note?: Sql;
  side?: Sql<'over' | 'under'>;
  /** Rows alike in this count once. */
  counts?: Sql;
  /** What it adds: money in base currency, our margin, or another figure. */
  amount?: Sql;
  margin?: Sql;
  value?: Sql;
}

const NOTHING = sql`null`;
/** Of which type each column is, so that rows of several tables stand below each other. */
const COLUMNS: readonly [keyof EvidenceRow, string][] = [
  ['account', 'uuid'],
  ['id', 'uuid'],
  ['part', 'text'],
  ['on', 'date'],
  ['until', 'date'],
  ['label', 'text'],
  ['about', 'uuid'],
  ['person', 'text'],
  ['note', 'text'],
  ['side', 'text'],
  ['counts', 'text'],
  ['amount', 'numeric'],
  ['margin', 'numeric'],
  ['value', 'numeric'],
];

/** The columns of rows of one table, for `select`. */
export const evidenceRow = (row: EvidenceRow): Sql =>
  sql`${row.kind}::text as kind, ${sql.join(
    COLUMNS.map(([column, type]) => sql`(${(row[column] as Sql | undefined) ?? NOTHING})::${sql.raw(type)} as ${sql.id(column)}`),
  )}`;

export const over = sql<'over' | 'under'>`'over'`;
export const under = sql<'over' | 'under'>`'under'`;
