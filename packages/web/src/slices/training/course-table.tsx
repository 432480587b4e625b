import type { CourseLine } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatNumber, morePages, TableOrLines } from '../../kit/index.ts';

/** All courses, by code. `narrow`: a panel stands beside them. */
export function CourseTable({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.courses.list, { limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const course = (row: CourseLine) => (
    <Link className="door" to="/service/training" search={{ course: row.id }}>
      {row.title[language]}
    </Link>
  );
  const count = (key: 'sessions' | 'attended' | 'certified'): Column<CourseLine> => ({
    key,
    title: t(`training.column.${key}`),
    width: 104,
    align: 'right',
    render: (row) => (key === 'certified' && !row.withExam ? '—' : formatNumber(row[key], language)),
  });
  const columns: Column<CourseLine>[] = [
    { key: 'course', title: t('training.column.course'), always: true, render: course },
    { key: 'code', title: t('training.field.code'), width: 136, render: (row) => row.code },
    { key: 'product', title: t('training.column.product'), width: 160, render: (row) => row.productName ?? t('training.anyProduct') },
    { key: 'audience', title: t('training.column.audience'), width: 120, render: (row) => t(`training.audience.${row.audience}`) },
    {
      ...{ key: 'state', title: t('training.column.state'), width: 96 },
      render: (row) => <span className="tag">{t(`training.state.${row.state}`)}</span>,
    },
    ...[count('sessions'), count('attended'), count('certified')],
  ];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && !rows.length) return <EmptyState title={t('training.nothing')}>{t('training.nothingDetail')}</EmptyState>;
  return (
    <TableOrLines
      label={t('shell.page.training')}
      list="courses"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={found.isPending}
      narrow={narrow}
      keyboard
      {...morePages(found)}
      line={(row, cell) => ({ head: course(row), side: cell('state'), note: [row.code, cell('product'), cell('audience')] })}
    />
  );
}
