import { RISK_KINDS } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatMoney, formatNumber, PageHead, PanelLayout, RichText, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { MASKED } from '../metrics/metric-value.ts';
import { RiskPanel } from './risk-panel.tsx';
import { RiskTable } from './risk-table.tsx';
import './risks.css';
import { RISK_VIEWS, type RisksSearch } from './risks.search.ts';

const WHICH = { open: { state: 'open' }, mine: { state: 'open', mine: true }, overdue: { overdue: true }, all: {} } as const;

/** Which customers may be lost, what is at stake, and who looks after it by when? */
export default function RisksPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const navigate = useNavigate({ from: '/strategy/risks' });
  const { view = 'open', kind, risk, account } = useSearch({ from: '/strategy/risks' });
  const { asOf } = useDay();
  const change = (next: Partial<RisksSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useInfiniteQuery(pagesOf(api.risks.list, { ...WHICH[view], asOf, kind, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const figures = found.data?.pages[0]?.figures;
  const close = () => change({ risk: undefined, account: undefined });
  const stake =
    figures && figures.atStake !== MASKED ? formatMoney(figures.atStake, me?.organisation.baseCurrency ?? 'CNY', language) : null;
  const words = { risks: formatNumber(figures?.risks ?? 0, language), accounts: formatNumber(figures?.accounts ?? 0, language) };
  const answer = !figures ? (
    <span className="ink3">{t('risks.answer.loading')}</span>
  ) : figures.risks === 0 ? (
    t('risks.answer.none')
  ) : stake === null ? (
    <RichText text="risks.answer.count" values={words} />
  ) : (
    <RichText text="risks.answer.some" values={{ ...words, stake }} />
  );
  const link = (next: RisksSearch['view']) => ({ to: '/strategy/risks' as const, search: { asOf, kind, view: next } });
  return (
    <PanelLayout
      size="script"
      panel={risk && account ? <RiskPanel key={risk} accountId={account} riskId={risk} asOf={asOf} onClose={close} /> : null}
    >
      <PageHead
        title={t('shell.page.risks')}
        eyebrow={t('shell.page.risks')}
        answer={answer}
        sub={t('risks.sub')}
        actions={<DayControl />}
      />
      <SegmentLinks
        label={t('risks.view.label')}
        current={view}
        segments={RISK_VIEWS.map((key) => ({ key, label: t(`risks.view.${key}`), link: link(key === 'open' ? undefined : key) }))}
      />
      <div className="row riskFilters">
        <Select<NonNullable<RisksSearch['kind']>>
          allowClear
          aria-label={t('risks.kind')}
          placeholder={t('risks.anyKind')}
          {...(kind ? { value: kind } : {})}
          onChange={(next) => change({ kind: next })}
          options={RISK_KINDS.map((value) => ({ value, label: t(`risks.kindOf.${value}`) }))}
        />
      </div>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={8} />
      ) : rows.length === 0 ? (
        <p className="note">{t('risks.nothing')}</p>
      ) : (
        <RiskTable rows={rows} day={asOf ?? me?.today ?? ''} onOpen={(one) => change({ risk: one.id, account: one.accountId })} />
      )}
      {found.hasNextPage ? (
        <Button size="small" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
    </PanelLayout>
  );
}
