import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { Catalog } from '../../policy/catalog.ts';
import type { Figures, Listed } from '../accounts/index.ts';

/** A value as it stands in a sentence: rates in per cent, other figures with at most two decimals. */
const told = ({ kind, expression }: Listed, isRate: boolean): Sql => {
  if (kind !== 'number') return sql`(${expression})::text`;
  return isRate
    ? sql`trim_scale(round((${expression})::numeric * 100, 1))::text || '%'`
    : sql`trim_scale(round((${expression})::numeric, 2))::text`;
};

/** Metrics that texts name by their id, {{usage.silent_days}}, with their values of the day, as an object in SQL: over account a, state s and metrics m. */
export function metricFacts(names: readonly string[], figures: Figures, catalog: Catalog): Sql {
  const found = names.flatMap((name) => {
    const figure = figures(name);
    return figure ? [sql`${name}::text, ${told(figure, catalog.get(name)?.type === 'ratio')}`] : [];
  });
  return found.length ? sql`jsonb_build_object(${sql.join(found)})` : sql`'{}'::jsonb`;
}
