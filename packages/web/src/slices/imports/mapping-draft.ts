import { type Import, MAPPING_SOURCES, type MappedField, Mapping, type MappingSource } from '@fulcrum/contract';

/** What a field may be filled from; `none` leaves it out. */
export type SourceKind = MappingSource | 'none';
export const SOURCE_KINDS: SourceKind[] = ['none', 'column', 'constant', 'product', 'sum', 'concat', 'columns', 'rowKey'];
type ManyKind = 'columns' | 'product' | 'sum' | 'concat';
const MANY: readonly SourceKind[] = ['columns', 'product', 'sum', 'concat'] satisfies ManyKind[];

export const takesMany = (kind: SourceKind): kind is ManyKind => MANY.includes(kind);

/** The mapping that the server proposed or a person saved; an empty one when it cannot be read. */
export function draftOf({ mapping, entity }: Pick<Import, 'mapping' | 'entity'>): Mapping {
  const read = Mapping.safeParse(mapping);
  if (read.success) return read.data;
  const id = `guessed-${entity}`;
  return { apiVersion: 'fulcrum/v1', kind: 'mapping', id, entity, name: { zh: entity, en: entity }, options: {}, fields: {} };
}

export const sourceOf = (field: MappedField | undefined): SourceKind =>
  (field && MAPPING_SOURCES.find((name) => field[name] !== undefined)) ?? 'none';

/** The columns that a field reads. */
export function columnsOf(field: MappedField | undefined): string[] {
  if (!field) return [];
  return [field.column ?? [], field.columns ?? [], field.product ?? [], field.sum ?? [], field.concat ?? []].flat();
}

/** The columns that nothing reads. */
export function unusedColumns({ fields }: Mapping, columns: readonly string[]): string[] {
  const used = new Set(Object.values(fields).flatMap(columnsOf));
  return columns.filter((column) => !used.has(column));
}

/** The mapping with a field filled from another kind of source; columns that were chosen are kept as far as they fit. */
export function withSource(mapping: Mapping, target: string, kind: SourceKind): Mapping {
  const before = mapping.fields[target];
  const columns = columnsOf(before);
  if (kind === 'none') return withField(mapping, target, undefined);
  const rest = without(before ?? {}, MAPPING_SOURCES);
  if (takesMany(kind)) return withField(mapping, target, { ...rest, [kind]: columns });
  if (kind === 'column') return withField(mapping, target, { ...rest, column: columns[0] ?? '' });
  if (kind === 'rowKey') return withField(mapping, target, { ...rest, rowKey: true });
  return withField(mapping, target, { ...rest, constant: '' });
}

/** The mapping with one field replaced, or left out. */
export function withField(mapping: Mapping, target: string, field: MappedField | undefined): Mapping {
  const fields = { ...mapping.fields };
  if (field) fields[target] = field;
  else delete fields[target];
  const key = mapping.key?.filter((each) => fields[each]);
  const orKey = mapping.orKey?.filter((each) => fields[each]);
  return { ...without(mapping, ['key', 'orKey']), fields, ...(key?.length ? { key } : {}), ...(orKey?.length ? { orKey } : {}) };
}

/** Fields that name no column or value yet, and so stop a check. */
export function unfinished({ fields }: Mapping): string[] {
  const least: Partial<Record<SourceKind, number>> = { product: 2, sum: 1, concat: 1, columns: 1, column: 1 };
  return Object.entries(fields).flatMap(([target, field]) => {
    const kind = sourceOf(field);
    const filled = columnsOf(field).filter((column) => column !== '').length;
    const bare = kind === 'constant' ? field.constant === '' : filled < (least[kind] ?? 0);
    return kind === 'none' || bare ? [target] : [];
  });
}

/** Drops names from an object; undefined values are dropped too, as the mapping's shape is strict. */
export function without<T extends object, K extends keyof T>(given: T, names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== undefined && !names.includes(name as K))) as Omit<
    T,
    K
  >;
}
