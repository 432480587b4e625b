import type { OrderSchedule } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, EmptyState, Failure, formatDate, PageHead, RichText, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { OrderName } from './order-name.tsx';
import { PlanOrder } from './plan-order.tsx';
import { ScheduleWeek } from './schedule-week.tsx';
import './service-orders.css';
import { overlapping } from './week-days.ts';

const AGAIN_MS = 60_000;

/** Who is where this week, and what is not planned yet? */
export default function SchedulePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/schedule' });
  const { on, provider } = useSearch({ from: '/service/schedule' });
  const today = useMe()?.today;
  const [planning, plan] = useState<string>();
  const shown = on ?? today;
  const found = useQuery({
    ...api.serviceOrders.schedule.queryOptions({ input: { on: shown, providerId: provider } }),
    enabled: shown !== undefined,
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  });
  const providers =
    useQuery({ ...api.serviceOrders.people.queryOptions({ input: {} }), enabled: can('requests.write') }).data?.providers ?? [];
  const { data } = found;
  const onPlan = can('requests.write') ? plan : undefined;
  const link = (days: number) => ({
    to: '/service/schedule' as const,
    search: { provider, on: days === 0 || !shown ? undefined : addDays(shown, days) },
  });
  return (
    <>
      <PageHead
        title={t('shell.page.schedule')}
        eyebrow={t('serviceOrder.schedule.eyebrow')}
        answer={data ? <Answer week={data} /> : '…'}
        sub={
          data
            ? t('serviceOrder.schedule.sub', {
                from: formatDate(data.from, language),
                to: formatDate(data.to, language),
                zone: data.timeZone,
              })
            : undefined
        }
      />
      <div className="row wrap scheduleHead">
        <SegmentLinks
          label={t('serviceOrder.schedule.week')}
          current={data && today && data.from <= today && today <= data.to ? 'now' : ''}
          segments={[
            { key: 'before', label: t('serviceOrder.schedule.before'), link: link(-7) },
            { key: 'now', label: t('serviceOrder.schedule.now'), link: link(0) },
            { key: 'after', label: t('serviceOrder.schedule.after'), link: link(7) },
          ]}
        />
        {providers.length > 0 ? (
          <Select
            allowClear
            aria-label={t('serviceOrder.schedule.provider')}
            placeholder={t('serviceOrder.schedule.everybody')}
            value={provider}
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next: string | undefined) => void navigate({ search: (before) => ({ ...before, provider: next }), replace: true })}
          />
        ) : null}
      </div>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={10} />
      ) : (
        <>
          {data.people.length === 0 ? (
            <EmptyState title={t('serviceOrder.schedule.nobody')}>{t('serviceOrder.schedule.nobodyDetail')}</EmptyState>
          ) : (
            <ScheduleWeek week={data} onPlan={onPlan} />
          )}
          <Unplanned week={data} onPlan={onPlan} />
        </>
      )}
      {planning ? <PlanLoaded key={planning} id={planning} onClose={() => plan(undefined)} /> : null}
    </>
  );
}

function Answer({ week }: { week: OrderSchedule }) {
  const { t } = useTranslation();
  const overlaps = overlapping(week);
  if (overlaps > 0) return <RichText text="serviceOrder.schedule.overlaps" values={{ count: overlaps }} />;
  if (week.unplannedTotal === 0) return t('serviceOrder.schedule.calm');
  return <RichText text="serviceOrder.schedule.answer" values={{ count: week.unplannedTotal }} />;
}

/** What waits for a plan, the oldest first. */
function Unplanned({ week, onPlan }: { week: OrderSchedule; onPlan: ((id: string) => void) | undefined }) {
  const { t } = useTranslation();
  const { unplanned, unplannedTotal } = week;
  if (unplannedTotal === 0) return null;
  return (
    <section className="orderPart">
      <h2 className="lbl">
        {t('serviceOrder.schedule.unplanned')} <b className="num">{unplannedTotal}</b>
      </h2>
      <ul className="scheduleWaiting">
        {unplanned.map((order) => (
          <li key={order.id} className="row wrap">
            <span className="grow">
              <OrderName {...order} />
              <span className="note">
                {' '}
                {[order.accountName, t(`serviceOrder.kindOf.${order.kind}`), order.providerName].filter(Boolean).join(' · ')}
              </span>
            </span>
            {onPlan ? (
              <Button aria-label={`${t('serviceOrder.schedule.plan')} ${t('serviceOrder.number', order)}`} onClick={() => onPlan(order.id)}>
                {t('serviceOrder.schedule.plan')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {unplannedTotal > unplanned.length ? (
        <Link className="door" to="/service/orders" search={{ view: 'unplanned' }}>
          {t('serviceOrder.schedule.more', { count: unplannedTotal - unplanned.length })}
        </Link>
      ) : null}
    </section>
  );
}

/** The form with the order as it stands now. */
function PlanLoaded({ id, onClose }: { id: string; onClose: () => void }) {
  const found = useQuery(api.serviceOrders.get.queryOptions({ input: { id }, staleTime: 0 }));
  return found.data && !found.isFetching ? <PlanOrder order={found.data} onClose={onClose} /> : null;
}
