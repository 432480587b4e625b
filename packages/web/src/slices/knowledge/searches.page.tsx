import type { AskedQuestion } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import {
  ButtonLink,
  type Column,
  EmptyState,
  Failure,
  PageHead,
  PanelLayout,
  RelativeTime,
  RichText,
  SegmentLinks,
  TableOrLines,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AddQuestion } from './add-question.tsx';
import './knowledge.css';
import { PortalFigures } from './portal-figures.tsx';
import { PublicHelp } from './public-help.tsx';

const VIEWS = ['unanswered', 'unopened', 'all'] as const;
const DAYS = 30;

/** What do people look for and not find? */
export default function SearchesPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { view = 'unanswered' } = useSearch({ from: '/service/searches' });
  const [adding, setAdding] = useState<string | null>(null);
  const found = useQuery(api.articles.searches.queryOptions({ input: { view, days: DAYS, limit: 100 } }));
  const { data } = found;
  const question = (row: AskedQuestion) => (
    <Link to="/service/knowledge" search={{ q: row.question }} className="door">
      {row.question}
    </Link>
  );
  const add = (row: AskedQuestion) => (
    <Button size="small" onClick={() => setAdding(row.question)}>
      {t('knowing.searches.add')}
    </Button>
  );
  const columns: Column<AskedQuestion>[] = [
    { key: 'question', title: t('knowing.searches.question'), always: true, render: question },
    { key: 'searches', title: t('knowing.searches.searches'), width: 88, align: 'right', render: (row) => row.searches },
    { key: 'answered', title: t('knowing.searches.answered'), width: 88, align: 'right', render: (row) => row.answered },
    { key: 'clicked', title: t('knowing.searches.clicked'), width: 88, align: 'right', render: (row) => row.clicked },
    { key: 'last', title: t('knowing.searches.last'), width: 120, render: (row) => <RelativeTime value={row.lastAt} /> },
    { key: 'add', title: t('knowing.searches.do'), width: 184, render: add },
  ];
  return (
    <PanelLayout
      size="script"
      panel={adding === null ? null : <AddQuestion key={adding} question={adding} onClose={() => setAdding(null)} />}
    >
      <PageHead
        title={t('shell.page.searches')}
        eyebrow={t('knowing.searches.eyebrow', { days: DAYS })}
        answer={
          !data ? (
            '…'
          ) : data.searches ? (
            <RichText
              text="knowing.searches.answer"
              values={{ searches: data.searches, unanswered: data.unanswered, opened: data.opened }}
            />
          ) : (
            t('knowing.searches.none')
          )
        }
        sub={t('knowing.searches.sub')}
        actions={
          <>
            {can('articles.curate') ? <ButtonLink to="/service/recurring">{t('shell.page.recurring')}</ButtonLink> : null}
            <ButtonLink to="/service/searches/synonyms">{t('shell.page.synonyms')}</ButtonLink>
          </>
        }
      />
      <PortalFigures days={DAYS} />
      <SegmentLinks
        label={t('knowing.view.label')}
        current={view}
        segments={VIEWS.map((key) => ({
          key,
          label: t(`knowing.searches.view.${key}`),
          link: { to: '/service/searches' as const, search: { view: key === 'unanswered' ? undefined : key } },
        }))}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : data && data.items.length === 0 ? (
        <EmptyState title={t(`knowing.searches.nothing.${view}`)}>{t('knowing.searches.nothing.detail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('shell.page.searches')}
          list="articleSearches"
          columns={columns}
          rows={data?.items ?? []}
          rowKey={(row) => row.question}
          loading={found.isPending}
          narrow={adding !== null}
          keyboard
          more={false}
          onEndReached={() => undefined}
          line={(row, cell) => ({
            head: question(row),
            side: add(row),
            note: [`${t('knowing.searches.searches')} ${row.searches}`, cell('last')],
          })}
        />
      )}
      <PublicHelp />
    </PanelLayout>
  );
}
