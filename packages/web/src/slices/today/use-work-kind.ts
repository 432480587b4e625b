import {
  APPROVAL_KINDS,
  HANDOVER_REASONS,
  ORDER_WORK,
  PROCEDURE_COURTS,
  REQUEST_CLOCKS,
  SUGGESTION_KINDS,
  WATCH_DECISIONS,
  type WorkItem,
} from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useTaskKind } from '../tasks/index.ts';

/** What brought a piece of work onto the list, in a word or two. */
export function useWorkKind(): (work: WorkItem) => string {
  const { t } = useTranslation();
  const ofTask = useTaskKind();
  return ({ kind, about, task }) => {
    if (kind === 'task') return task ? ofTask(task) : '';
    const asked = kind === 'approval' && APPROVAL_KINDS.find((each) => each === about);
    if (asked) return t(`signing.kindOf.${asked}`);
    const court = kind === 'procedure' && PROCEDURE_COURTS.find((each) => each === about);
    if (court) return t(`procedure.courtOf.${court}`);
    const clock = kind === 'request' && REQUEST_CLOCKS.find((each) => each === about);
    if (clock) return t(`desk.clockOf.${clock}`);
    if (kind === 'request' && about === 'untimed') return t('desk.untimedWork');
    const ordered = kind === 'service_order' && ORDER_WORK.find((each) => each === about);
    if (ordered) return t(`serviceOrder.workOf.${ordered}`);
    const watched = kind === 'watch' && (['undecided', ...WATCH_DECISIONS] as const).find((each) => each === about);
    if (watched) return t(`watching.decision.${watched}`);
    const suggested = SUGGESTION_KINDS.find((each) => each === about);
    if (suggested) return t(`today.contact.kind.${suggested}`);
    const passed = HANDOVER_REASONS.find((each) => each === about);
    return passed ? t(`handover.reasonOf.${passed}`) : '';
  };
}
