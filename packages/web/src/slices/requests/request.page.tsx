import type { ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, problemOf } from '../../api/index.ts';
import { EmptyState, PageHead, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { ClockLeft } from './clock-left.tsx';
import { Conversation } from './conversation.tsx';
import { RequestActions } from './request-actions.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestWork } from './request-work.tsx';
import './requests.css';
import { SeverityMark } from './severity-mark.tsx';
import type { UsedArticle } from './used-articles.tsx';

const AGAIN_MS = 60_000;

/** What does this customer need, what was said, and how long is left? */
export default function RequestPage() {
  const { t } = useTranslation();
  const { requestId } = useParams({ from: '/service/requests/$requestId' });
  const found = useQuery({ ...api.serviceRequests.get.queryOptions({ input: { id: requestId } }), refetchInterval: AGAIN_MS });
  if (found.data) return <Page key={requestId} request={found.data} />;
  if (!found.error) return <SkeletonRows rows={10} />;
  if (problemOf(found.error)?.status !== 404) return <QueryFailed level={1} error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <EmptyState level={1} title={t('desk.missing.title')}>
      {t('desk.missing.text')}
    </EmptyState>
  );
}

function Page({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const [used, setUsed] = useState<UsedArticle[]>([]);
  const answers = request.mayWork && request.status !== 'closed';
  return (
    <>
      <PageHead
        title={`#${request.number} ${request.subject}`}
        eyebrow={
          <Link to="/service/requests" className="door">
            {t('desk.eyebrow')}
          </Link>
        }
        answer={request.subject}
        sub={
          <span className="row wrap requestState">
            <span className="num">#{request.number}</span>
            <SeverityMark severity={request.severity} />
            <span>{t(`desk.statusOf.${request.status}`)}</span>
            {request.clock ? <ClockLeft clock={request.clock} /> : null}
          </span>
        }
        actions={request.mayWork ? <RequestActions request={request} /> : undefined}
      />
      <div className="requestPage">
        <section aria-label={t('desk.conversation')} className="requestTalk">
          {request.entries.some(({ event }) => event?.what.startsWith('unproven')) ? (
            <p className="problemNote">{t('desk.unproven')}</p>
          ) : null}
          <Conversation request={request} />
          {request.mayWork ? (
            <RequestWork key={request.status === 'closed' ? 'closed' : 'open'} request={request} used={used} onUsed={setUsed} />
          ) : null}
        </section>
        <aside aria-label={t('desk.facts')}>
          <RequestFacts
            request={request}
            onUse={answers ? (one) => setUsed([...used.filter(({ id }) => id !== one.id), one]) : undefined}
          />
        </aside>
      </div>
    </>
  );
}
