import type { Both, Language, Placeholder } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { nearestTo } from '../../kernel/nearest.ts';
import { type AccountColumn, accountColumns } from './export-account-columns.ts';
import type { ExportColumn } from './export-columns.ts';
import { type ExportInput, hasAccount, ownColumns } from './export-selection.ts';

/** What a placeholder may name; those of the file have no column. */
export interface Usable {
  id: string;
  label: Both;
  group: Placeholder['group'];
  type: ExportColumn['type'];
  column?: ExportColumn | AccountColumn;
}
const file = (id: string, zh: string, en: string, type: Usable['type'] = 'text'): Usable => ({
  id,
  label: { zh, en },
  group: 'file',
  type,
});
const OF_FILE: readonly Usable[] = [
  file('today', '今天', 'Today', 'date'),
  file('asOf', '截至日期', 'As of', 'date'),
  file('count', '条数', 'Count', 'decimal'),
  file('segment', '客户分群', 'Segment'),
  file('user.name', '导出人', 'Exported by'),
  file('company', '公司', 'Company'),
];

const usable =
  (group: Usable['group']) =>
  (column: ExportColumn): Usable => ({ id: column.id, label: column.label, group, type: column.type, column });
/** Names as people type them: by id or label, whatever the width, case and spaces. */
const key = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export interface Names {
  items: readonly Usable[];
  find(name: string): Usable | undefined;
  /** The nearest name, as one would write it in that language. */
  near(name: string, language: Language): string | null;
}

/** What placeholders of a template for such records may name: the record's own columns before anything of the same name. */
export async function excelNames(ctx: Pick<Ctx, 'db'>, entity: ExportInput['entity']): Promise<Names> {
  const own = (await ownColumns(ctx, entity)).map(usable('record'));
  const beside = hasAccount(entity) ? (await accountColumns(ctx)).map(usable('account')) : [];
  const items = [...own, ...OF_FILE, ...beside.filter(({ id }) => !own.some((each) => each.id === id))];
  const known = new Map<string, Usable>();
  const put = (name: string, item: Usable) => known.has(key(name)) || known.set(key(name), item);
  for (const item of items) put(item.id, item);
  for (const item of items) for (const name of [item.label.zh, item.label.en]) put(name, item);
  return {
    items,
    find: (name) => known.get(key(name)),
    near(name, language) {
      const near = nearestTo(key(name), [...known.keys()]);
      const item = near === null ? undefined : known.get(near);
      if (!item) return null;
      return near === key(item.id) ? item.id : item.label[language];
    },
  };
}
