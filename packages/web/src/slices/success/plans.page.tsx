import { PLAN_VIEWS, type PlanLine } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, PageHead, RichText, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { PlansTable } from './plans-table.tsx';

/** Did customers reach what they wanted to reach with us, and what is under way? */
export default function PlansPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view = 'running' } = useSearch({ from: '/customers/plans' });
  const { asOf } = useDay();
  const today = useMe()?.today;
  const attained = useQuery(api.success.attainment.queryOptions({ input: { asOf } }));
  const found = useInfiniteQuery(pagesOf(api.success.plans, { asOf, view, limit: 50 }));
  const rows: PlanLine[] = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const day = asOf ?? today;
  const { data } = attained;
  return (
    <>
      <PageHead
        title={t('shell.page.successPlans')}
        eyebrow={day ? t('succeeding.eyebrow', { date: formatDate(day, language) }) : t('shell.page.successPlans')}
        answer={
          !data ? (
            <span className="ink3">{t('succeeding.answer.loading')}</span>
          ) : data.rate === null ? (
            t('succeeding.answer.none', { count: data.running })
          ) : (
            <RichText
              text="succeeding.answer.some"
              values={{ count: data.due, reached: data.reached, share: formatNumber(data.rate, language, 'percent') }}
            />
          )
        }
        sub={
          data && data.due > data.reached
            ? t('succeeding.sub', { partly: data.partly, missed: data.missed, waiting: data.waiting })
            : t('succeeding.subNone')
        }
        actions={<DayControl />}
      />
      <SegmentLinks
        label={t('succeeding.views')}
        current={view}
        segments={PLAN_VIEWS.map((key) => ({
          key,
          label: t(`succeeding.view.${key}`),
          link: { to: '/customers/plans' as const, search: { asOf, view: key === 'running' ? undefined : key } },
        }))}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <SkeletonRows rows={8} />
      ) : rows.length === 0 ? (
        <EmptyState title={t(`succeeding.nothing.${view}`)}>
          {t('succeeding.nothing.detail')} <Link to="/customers">{t('shell.page.customers')}</Link>
        </EmptyState>
      ) : (
        <PlansTable plans={rows} />
      )}
      {found.hasNextPage ? (
        <Button type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('records.more')}
        </Button>
      ) : null}
    </>
  );
}
