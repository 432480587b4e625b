import type { EventAccount } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

/** How somebody was contacted on an occasion, and what came of its task. */
export function useContactWords(): (of: Pick<EventAccount, 'by' | 'outcome'>) => string {
  const { t } = useTranslation();
  return ({ by, outcome }) =>
    [by ? t(`task.contactKind.${by}`) : '', outcome ? t(`task.outcome.${outcome}`) : ''].filter(Boolean).join(' · ');
}
