import type { MetricInfo } from '@fulcrum/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, PageHead, RichText, SkeletonRows } from '../../kit/index.ts';
import './metrics.css';
import { useMetrics } from './use-metric-names.ts';

/** What can be measured of an account, each with its one definition. */
export default function MetricsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/insights/metrics' });
  const { q = '' } = useSearch({ from: '/insights/metrics' });
  const found = useMetrics();
  const words = q.trim().toLowerCase();
  const all = found.data?.items ?? [];
  const shown = all.filter(({ id, name, meaning }) =>
    [id, name.zh, name.en, meaning.zh, meaning.en].some((text) => text.toLowerCase().includes(words)),
  );
  const look = (next: string) => void navigate({ search: { q: next || undefined }, replace: true, resetScroll: false });
  return (
    <>
      <PageHead
        title={t('shell.page.metrics')}
        eyebrow={t('shell.page.metrics')}
        answer={
          found.data ? (
            <RichText text="measures.answer" values={{ count: all.length }} />
          ) : (
            <span className="ink3">{t('measures.loading')}</span>
          )
        }
        sub={t('measures.sub')}
      />
      <div className="filters">
        <Input
          className="metricSearch"
          type="search"
          aria-label={t('measures.search')}
          placeholder={t('measures.search')}
          value={q}
          onChange={(event) => look(event.target.value)}
        />
      </div>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isLoading ? (
        <SkeletonRows rows={10} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('measures.nothing')} action={<Button onClick={() => look('')}>{t('measures.clear')}</Button>}>
          {t('measures.nothingDetail')}
        </EmptyState>
      ) : (
        <table className="plainTable metricTable" aria-label={t('shell.page.metrics')}>
          <thead>
            <tr>
              <th scope="col">{t('measures.column.name')}</th>
              <th scope="col">{t('measures.column.meaning')}</th>
              <th scope="col">{t('measures.column.unit')}</th>
              <th scope="col">{t('measures.column.none')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((metric) => (
              <MetricRow key={metric.id} metric={metric} language={language} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function MetricRow({ metric, language }: { metric: MetricInfo; language: 'zh' | 'en' }) {
  const { t } = useTranslation();
  return (
    <tr id={metric.id}>
      <td>
        <span className="strong block">{metric.name[language]}</span>
        <code className="note">{metric.id}</code>
      </td>
      <td className="ink2">{metric.meaning[language]}</td>
      <td className="nowrap">
        {t(`measures.type.${metric.type}`)}
        {metric.masked ? <span className="tag maskTag">{t('measures.masked')}</span> : null}
      </td>
      <td className="nowrap">{t(`measures.none.${metric.whenNone}`)}</td>
    </tr>
  );
}
