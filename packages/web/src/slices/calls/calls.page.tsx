import { CALL_LISTS } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatNumber, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { CallFilters } from './call-filters.tsx';
import { CallPanel } from './call-panel.tsx';
import { CallTable } from './call-table.tsx';
import './calls.css';
import type { CallsSearch } from './calls.search.ts';
import { LinesPanel } from './lines-panel.tsx';
import { LogCallPanel } from './log-call.tsx';

const AGAIN_MS = 30_000;

/** Who called, who picked up, and which calls have no request yet? */
export default function CallsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/calls' });
  const search = useSearch({ from: '/service/calls' });
  const { view = 'all', on, agent, panel, call } = search;
  const go = (next: Partial<CallsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => go({ panel: undefined, call: undefined });
  const figures = useQuery({ ...api.calls.figures.queryOptions({ input: {} }), refetchInterval: AGAIN_MS }).data;
  const found = useInfiniteQuery({
    ...pagesOf(api.calls.list, { view, limit: 50, on, agentId: agent }),
    refetchInterval: AGAIN_MS,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = on !== undefined || agent !== undefined;
  return (
    <PanelLayout
      panel={
        !can('requests.write') ? null : panel === 'log' ? (
          <LogCallPanel onClose={close} />
        ) : panel === 'lines' ? (
          <LinesPanel onClose={close} />
        ) : panel && call ? (
          <CallPanel key={`${panel} ${call}`} panel={panel} id={call} onClose={close} />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.calls')}
        eyebrow={t('calling.eyebrow')}
        answer={
          !figures ? (
            '…'
          ) : figures.rate === null ? (
            t('calling.answer.none')
          ) : (
            <RichText
              text="calling.answer.told"
              values={{ rate: formatNumber(figures.rate, language, 'percent'), count: figures.withoutRequest }}
            />
          )
        }
        sub={t('calling.sub')}
        actions={
          <>
            {can('requests.dispatch') ? <Button onClick={() => go({ panel: 'lines' })}>{t('calling.lines.title')}</Button> : null}
            {can('requests.write') ? (
              <Button type="primary" onClick={() => go({ panel: 'log' })}>
                {t('calling.log.title')}
              </Button>
            ) : null}
          </>
        }
      />
      <SegmentLinks
        label={t('calling.view.label')}
        current={view}
        segments={CALL_LISTS.map((key) => ({
          key,
          label: t(`calling.view.${key}`),
          link: { to: '/service/calls' as const, search: { on, agent, view: key === 'all' ? undefined : key } },
        }))}
      />
      <CallFilters search={search} onChange={go} />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t(narrowed ? 'calling.empty.narrowed' : `calling.empty.${view}`)}>{t('calling.empty.detail')}</EmptyState>
      ) : (
        <CallTable
          rows={rows}
          loading={found.isPending}
          {...morePages(found)}
          onDo={can('requests.write') ? (next, id) => go({ panel: next, call: id }) : undefined}
        />
      )}
    </PanelLayout>
  );
}
