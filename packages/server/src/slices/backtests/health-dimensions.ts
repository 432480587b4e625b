import { type Both, type HealthForm, type HealthPolicy, healthForms, measuresOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { number } from '../../policy/items.ts';

/** A dimension of one way of judging. */
export interface Dimension {
  /** Within the policy: another way of judging may have one of the same name. */
  id: string;
  name: Both;
  form: string | null;
  weight: number;
  /** The mean of its marks by their weights out of `asked`; null where it has none, and where another way judges. */
  value: Sql;
}

const keyOf = (form: string | null, dimension: string): string => (form === null ? dimension : `${form}/${dimension}`);

function markSql(form: HealthForm, dimension: string): Sql {
  const own = measuresOf(form).flatMap(({ dimension: { id }, measure: { weight } }, place) =>
    id === dimension ? [{ weight: number(weight), mark: sql`asked.marks[${sql.lit(place + 1)}]` }] : [],
  );
  const sum = sql.join(
    own.map(({ weight, mark }) => sql`${weight} * coalesce(${mark}, 0)`),
    sql` + `,
  );
  const present = sql.join(
    own.map(({ weight, mark }) => sql`case when ${mark} is null then 0 else ${weight} end`),
    sql` + `,
  );
  // To six digits: two accounts with the same share stand equal, however it came about.
  return sql`case when asked.variant is not distinct from ${form.id}::text then round((${sum}) / nullif(${present}, 0), 6) end`;
}

/** Every dimension of a health policy, those of its variants apart. */
export const dimensionsOf = (policy: HealthPolicy): Dimension[] =>
  healthForms(policy).flatMap((form) =>
    form.dimensions.map(({ id, name, weight }) => ({
      id: keyOf(form.id, id),
      name: form.name ? { zh: `${form.name.zh}·${name.zh}`, en: `${form.name.en}: ${name.en}` } : name,
      form: form.id,
      weight,
      value: markSql(form, id),
    })),
  );
