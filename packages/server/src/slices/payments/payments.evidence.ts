import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { type Evidence, type EvidenceRow, evidenceRow } from '../../policy/evidence.ts';
import { openInstalments } from './open-instalments.sql.ts';

/** Instalments n of `from`, by the day they are due. */
const instalments = (from: Sql, where: Sql, more: Partial<EvidenceRow>): Sql => sql`
  select ${evidenceRow({
    kind: 'instalment',
    account: sql`n.account_id`,
    id: sql`n.id`,
    on: sql`n.due_on`,
    label: sql`n.code`,
    note: sql`n.title`,
    ...more,
  })}
  from (${from}) n where ${where}`;
const overdue = (at: At): Sql => sql`n.due_on < ${at.asOf} and n.open > 0`;
const ofInstalments = (by: Evidence['by'], rows: Evidence['rows']): Evidence => ({ kinds: ['instalment'], shape: 'value', by, rows });

/** The instalments behind each metric of payments; `late` tests the rows of `paid`, which have the day that made them whole. */
export const paymentEvidence = (paid: (at: At) => Sql, late: Sql): Readonly<Record<string, Evidence>> => ({
  'payments.overdue_amount': ofInstalments('sum', (at) => instalments(openInstalments(at), overdue(at), { amount: sql`n.open_base` })),
  'payments.overdue_days_max': ofInstalments('most', (at) =>
    instalments(openInstalments(at), overdue(at), { amount: sql`n.open_base`, value: sql`${at.asOf} - n.due_on` }),
  ),
  'payments.late_paid_24m': ofInstalments('count', (at) =>
    instalments(paid(at), late, { until: sql`n.paid_on`, amount: sql`n.base_amount` }),
  ),
});
