import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { ButtonLink, DockedPanel, Failure, fact, SkeletonRows } from '../../kit/index.ts';
import { ClockLeft } from './clock-left.tsx';
import { SeverityMark } from './severity-mark.tsx';
import './requests.css';

/** A request beside a list: what it is, how long is left and what the customer said last; it is answered on its own page. */
export function RequestPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.serviceRequests.get.queryOptions({ input: { id } }));
  const request = found.data;
  const last = request?.entries.findLast(({ kind }) => kind === 'in');
  return (
    <DockedPanel
      eyebrow={request ? `#${request.number}` : undefined}
      title={request?.subject ?? '…'}
      onClose={onClose}
      foot={
        <ButtonLink to="/service/requests/$requestId" params={{ requestId: id }} primary>
          {t('desk.openIt')}
        </ButtonLink>
      }
    >
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : request ? (
        <>
          <dl className="fieldList">
            {fact(t('desk.customer'), request.accountName ?? '—')}
            {fact(t('desk.severity'), <SeverityMark severity={request.severity} />)}
            {fact(t('desk.status'), t(`desk.statusOf.${request.status}`))}
            {request.clock ? fact(t('desk.clocks'), <ClockLeft clock={request.clock} withDue />) : null}
          </dl>
          {last?.body ? <p className="talkBody">{last.body}</p> : null}
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}
