import { type Ctx, isMaskedFor, maskValue } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Catalog } from '../../policy/catalog.ts';
import type { Figures, Listed } from './account-figures.ts';
import type { AccountListRow } from './list-accounts.sql.ts';

/** A figure or own field that the reader chose as a column. */
export interface ListColumn {
  id: string;
  listed: Listed;
  /** Whether the reader's role sees it masked: then its values never leave the database in the clear. */
  hidden: boolean;
}

const MOST = 40;

/** The columns asked for: a closed list, of what lists have at hand. */
export function columnsOf(ctx: Ctx, ids: readonly string[], catalog: Catalog, figures: Figures): ListColumn[] {
  return [...new Set(ids)].slice(0, MOST).map((id) => {
    const listed = catalog.get(id) ? figures(id) : undefined;
    if (!listed || listed.computed || listed.kind === 'set') throw new Fault('invalid', 'metric.unknown', { id });
    return { id, listed, hidden: isMaskedFor(ctx.actor, listed.masked) };
  });
}

export function maskColumns(rows: AccountListRow[], columns: readonly ListColumn[]): AccountListRow[] {
  const hidden = columns.filter((column) => column.hidden);
  if (!hidden.length) return rows;
  return rows.map((row) => ({
    ...row,
    values: {
      ...row.values,
      ...Object.fromEntries(hidden.map(({ id, listed }) => [id, mask(listed, row.values?.[id])])),
    },
  }));
}
const mask = ({ masked }: Listed, value: unknown): string | null =>
  value === null || value === undefined || !masked ? null : String(maskValue(masked, value));
