import { WATCH_DECISIONS, WATCH_KINDS, WATCH_VIEWS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { WatchPanel } from './watch-panel.tsx';
import { WatchTable } from './watch-table.tsx';

const DECISIONS = ['undecided', ...WATCH_DECISIONS] as const;

/** What do competitors offer and authorities change, what did we decide, and what is due? */
export default function WatchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/customers/watch' });
  const search = useSearch({ from: '/customers/watch' });
  const { can } = useSession();
  const { view = 'open', kind, decision, competitor, item } = search;
  const figures = useQuery(api.watch.figures.queryOptions({ input: {} })).data;
  const change = (next: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <PanelLayout size="script" panel={item ? <WatchPanel key={item} id={item} onShow={(id) => change({ item: id })} /> : null}>
      <PageHead
        title={t('shell.page.watch')}
        eyebrow={t('watching.eyebrow')}
        answer={
          figures ? (
            figures.undecided ? (
              <RichText text="watching.head" values={{ count: figures.undecided }} />
            ) : (
              t('watching.headNone')
            )
          ) : (
            '…'
          )
        }
        sub={figures ? t('watching.sub', { open: figures.open, due: figures.due }) : undefined}
        actions={
          can('feedback.write') ? (
            <Button type="primary" onClick={() => change({ item: 'new' })}>
              {t('watching.add')}
            </Button>
          ) : undefined
        }
      />
      <SegmentLinks
        label={t('watching.views')}
        current={view}
        segments={WATCH_VIEWS.map((key) => ({
          key,
          label: t(`watching.view.${key}`),
          link: { to: '/customers/watch' as const, search: { ...search, item: undefined, view: key === 'open' ? undefined : key } },
        }))}
      />
      <search className="filters" aria-label={t('watching.filters')}>
        <Select
          allowClear
          aria-label={t('watching.field.kind')}
          placeholder={t('watching.field.kind')}
          value={kind}
          onChange={(next) => change({ kind: next })}
          options={WATCH_KINDS.map((value) => ({ value, label: t(`watching.kind.${value}`) }))}
        />
        <Select
          allowClear
          aria-label={t('watching.field.decision')}
          placeholder={t('watching.field.decision')}
          value={decision}
          onChange={(next) => change({ decision: next })}
          options={DECISIONS.map((value) => ({ value, label: t(`watching.decision.${value}`) }))}
        />
        {competitor ? (
          <Button size="small" onClick={() => change({ competitor: undefined })}>
            {t('watching.everyCompetitor')}
          </Button>
        ) : null}
      </search>
      <WatchTable filter={{ view, kind, decision, competitorId: competitor }} />
    </PanelLayout>
  );
}
