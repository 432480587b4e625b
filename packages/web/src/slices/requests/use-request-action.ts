import type { ServiceRequestTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { api, problemOf, useChange } from '../../api/index.ts';
import { shownProblem } from '../../kit/index.ts';

/**
 * Does something with a request; everything that shows requests is read again, also where somebody else changed it meanwhile: what is typed then goes out
 * at the second try, with their change on the page.
 */
export function useRequestAction<Input>(
  work: (input: Input) => Promise<ServiceRequestTold>,
  said: (done: ServiceRequestTold, input: Input) => string,
) {
  const { t } = useTranslation();
  const change = useChange({ work, said, rereadsStale: true, changes: [api.serviceRequests.key(), api.worklist.key()] });
  const stale = { title: t('desk.stale.title'), detail: t('desk.stale.detail') };
  const shown = problemOf(change.error)?.code === 'resource.stale' ? stale : shownProblem(change.error);
  return { ...change, problem: change.error ? shown : null };
}
