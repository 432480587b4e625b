import type { PortalOrderTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, RelativeTime, StepBar } from '../../kit/index.ts';
import { CheckOrder } from './check-order.tsx';
import { OnePage } from './one-page.tsx';
import { usePortalMe } from './portal-me.ts';

const STEPS = ['created', 'planned', 'delivered', 'checked'] as const;
/** As far as the customer is concerned: how it is solved is ours to write, and closing is bookkeeping. */
const STEP_OF = { created: 1, planned: 2, solved: 2, delivered: 3, checked: 4, closed: 4, cancelled: -1 } as const;

/** How far is it, who comes when, and is it well done? */
export default function PortalOrderPage() {
  const { t } = useTranslation();
  const { orderId } = useParams({ from: '/portal/orders/$orderId' });
  const found = useQuery(api.portal.order.queryOptions({ input: { id: orderId } }));
  return (
    <OnePage
      found={found}
      back={{ to: '/portal/orders', text: t('portal.order.back') }}
      missing={{ title: t('portal.order.missing'), detail: t('portal.order.missingDetail') }}
    >
      {(order) => <Order order={order} />}
    </OnePage>
  );
}

function Order({ order }: { order: PortalOrderTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = usePortalMe();
  const moment = (at: string) => formatDate(at, language, { style: 'minute', weekday: true, timeZone: me?.timeZone });
  const { title, state, plannedFrom, plannedTo, rating, solution, description, request } = order;
  return (
    <>
      <title>{title}</title>
      <p className="note">{[t('serviceOrder.number', order), order.productName].filter(Boolean).join(' · ')}</p>
      <h1 className="answer">{title}</h1>
      {state === 'cancelled' ? null : (
        <StepBar
          label={t('serviceOrder.steps.label')}
          steps={STEPS.map((step) => t(`portal.order.step.${step}`))}
          current={STEP_OF[state]}
        />
      )}
      <section className="portalStanding">
        <p>
          <span className={`portalState ${state === 'delivered' ? 'solved' : ''}`}>{t(`portal.order.state.${state}`)}</span>
        </p>
        {plannedFrom && plannedTo ? (
          <p className="note">{t('portal.order.span', { from: moment(plannedFrom), to: moment(plannedTo) })}</p>
        ) : null}
        {rating ? <p className="note">{t('portal.reply.rated', { rating })}</p> : null}
        {request ? (
          <p>
            <Link className="door" to="/portal/requests/$requestId" params={{ requestId: request.id }}>
              {t('portal.order.request', { number: request.number })}
            </Link>
          </p>
        ) : null}
      </section>
      {description ? <p className="portalBody">{description}</p> : null}
      {solution ? (
        <>
          <h2 className="lbl">{t('portal.order.solution')}</h2>
          <p className="portalBody">{solution}</p>
        </>
      ) : null}
      {state === 'delivered' ? <CheckOrder key={order.entries.length} order={order} /> : null}
      <ol className="portalTalk">
        {order.entries.map((entry) => (
          <li key={entry.id} className="note">
            {t(`portal.order.event.${entry.what}`)}
            {entry.plan ? ` ${moment(entry.plan.from)}` : ''}
            {entry.byName ? ` · ${entry.byName}` : ''} · <RelativeTime value={entry.at} />
            {entry.body ? <p className="portalBody">{entry.body}</p> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
