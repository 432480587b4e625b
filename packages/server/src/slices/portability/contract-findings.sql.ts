import { fileName, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { columnsOf } from '../../records/index.ts';
import { kinFindings, stageKin, termFindings } from '../contracts/index.ts';
import { type Finding, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';

/** When a term starts, and the days that may not come before, of the staged rows of contracts and subscriptions. */
const TERMS: Partial<Record<string, { starts: Sql; ends: readonly string[]; early: string }>> = {
  contracts: { starts: sql`coalesce(s.starts_on, s.happened_on)`, ends: ['endsOn', 'terminatedOn'], early: 'terminated_on' },
  subscriptions: { starts: sql`s.happened_on`, ends: ['endsOn', 'endedOn'], early: 'ended_on' },
};

/** Rows of contracts and subscriptions that cannot be: they end before they begin, or renew themselves. */
export function contractFindings(type: RecordType): Finding[] {
  const term = TERMS[type.entity];
  if (!term) return [];
  const columns = columnsOf(type);
  return [
    ...columns
      .filter(({ id }) => term.ends.includes(id))
      .map(({ id, field, column }) => ({
        code: 'import.term.ends_before_start',
        field: fileName(id, field),
        query: sql`select s.seq, ${sql.ref(`s.${column}`)} as value from staged_record s where ${sql.ref(`s.${column}`)} < ${term.starts}`,
      })),
    ...columns
      .filter(({ id }) => id === 'predecessor' || id === 'framework')
      .map(({ id, field, column }) => ({
        code: 'import.term.renews_itself',
        field: fileName(id, field),
        query: sql`select s.seq, s.code as value from staged_record s where ${sql.ref(`s.${column}`)} = s.id`,
      })),
  ];
}

/** What the rules of contracts and subscriptions say of the file against the base as it will be. */
export async function ledgerFindings(db: Db, type: RecordType): Promise<Finding[]> {
  const table = type.entity === 'contracts' ? 'contract' : type.entity === 'subscriptions' ? 'subscription' : undefined;
  if (!table) return [];
  await stageKin(db, table);
  return [...kinFindings(table), ...termFindings(table)];
}

/** Terms over before they ran a day. */
export async function contractWarnings(db: Db, type: RecordType): Promise<KeptWarning[]> {
  const term = TERMS[type.entity];
  if (!term) return [];
  return warn(
    db,
    'import.term.no_days',
    sql`select s.source_row from staged_record s where ${sql.ref(`s.${term.early}`)} = ${term.starts}`,
  );
}
