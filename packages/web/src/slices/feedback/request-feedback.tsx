import type { ServiceRequestTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/session.tsx';
import { AskList } from './ask-list.tsx';
import { ToFeedback } from './to-feedback.tsx';

/** What of a request went on to the product. A request of nobody's account has nobody who asked. */
export function RequestFeedback({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { id, accountId, accountMet, contactId, subject, productId } = request;
  if (!accountId || !accountMet || !can('feedback.read')) return null;
  return (
    <section>
      <h2 className="lbl">{t('roadmap.to.linked')}</h2>
      <AskList of={{ sourceId: id }} none={t('roadmap.to.none')} />
      <ToFeedback from={{ accountId, contactId, source: 'request', sourceId: id }} title={subject} productId={productId} />
    </section>
  );
}
