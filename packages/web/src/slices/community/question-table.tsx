import type { ModeratedLine, QUESTION_VIEWS } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { type Column, EmptyState, Failure, morePages, RelativeTime, TableOrLines } from '../../kit/index.ts';
import './community.css';

/** Questions of a view, the last talked of first. */
export function QuestionTable({ view }: { view: (typeof QUESTION_VIEWS)[number] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/service/community' });
  const { q, community: communityId } = search;
  const found = useInfiniteQuery(pagesOf(api.communityQuestions.list, { view, q, communityId, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const name = (row: ModeratedLine) => (
    <Link className="door" lang={row.language} to="/service/community/$questionId" params={{ questionId: row.id }}>
      {row.title}
    </Link>
  );
  const state = (row: ModeratedLine) =>
    [
      row.state === 'open' ? null : t(`community.state.${row.state}`),
      heldAnswers(row) ? t('community.heldCount', { count: heldAnswers(row) }) : null,
      row.reports ? t('community.reportCount', { count: row.reports }) : null,
      row.accepted ? t('community.accepted') : null,
    ]
      .filter(Boolean)
      .join(' · ');
  const columns: Column<ModeratedLine>[] = [
    { key: 'title', title: t('community.column.title'), always: true, render: name },
    { key: 'state', title: t('community.column.state'), width: 176, render: (row) => state(row) || '—' },
    { key: 'answers', title: t('community.column.answers'), width: 96, align: 'right', render: (row) => row.answers },
    { key: 'community', title: t('community.column.community'), width: 144, render: (row) => row.communityName },
    { key: 'by', title: t('community.column.by'), width: 112, render: (row) => row.byName },
    { key: 'account', title: t('community.column.account'), width: 160, render: (row) => row.accountName ?? '—' },
    { key: 'changed', title: t('community.column.changed'), width: 112, render: (row) => <RelativeTime value={row.changedAt} /> },
  ];
  return (
    <>
      <search className="row communitySearch">
        <Input.Search
          key={q}
          allowClear
          defaultValue={q}
          aria-label={t('community.search')}
          placeholder={t('community.search')}
          maxLength={200}
          onSearch={(text) => void navigate({ to: '/service/community', search: { ...search, q: text.trim() || undefined } })}
        />
      </search>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t(`community.nothing.${view}`)}>{t('community.nothing.detail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('shell.page.community')}
          list="communityQuestions"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          narrow={search.panel !== undefined}
          keyboard
          {...morePages(found)}
          line={(row, cell) => ({
            head: name(row),
            side: cell('answers'),
            note: [state(row), row.communityName, cell('changed')].filter(Boolean),
          })}
        />
      )}
    </>
  );
}

/** Of what waits, the question itself is told by its state. */
const heldAnswers = ({ held, state }: ModeratedLine): number => held - (state === 'held' ? 1 : 0);
