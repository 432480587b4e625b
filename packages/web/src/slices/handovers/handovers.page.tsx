import type { HANDOVER_VIEWS, Handover } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Column,
  Door,
  EmptyState,
  Failure,
  Figures,
  formatNumber,
  morePages,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  TableOrLines,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { DueOf } from './handover-line.tsx';
import { HandoverPanel } from './handover-panel.tsx';
import './handovers.css';
import type { HandoversSearch } from './handovers.search.ts';
import { RulesPanel } from './rules-panel.tsx';

/** Which customers pass from one person to another, who has them now, and until when? */
export default function HandoversPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/customers/handovers' });
  const { view = 'open', of, panel } = useSearch({ from: '/customers/handovers' });
  const go = (next: Partial<HandoversSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => go({ of: undefined, panel: undefined });
  const waiting = useQuery(api.handovers.waiting.queryOptions({ input: {} }));
  const found = useInfiniteQuery(pagesOf(api.handovers.list, { view, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const name = (row: Handover) => <Door onOpen={() => go({ of: row.id, panel: undefined })}>{row.accountName}</Door>;
  const between = (row: Handover) => `${row.fromName ?? t('handover.nobody')} → ${row.toName}`;
  const columns: Column<Handover>[] = [
    { key: 'name', title: t('handover.customer'), always: true, render: name },
    { key: 'reason', title: t('handover.reason'), width: 136, render: (row) => t(`handover.reasonOf.${row.reason}`) },
    { key: 'between', title: t('handover.fromTo'), width: 200, render: between },
    { key: 'state', title: t('handover.state'), width: 112, render: (row) => t(`handover.stateOf.${row.state}`) },
    { key: 'due', title: t('handover.due'), width: 240, render: (row) => <DueOf handover={row} /> },
  ];
  return (
    <PanelLayout
      size="script"
      panel={panel === 'rules' ? <RulesPanel onClose={close} /> : of ? <HandoverPanel key={of} id={of} onClose={close} /> : null}
    >
      <PageHead
        title={t('shell.page.handovers')}
        eyebrow={t('handover.eyebrow')}
        answer={
          waiting.data && waiting.data.give + waiting.data.take > 0 ? (
            <RichText text="handover.answer.waits" values={waiting.data} />
          ) : (
            t('handover.answer.none')
          )
        }
        sub={t('handover.sub')}
        actions={
          can('settings.manage') ? <Button onClick={() => go({ panel: 'rules', of: undefined })}>{t('handover.rules.open')}</Button> : null
        }
      />
      <YearFigures />
      <SegmentLinks
        label={t('handover.view.label')}
        current={view}
        segments={(['open', 'take', 'give', 'late', 'ended'] satisfies (typeof HANDOVER_VIEWS)[number][]).map((key) => ({
          key,
          label: t(`handover.view.${key}`),
          link: { to: '/customers/handovers' as const, search: { view: key === 'open' ? undefined : key } },
        }))}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t('handover.none')}>{t('handover.noneDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('shell.page.handovers')}
          list="handovers"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          openKey={of}
          keyboard
          narrow={of !== undefined || panel !== undefined}
          {...morePages(found)}
          line={(row, cell) => ({ head: name(row), side: cell('state'), note: [cell('reason'), between(row), cell('due')] })}
        />
      )}
    </PanelLayout>
  );
}

/** How long handovers take, and how many came back first. */
function YearFigures() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.handovers.figures.queryOptions({ input: {} }));
  if (!data || data.accepted === 0) return null;
  const share = data.returnedShare === null ? '—' : `${formatNumber(Math.round(data.returnedShare * 100), language)}%`;
  return (
    <Figures
      figures={[
        { label: t('handover.figure.accepted'), value: formatNumber(data.accepted, language) },
        {
          label: t('handover.figure.median'),
          value: data.medianDays === null ? '—' : t('handover.figure.days', { count: data.medianDays }),
          hint: t('handover.figure.hint'),
        },
        { label: t('handover.figure.returned'), value: share, hint: t('handover.figure.returnedHint') },
      ]}
    />
  );
}
