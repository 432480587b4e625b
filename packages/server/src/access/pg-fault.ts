import pg from 'pg';
import { Fault, type FaultDetail } from '../kernel/fault.ts';

/** What a unique constraint is about, in words of the reader's form. */
const TAKEN: Record<string, string> = {
  app_user_email_key: 'email',
  tag_name_key: 'name',
};
/** A number, day or text that a shape lets through and a column cannot hold. */
const BEYOND = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);
const UNAVAILABLE = new Set(['57P01', '57P02', '57P03', '53300', '08006', '08001', '08003', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT']);

/** PostgreSQL's errors become faults here and nowhere else, by constraint name. */
export function toFault(error: unknown): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (UNAVAILABLE.has(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
    return new Fault('unavailable', 'db.unavailable', {}, [], { cause: error });
  if (!(error instanceof pg.DatabaseError)) return error;
  const constraint = error.constraint ?? '';
  const taken = TAKEN[constraint] ?? (constraint.endsWith('_code_key') ? 'code' : undefined);
  if (code === '23505' && taken) {
    // The last column is the one that people fill in; those before it say within what it must be single.
    const value = /\)=\((.*)\) already/.exec(error.detail ?? '')?.[1]?.replace(/^[0-9a-f-]{36}, /, '') ?? '';
    return new Fault('conflict', 'resource.taken', { field: taken, value }, [], { cause: error });
  }
  if (code === '23503')
    return error.message.includes('delete')
      ? new Fault('conflict', 'resource.in_use', {}, [], { cause: error })
      : invalid('resource.not_found', { what: constraint }, error);
  if (BEYOND.has(code)) return new Fault('invalid', 'db.value', {}, [], { cause: error });
  if (code.startsWith('23')) return invalid('db.constraint', { constraint }, error);
  return error;
}

const invalid = (reason: 'resource.not_found' | 'db.constraint', detail: FaultDetail, cause: Error): Fault =>
  new Fault('invalid', reason, detail, [], { cause });
