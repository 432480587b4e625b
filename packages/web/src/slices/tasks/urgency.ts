import type { Task } from '@fulcrum/contract';
import type { Urgency } from '../../kit/index.ts';

/** The bars of a task's urgency factor: 3 overdue, 2 today, 1.5 within 3 working days, 1 within 7, else 0.5. */
export function urgencyBars({ urgency }: Pick<Task, 'urgency'>): Urgency {
  if (urgency >= 3) return 4;
  if (urgency >= 2) return 3;
  if (urgency >= 1.5) return 2;
  return urgency >= 1 ? 1 : 0;
}
