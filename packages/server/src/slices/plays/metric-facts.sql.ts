import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { Figures } from '../accounts/index.ts';

/** Metrics that texts name by their id, {{usage.silent_days}}, with their values of the day, as an object in SQL: over account a, state s and metrics m. */
export function metricFacts(names: readonly string[], figures: Figures): Sql {
  const found = names.flatMap((name) => {
    const figure = figures(name);
    return figure
      ? [sql`${name}::text, ${figure.kind === 'number' ? sql`trim_scale(round((${figure.expression})::numeric, 2))` : figure.expression}`]
      : [];
  });
  return found.length ? sql`jsonb_build_object(${sql.join(found)})` : sql`'{}'::jsonb`;
}
