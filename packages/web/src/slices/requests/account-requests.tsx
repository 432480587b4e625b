import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { EmptyState, Failure, morePages, PanelLayout } from '../../kit/index.ts';
import type { AccountTabProps } from '../account/account-tabs.tsx';
import { AccountCalls } from '../calls/account-calls.tsx';
import { AccountResidents } from '../residents/account-residents.tsx';
import { AccountOrders } from '../service-orders/account-orders.tsx';
import { OpenRequestPanel } from './open-request.tsx';
import { RequestTable } from './request-table.tsx';
import './requests.css';

/** What this customer asks of the desk: what is open, what was, and who called. */
export function AccountRequests({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const may = facts.may('requests.write') && !facts.isPast;
  return (
    <PanelLayout
      panel={
        opening ? (
          <OpenRequestPanel
            account={account}
            onClose={() => setOpening(false)}
            onOpened={({ id }) => void navigate({ to: '/service/requests/$requestId', params: { requestId: id } })}
          />
        ) : null
      }
    >
      {may ? (
        <p className="toolsOfTab">
          <Button onClick={() => setOpening(true)}>{t('desk.open.title')}</Button>
        </p>
      ) : null}
      {(['open', 'closed'] as const).map((view) => (
        <section key={view} className="partOfTab">
          <h2 className="section">{t(`desk.view.${view}`)}</h2>
          <List accountId={account.id} view={view} />
        </section>
      ))}
      <section className="partOfTab">
        <h2 className="section">{t('serviceOrder.orders')}</h2>
        <AccountOrders account={account} />
      </section>
      <section className="partOfTab">
        <h2 className="section">{t('shell.page.calls')}</h2>
        <AccountCalls accountId={account.id} />
      </section>
      <AccountResidents accountId={account.id} />
    </PanelLayout>
  );
}

function List({ accountId, view }: { accountId: string; view: 'open' | 'closed' }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.serviceRequests.list, { view, accountId, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0)
    return (
      <EmptyState level={3} title={t(`desk.empty.${view}`)}>
        {t('desk.empty.detail')}
      </EmptyState>
    );
  return <RequestTable rows={rows} loading={found.isPending} {...morePages(found)} ofAccount />;
}
