import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import type { Metric } from '../../policy/catalog.ts';
import { type Figures, isListed } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { type ExportColumn, YES_NO } from './export-columns.ts';
import { regionName, type Split } from './export-split.ts';

/** What is known of the account of a record, beside the columns of the record: a figure of lists, or who looks after it. */
export interface AccountColumn extends ExportColumn {
  /** The id in the catalog; absent for names of people, teams and regions. */
  figure?: string;
  name?: (day: Sql) => Sql;
}

const named = (id: string, label: Both, name: (day: Sql) => Sql): AccountColumn => ({ id, label, type: 'text', name });
const PLACES: readonly AccountColumn[] = [
  named('owner', { zh: '负责人', en: 'Owner' }, () => sql`(select x.name from app_user x where x.id = a.owner_id)`),
  named('team', { zh: '团队', en: 'Team' }, () => sql`(select x.name from team x where x.id = a.team_id)`),
  named('region', { zh: '区域', en: 'Region' }, (day) => sql`(${regionName(day)})`),
];
const TYPES: Partial<Record<Metric['type'], ExportColumn['type']>> = { date: 'date', text: 'text', boolean: 'text' };

function columnOf({ id, name, type, masked, choices }: Metric): AccountColumn {
  return {
    id,
    label: name,
    figure: id,
    type: TYPES[type] ?? 'decimal',
    ...(masked ? { masked } : {}),
    ...(type === 'boolean' ? { choices: YES_NO } : choices ? { choices } : {}),
  };
}

/** Everything that may stand beside records of accounts. */
export async function accountColumns(ctx: Pick<Ctx, 'db'>): Promise<readonly AccountColumn[]> {
  const catalog = await catalogOf(ctx.db);
  const figures = catalog.all().filter(({ id, type }) => type !== 'set' && id !== 'account.owner' && isListed(catalog, id));
  return [...PLACES, ...figures.map(columnOf)];
}

/** The same statement with such columns behind the others. */
export function withAccountColumns(split: Split, beside: readonly AccountColumn[], figures: Figures, day: string): Split {
  if (!beside.length) return split;
  const values = beside.map(({ figure, name }) => {
    const known = figure === undefined ? undefined : figures(figure);
    if (!known) return name?.(sql`${day}::date`) ?? sql`null`;
    return known.kind === 'number' ? sql`trim_scale((${known.expression})::numeric)::text` : sql`(${known.expression})::text`;
  });
  return { ...split, columns: sql`, array[${sql.join(values)}]::text[] as beside${split.columns}` };
}
