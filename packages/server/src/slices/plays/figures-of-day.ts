import { sql } from 'kysely';
import type { Catalog, Metric } from '../../policy/catalog.ts';
import { storedFigure } from '../../policy/stored.ts';
import { type Figures, listedFigures } from '../accounts/index.ts';

/**
 * What plays ask on a day, as it was judged last; but what counts days counts them to that day. Else a step that tells 60 days before the end from 90
 * would see 61 on the very day on which the play fires.
 */
export function figuresOf(catalog: Catalog, today: string): Figures {
  const day = sql`${today}::date`;
  const kept = listedFigures(catalog, day);
  return (id) => {
    const found = kept(id);
    const counts = catalog.get(id)?.counts;
    if (!found || !counts) return found;
    const date = storedFigure(catalog.get('from' in counts ? counts.from : counts.to) as Metric);
    return { ...found, expression: 'from' in counts ? sql`(${day} - ${date})` : sql`(${date} - ${day})` };
  };
}
