import type { Segment } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { DataTable, EmptyState, Failure, KeyHints, PageHead, PanelLayout, RichText } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { SegmentForm } from './segment-form.tsx';
import { SegmentPanel } from './segment-panel.tsx';
import './segments.css';
import type { SegmentsSearch } from './segments.search.ts';
import { useSegmentColumns } from './use-segment-columns.tsx';

/** Which groups of customers do we keep, how large are they, and what reads them. */
export default function SegmentsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/customers/segments' });
  const search = useSearch({ from: '/customers/segments' });
  const segments = useQuery(api.segments.list.queryOptions({ input: {} }));
  const { asOf } = useDay();
  const rows = (segments.data?.items ?? []).map((row) => (asOf ? { ...row, mayEdit: false } : row));
  const open = rows.find((row) => row.id === search.open);
  const show = (next: SegmentsSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const close = () => show({});
  const columns = useSegmentColumns(open !== undefined || search.panel !== undefined);
  const shared = rows.filter((row) => row.shared).length;
  return (
    <PanelLayout size="script" panel={panelOf(search, open, show, close)}>
      <PageHead
        title={t('shell.page.segments')}
        eyebrow={t('segment.eyebrow')}
        answer={
          segments.data ? (
            <RichText text={rows.length ? 'segment.answer' : 'segment.answerNone'} values={{ count: rows.length, shared }} />
          ) : (
            t('shell.page.segments')
          )
        }
        sub={t('segment.sub')}
        actions={
          <>
            <DayControl />
            {can('segments.write') && rows.length > 0 ? <NewMenu onNew={(panel) => show({ panel })} /> : null}
          </>
        }
      />
      {segments.error ? (
        <Failure error={segments.error} onRetry={() => void segments.refetch()} />
      ) : !segments.isPending && rows.length === 0 ? (
        <EmptyState
          title={t('segment.empty.title')}
          action={
            can('segments.write') ? (
              <>
                <Button type="primary" onClick={() => show({ panel: 'new-dynamic' })}>
                  {t('segment.new.dynamic')}
                </Button>
                <Button onClick={() => show({ panel: 'new-fixed' })}>{t('segment.new.fixed')}</Button>
              </>
            ) : undefined
          }
        >
          {t('segment.empty.detail')}
        </EmptyState>
      ) : (
        <div className="segmentList">
          <DataTable
            label={t('shell.page.segments')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={segments.isPending}
            onOpen={(row) => show({ open: row.id })}
            openKey={search.open}
            keyboard
          />
          <KeyHints
            hints={[
              { keys: ['J', 'K'], does: t('kit.keys.move') },
              { keys: ['↵'], does: t('kit.keys.open') },
            ]}
          />
        </div>
      )}
    </PanelLayout>
  );
}

function panelOf(search: SegmentsSearch, open: Segment | undefined, show: (next: SegmentsSearch) => void, close: () => void) {
  const saved = (segment: Segment) => show({ open: segment.id });
  if (open && search.panel === 'edit')
    return <SegmentForm key={`edit-${open.id}`} kind={open.kind} segment={open} onClose={() => show({ open: open.id })} onSaved={saved} />;
  if (open) return <SegmentPanel key={open.id} segment={open} onEdit={() => show({ open: open.id, panel: 'edit' })} onClose={close} />;
  if (search.panel === 'new-dynamic') return <SegmentForm key="dynamic" kind="dynamic" onClose={close} onSaved={saved} />;
  if (search.panel === 'new-fixed') return <SegmentForm key="fixed" kind="fixed" onClose={close} onSaved={saved} />;
  return null;
}

function NewMenu({ onNew }: { onNew: (panel: 'new-dynamic' | 'new-fixed') => void }) {
  const { t } = useTranslation();
  const items = [
    { key: 'new-dynamic', label: t('segment.new.dynamic') },
    { key: 'new-fixed', label: t('segment.new.fixed') },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => onNew(key as 'new-dynamic') }} trigger={['click']}>
      <Button type="primary">{t('segment.new.action')}</Button>
    </Dropdown>
  );
}
