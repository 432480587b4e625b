import type { ProcedureInfo } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Column,
  Door,
  EmptyState,
  Failure,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  TableOrLines,
} from '../../kit/index.ts';
import { Board } from './board.tsx';
import { ProcedurePanel } from './procedure-panel.tsx';
import type { ProceduresSearch } from './procedures.search.ts';
import { RunPanel } from './run-panel.tsx';
import { RunTable } from './run-table.tsx';
import { useWorkingTime } from './use-working-time.ts';

const VIEWS = ['list', 'board', 'mine', 'open', 'late', 'ended'] as const;

/** How do departments work together, where does it wait, and what lies with me? */
export default function ProceduresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/strategy/procedures' });
  const search = useSearch({ from: '/strategy/procedures' });
  const { view, of, run } = search;
  const go = (next: Partial<ProceduresSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const info = found.data?.items.find(({ id }) => id === of);
  const panel = run ? (
    <RunPanel key={run} id={run} onClose={() => go({ run: undefined })} />
  ) : info ? (
    <ProcedurePanel key={info.id} info={info} onRun={(id) => go({ run: id })} onClose={() => go({ of: undefined })} />
  ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <PageHead
        title={t('shell.page.procedures')}
        eyebrow={t('procedure.eyebrow')}
        answer={<Answer items={found.data?.items} />}
        sub={t('procedure.sub')}
      />
      <SegmentLinks
        label={t('procedure.view.label')}
        current={view ?? 'list'}
        segments={VIEWS.map((key) => ({
          key,
          label: t(`procedure.view.${key}`),
          link: { to: '/strategy/procedures' as const, search: { view: key === 'list' ? undefined : key } },
        }))}
      />
      {view === 'board' ? (
        <Board search={search} onChange={go} />
      ) : view ? (
        <RunTable view={view} openId={run} onOpen={(id) => go({ run: id })} />
      ) : found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data?.items.length === 0 ? (
        <EmptyState title={t('procedure.answer.none')}>{t('procedure.emptyList')}</EmptyState>
      ) : (
        <Procedures items={found.data?.items} openId={of} onOpen={(id) => go({ of: id, run: undefined })} />
      )}
    </PanelLayout>
  );
}

function Answer({ items }: { items: ProcedureInfo[] | undefined }) {
  const { t } = useTranslation();
  if (!items) return '…';
  if (items.length === 0) return t('procedure.answer.none');
  const late = items.reduce((sum, one) => sum + one.late, 0);
  return <RichText text={late > 0 ? 'procedure.answer.late' : 'procedure.answer.calm'} values={{ count: items.length, late }} />;
}

interface ProceduresProps {
  items: ProcedureInfo[] | undefined;
  openId: string | undefined;
  onOpen: (id: string) => void;
}

function Procedures({ items, openId, onOpen }: ProceduresProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { length } = useWorkingTime();
  const name = (row: ProcedureInfo) => (
    <>
      <Door onOpen={() => onOpen(row.id)}>{row.procedure.name[language]}</Door>{' '}
      {row.procedure.sample ? <span className="tag">{t('procedure.sample')}</span> : null}
    </>
  );
  const shape = (row: ProcedureInfo) =>
    [
      t('procedure.steps', { count: row.procedure.steps.length }),
      t('procedure.departments', { count: row.procedure.departments.length }),
    ].join(' · ');
  const number = (key: 'running' | 'late' | 'done') => (row: ProcedureInfo) => (
    <span className="num">{formatNumber(row[key], language)}</span>
  );
  const median = (row: ProcedureInfo) => (row.medianMs === null ? '—' : length(row.medianMs));
  const columns: Column<ProcedureInfo>[] = [
    { key: 'name', title: t('procedure.name'), always: true, render: name },
    { key: 'shape', title: t('procedure.step'), width: 200, render: shape },
    { key: 'running', title: t('procedure.running'), width: 88, align: 'right', render: number('running') },
    { key: 'late', title: t('procedure.lateNow'), width: 88, align: 'right', render: number('late') },
    { key: 'done', title: t('procedure.done'), width: 112, align: 'right', render: number('done') },
    { key: 'median', title: t('procedure.median'), width: 128, align: 'right', render: median },
  ];
  return (
    <TableOrLines
      label={t('shell.page.procedures')}
      list="procedures"
      columns={columns}
      rows={items ?? []}
      rowKey={(row) => row.id}
      loading={!items}
      openKey={openId}
      keyboard
      narrow={openId !== undefined}
      more={false}
      onEndReached={() => undefined}
      line={(row, cell) => ({ head: name(row), side: cell('running'), note: [shape(row), median(row)] })}
    />
  );
}
