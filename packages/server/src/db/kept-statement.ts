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
/** A name for the text; null when it is not to be kept. */
function nameOf(text: string): string | null {
  if (!text.trimStart().startsWith(MARK)) return null;
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}

type Query = pg.Client['query'];
/** A client that names the statements marked as kept. */
export class KeepingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const plain = super.query.bind(this) as (...given: unknown[]) => unknown;
    this.query = ((first: unknown, values?: unknown, ...more: unknown[]) => {
      const name = typeof first === 'string' ? nameOf(first) : null;
      return name ? plain({ name, text: first, values }, ...more) : plain(first, values, ...more);
    }) as Query;
  }
}
