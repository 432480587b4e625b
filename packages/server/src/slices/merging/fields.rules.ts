import { Fault } from '../../kernel/fault.ts';
import type { Columns } from './columns.sql.ts';
import type { Entity } from './records.sql.ts';

/** Columns of the loser that the winner takes, and custom fields. */
export interface Chosen {
  columns: string[];
  custom: string[];
}

/** What names a record, or tells of the row itself, is not anybody's choice. */
const OWN = ['id', 'account_id', 'code', 'custom', 'happened_on', 'known_at', 'recorded_at', 'changed_at', 'revision', 'demo'];
/** Who has the owner has the owner's team and region. */
const ALONG: Record<string, readonly string[]> = { owner_id: ['owner_id', 'team_id', 'region_id'] };
const NOT_ALONE = ['team_id', 'region_id'];

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns that a merge may choose between. */
export const mergedColumns = (entity: Entity, { names }: Columns): string[] =>
  names.filter((name) => !OWN.includes(name) && !(entity === 'account' && NOT_ALONE.includes(name)));

/** Fields that a person chose from the loser; else those that the winner leaves empty. Faults `merge.field` for a field there is not. */
export function chosenColumns(
  entity: Entity,
  columns: Columns,
  filled: { winner: readonly string[]; loser: readonly string[] },
  take?: readonly string[],
): Chosen {
  const known = mergedColumns(entity, columns);
  const empty = filled.loser.filter((name) => !filled.winner.includes(name) && (known.includes(name) || name.startsWith('custom.')));
  const names = take?.map((field) => (field.startsWith('custom.') ? field : columnOf(field))) ?? empty;
  const stranger = names.find((name) => !known.includes(name) && !(name.startsWith('custom.') && columns.names.includes('custom')));
  if (stranger !== undefined) throw new Fault('invalid', 'merge.field', { name: stranger });
  return {
    columns: [...new Set(names.filter((name) => !name.startsWith('custom.')).flatMap((name) => ALONG[name] ?? [name]))],
    custom: names.filter((name) => name.startsWith('custom.')).map((name) => name.slice('custom.'.length)),
  };
}
