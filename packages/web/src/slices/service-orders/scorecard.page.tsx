import { type ProviderScorecard, SCORE_MEASURES, type ScoreMeasure } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  addDays,
  EmptyState,
  Failure,
  formatDate,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  SkeletonRows,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SCORE_SPANS } from './orders.search.ts';
import './service-orders.css';
import { TargetsPanel } from './targets-panel.tsx';

type Item = ProviderScorecard['items'][number];
const AT_MOST: readonly ScoreMeasure[] = ['rejected', 'reopened'];

/** Does everybody who serves our customers keep to the one standard? */
export default function ScorecardPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/providers' });
  const { days = 90, panel } = useSearch({ from: '/service/providers' });
  const today = useMe()?.today;
  const found = useQuery({
    ...api.serviceOrders.scorecard.queryOptions({ input: today ? { to: today, from: addDays(today, 1 - days) } : {} }),
    placeholderData: (before) => before,
  });
  const { data } = found;
  const open = (next: 'targets' | undefined) =>
    void navigate({ search: (before) => ({ ...before, panel: next }), replace: true, resetScroll: false });
  const missing =
    data?.items.filter(({ providerId, measures }) => providerId && SCORE_MEASURES.some((key) => measures[key].met === false)).length ?? 0;
  const providers =
    data?.items.flatMap(({ providerId, providerName }) => (providerId ? [{ id: providerId, name: providerName ?? '' }] : [])) ?? [];
  return (
    <PanelLayout
      panel={
        panel === 'targets' && can('requests.dispatch') ? <TargetsPanel providers={providers} onClose={() => open(undefined)} /> : null
      }
    >
      <PageHead
        title={t('shell.page.providers')}
        eyebrow={t('serviceOrder.score.eyebrow')}
        answer={
          !data ? (
            '…'
          ) : providers.length === 0 ? (
            t('serviceOrder.score.empty')
          ) : missing > 0 ? (
            <RichText text="serviceOrder.score.answer" values={{ count: missing }} />
          ) : (
            t('serviceOrder.score.calm')
          )
        }
        sub={data ? t('serviceOrder.score.sub', { from: formatDate(data.from, language), to: formatDate(data.to, language) }) : undefined}
        actions={
          can('requests.dispatch') ? <Button onClick={() => open('targets')}>{t('serviceOrder.score.targets.title')}</Button> : undefined
        }
      />
      <SegmentLinks
        label={t('serviceOrder.score.span')}
        current={String(days)}
        segments={SCORE_SPANS.map((count) => ({
          key: String(count),
          label: t('serviceOrder.score.days', { count }),
          link: { to: '/service/providers' as const, search: { days: count === 90 ? undefined : count } },
        }))}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          {data.items.map((item) => (
            <Card key={item.providerId ?? 'us'} item={item} />
          ))}
          {providers.length === 0 ? (
            <EmptyState title={t('serviceOrder.score.empty')}>{t('serviceOrder.score.emptyDetail')}</EmptyState>
          ) : null}
        </>
      )}
    </PanelLayout>
  );
}

/** One provider, or we ourselves: each figure with what it is made of and what is expected. */
function Card({ item }: { item: Item }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // To a tenth, so that what just misses its target does not look as if it met it.
  const percent = (rate: number) => formatNumber(rate, language, 'percent', 1);
  return (
    <section className="scoreCard">
      <h2>
        {item.providerName ?? t('serviceOrder.score.us')}
        {item.ownTargets ? <span className="tag"> {t('serviceOrder.score.own')}</span> : null}
      </h2>
      <p className="note">
        {t('serviceOrder.score.requests')}
        {t('serviceOrder.score.requestsSmall', item.requests)} · {t('serviceOrder.score.orders')}
        {t('serviceOrder.score.ordersSmall', item.orders)}
      </p>
      <dl className="figures record scoreFigures">
        {SCORE_MEASURES.map((key) => {
          const { part, whole, rate, target, met } = item.measures[key];
          return (
            <div key={key}>
              <dt title={t(`serviceOrder.score.hint.${key}`)}>{t(`serviceOrder.score.measure.${key}`)}</dt>
              <dd>
                {rate === null ? <span className="ink3">{t('serviceOrder.score.none')}</span> : percent(rate)}
                <small>{t('serviceOrder.score.of', { part, whole })}</small>
              </dd>
              <dd className={met === false ? 'scoreTarget missed' : 'scoreTarget'}>
                {target === null
                  ? ''
                  : t(AT_MOST.includes(key) ? 'serviceOrder.score.atMost' : 'serviceOrder.score.target', { target: percent(target) })}
                {met === null ? '' : ` · ${t(met ? 'serviceOrder.score.met' : 'serviceOrder.score.missed')}`}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
