import { useTranslation } from 'react-i18next';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { AccountSide } from './account-side.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { OrdersChart } from './orders-chart.tsx';
import { OrdersTable } from './orders-table.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

/** What the customer bought, what happened, and beside it who is there and what is next. */
export function AccountOverview({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const { search } = useAccountAddress();
  return (
    <div className={search.panel ? 'accountColumns narrow' : 'accountColumns'}>
      <div className="accountMain">
        {facts.may('orders.read') ? (
          <section id="orders" className="accountBlock">
            {facts.orders ? <OrdersChart orders={facts.orders} currency={facts.currency} /> : <ChartSkeleton facts={facts} />}
            <h2 className="section">{t('customer.orders.title')}</h2>
            <OrdersTable key={search.asOf} accountId={account.id} mayAdjust={facts.may('payments.write') && !facts.isPast} />
          </section>
        ) : null}
        <section id="timeline" className="accountBlock">
          <h2 className="section">{t('customer.timeline.title')}</h2>
          <Timeline key={search.asOf} accountId={account.id} today={facts.today} />
        </section>
      </div>
      <AccountSide account={account} facts={facts} />
    </div>
  );
}

function ChartSkeleton({ facts }: { facts: AccountFacts }) {
  if (facts.ordersError) return <QueryFailed level={3} error={facts.ordersError} onRetry={facts.readOrdersAgain} />;
  return (
    <div className="chartWait">
      <span className="skel block" />
    </div>
  );
}
