import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { openInstalments } from '../payments/index.ts';
import type { ExportColumn } from './export-columns.ts';

/** What a file tells of records beside their own fields, as of the day; an import leaves it out. */
export interface Derived {
  columns: readonly ExportColumn[];
  values: readonly Sql[];
  /** Joins record `r`. */
  join: (day: Sql<string>) => Sql;
}

/** Of a receivable plan: what is still open, and for how many days it is overdue. */
const instalments: Derived = {
  columns: [
    { id: 'open', label: { zh: '未收金额', en: 'Open' }, type: 'decimal', masked: 'amount' },
    { id: 'overdueDays', label: { zh: '逾期天数', en: 'Days overdue' }, type: 'decimal' },
  ],
  values: [sql`trim_scale(derived.open)::text`, sql`derived.overdue_days::text`],
  join: (day) => sql`left join (
    select n.id, n.open, case when n.open > 0 and n.due_on < ${day} then ${day} - n.due_on else 0 end as overdue_days
    from (${openInstalments({ asOf: day, accounts: () => sql<boolean>`true` })}) n) derived on derived.id = r.id`,
};

export const DERIVED: Readonly<Record<string, Derived>> = { instalments };
