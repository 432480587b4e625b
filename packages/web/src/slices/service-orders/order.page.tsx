import type { OrderState, ServiceOrderTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, problemOf } from '../../api/index.ts';
import { EmptyState, PageHead, PanelLayout, SkeletonRows, StepBar } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { ChangeOrderPanel } from './change-order.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderCosts } from './order-costs.tsx';
import { OrderCourse } from './order-course.tsx';
import { OrderFacts } from './order-facts.tsx';
import './service-orders.css';

const AGAIN_MS = 60_000;
const STEPS = ['created', 'planned', 'solved', 'delivered', 'checked', 'closed'] as const;

/** How far is this order, what comes next, and what does it cost? */
export default function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = useParams({ from: '/service/orders/$orderId' });
  const found = useQuery({ ...api.serviceOrders.get.queryOptions({ input: { id: orderId } }), refetchInterval: AGAIN_MS });
  if (found.data) return <Page key={orderId} order={found.data} />;
  if (!found.error) return <SkeletonRows rows={10} />;
  if (problemOf(found.error)?.status !== 404) return <QueryFailed level={1} error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <EmptyState level={1} title={t('serviceOrder.missing.title')}>
      {t('serviceOrder.missing.text')}
    </EmptyState>
  );
}

/** The step that is under way; one that is closed has none left. */
const currentStep = (state: OrderState): number =>
  state === 'closed' ? STEPS.length : state === 'cancelled' ? -1 : STEPS.indexOf(state) + 1;

function Page({ order }: { order: ServiceOrderTold }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const { number, title, state, description, solution, rejected, reopened } = order;
  return (
    <PanelLayout panel={changing ? <ChangeOrderPanel order={order} onClose={() => setChanging(false)} /> : null}>
      <PageHead
        title={`${t('serviceOrder.number', { number })} ${title}`}
        eyebrow={
          <Link to="/service/orders" className="door">
            {t('serviceOrder.eyebrow')}
          </Link>
        }
        answer={title}
        sub={
          <span className="row wrap orderState">
            <span className="num">{t('serviceOrder.number', { number })}</span>
            <span>{t(`serviceOrder.stateOf.${state}`)}</span>
            {order.late ? <span className="orderLate">{t('serviceOrder.late')}</span> : null}
            {rejected > 0 ? <span>{t('serviceOrder.rejected', { count: rejected })}</span> : null}
            {reopened > 0 ? <span>{t('serviceOrder.reopened', { count: reopened })}</span> : null}
          </span>
        }
        actions={order.mayWork ? <OrderActions order={order} onChange={() => setChanging(true)} /> : undefined}
      />
      {state === 'cancelled' ? null : (
        <StepBar
          label={t('serviceOrder.steps.label')}
          steps={STEPS.map((step) => t(`serviceOrder.steps.${step}`))}
          current={currentStep(state)}
        />
      )}
      <div className="orderPage">
        <div>
          {description ? (
            <section className="orderPart">
              <h2 className="lbl">{t('serviceOrder.description')}</h2>
              <p className="orderText">{description}</p>
            </section>
          ) : null}
          {solution ? (
            <section className="orderPart">
              <h2 className="lbl">{t('serviceOrder.solution')}</h2>
              <p className="orderText">{solution}</p>
            </section>
          ) : null}
          <OrderCosts order={order} />
          <section className="orderPart">
            <h2 className="lbl">{t('serviceOrder.course')}</h2>
            <OrderCourse entries={order.entries} />
          </section>
        </div>
        <aside aria-label={t('serviceOrder.about')}>
          <OrderFacts order={order} />
        </aside>
      </div>
    </PanelLayout>
  );
}
