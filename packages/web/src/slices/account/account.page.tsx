import type { Account } from '@fulcrum/contract';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/index.ts';
import { EmptyState, PanelLayout, ProblemNote, SkeletonRows, UndoToast, useKeys } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { useTaskActions } from '../tasks/index.ts';
import './account.css';
import { AccountFigures } from './account-figures.tsx';
import { AccountHead } from './account-head.tsx';
import { AccountPanel } from './account-panel.tsx';
import { AccountSide } from './account-side.tsx';
import { OrdersChart } from './orders-chart.tsx';
import { OrdersTable } from './orders-table.tsx';
import { TimeRail } from './time-rail.tsx';
import { Timeline } from './timeline.tsx';
import { type AccountFacts, useAccountAddress, useAccountFacts } from './use-account.ts';

/** How this customer stands, and why. */
export default function AccountPage() {
  const { t } = useTranslation();
  const facts = useAccountFacts();
  const { go } = useAccountAddress();
  const { data: account, error, refetch } = facts.account;
  if (account) return <Page key={account.id} account={account} facts={facts} />;
  if (!error) return <SkeletonRows rows={10} />;
  if (problemOf(error)?.status !== 404) return <QueryFailed level={1} error={error} onRetry={() => void refetch()} />;
  return (
    <EmptyState level={1} title={t('account.missing.title')}>
      {facts.isPast ? (
        <>
          {t('account.missing.past')}{' '}
          <button type="button" className="door" onClick={() => go({ asOf: undefined })}>
            {t('kit.asOf.today')}
          </button>
        </>
      ) : (
        t('account.missing.text')
      )}
    </EmptyState>
  );
}

function Page({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const { search, go, close } = useAccountAddress();
  const actions = useTaskActions(facts.today, close);
  const mayLog = facts.may('interactions.write') && !facts.isPast;
  useKeys({ l: () => (mayLog && !search.panel ? go({ panel: 'log' }) : false), w: () => go({ panel: 'tier', of: undefined }) });
  useScrollTo(search.at, () => go({ at: undefined }, true), facts.orders !== undefined);
  return (
    <>
      <AccountHead account={account} facts={facts} />
      <PanelLayout size="script" panel={search.panel ? <AccountPanel account={account} facts={facts} actions={actions} /> : null}>
        <AccountFigures account={account} facts={facts} />
        <TimeRail accountId={account.id} facts={facts} />
        <ProblemNote problem={actions.undoProblem} />
        <div className={search.panel ? 'accountColumns narrow' : 'accountColumns'}>
          <div className="accountMain">
            {facts.may('orders.read') ? (
              <section id="orders" className="accountBlock">
                {facts.orders ? <OrdersChart orders={facts.orders} currency={facts.currency} /> : <ChartSkeleton facts={facts} />}
                <h2 className="section">{t('account.orders.title')}</h2>
                <OrdersTable key={search.asOf} accountId={account.id} />
              </section>
            ) : null}
            <section id="timeline" className="accountBlock">
              <h2 className="section">{t('account.timeline.title')}</h2>
              <Timeline key={search.asOf} accountId={account.id} today={facts.today} />
            </section>
          </div>
          <AccountSide account={account} facts={facts} />
        </div>
      </PanelLayout>
      <UndoToast done={actions.undoable} onGone={actions.dismiss} />
    </>
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

/** Brings a part of the page into view once its content is there, then leaves the address clean. */
function useScrollTo(part: string | undefined, done: () => void, ready: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `done` is made anew by each render
  useEffect(() => {
    if (!part || !ready) return;
    document.getElementById(part)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    done();
  }, [part, ready]);
}
