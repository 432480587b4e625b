import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

const MARK = '/* kept */';
/**
 * Stands at the head of a statement whose text is the same for every call, values apart: each connection then plans it once, for planning
 * a short list costs as much as reading it. Not for filters: their best plan depends on the values.
 */
export const kept = sql.raw(MARK);

const names = new Map<string, string>();
const isMarked = (text: string): boolean => text.trimStart().startsWith(MARK);
const isPlanned = (text: string): boolean => /^\s*(select|with|insert|update|delete)\b/i.test(text);
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}

type Query = pg.Client['query'];
export interface KeepingConfig extends pg.ClientConfig {
  /** Every statement that is planned is kept, whatever its values: for bases so small that planning costs more than reading. */
  keepAll?: boolean;
}
/** A client that names the statements to be kept. */
export class KeepingClient extends pg.Client {
  constructor(config?: KeepingConfig) {
    super(config);
    const keepAll = config?.keepAll ?? false;
    const plain = super.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((first: unknown, values?: unknown, ...more: unknown[]) => {
      const keep =
        typeof first === 'string' && (isMarked(first) || (keepAll && Array.isArray(values) && (values.length > 0 || isPlanned(first))));
      return keep ? plain({ name: nameOf(first), text: first, values }, ...more) : plain(first, values, ...more);
    }) as Query;
  }
}
