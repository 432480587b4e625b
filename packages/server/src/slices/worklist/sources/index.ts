import { approvalSource } from './approvals.ts';
import { contactSource } from './contacts.ts';
import { handoverSource } from './handovers.ts';
import { procedureSource } from './procedures.ts';
import { requestSource } from './requests.ts';
import { serviceOrderSource } from './service-orders.ts';
import type { WorkSource } from './source.ts';
import { taskSource } from './tasks.ts';
import { watchSource } from './watch.ts';

/** Every kind of work there is on a list. */
export const WORK_SOURCES: readonly WorkSource[] = [
  taskSource,
  contactSource,
  handoverSource,
  approvalSource,
  procedureSource,
  requestSource,
  serviceOrderSource,
  watchSource,
];
