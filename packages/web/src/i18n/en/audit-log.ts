import type { Texts } from '../texts.ts';
import type { auditLog as reference } from '../zh/audit-log.ts';

export const auditLog: Texts<typeof reference> = {
  eyebrow: 'Admin · Audit log',
  answer: 'Who changed what, and when',
  sub: 'Every write leaves an entry that cannot be changed or deleted. Open a row to see the values before and after.',
  when: 'When',
  who: 'Who',
  action: 'Action',
  about: 'About',
  via: 'Via',
  narrow: 'Open an entry to see the history of the same record alone.',
  nothing: 'There is no such entry',
  nothingDetail: 'Remove the filter to see everything.',
  same: 'Only this record',
  by: 'By {{name}}',
  field: 'Field',
  before: 'Before',
  after: 'After',
  noValues: 'This action changed no values.',
};
