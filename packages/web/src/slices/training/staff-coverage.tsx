import type { StaffCoverage } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, morePages, TableOrLines } from '../../kit/index.ts';
import { GapsSwitch, useGaps } from './gaps-switch.tsx';

/** Of each of ours, what their role asks for and what is missing. */
export function StaffCoverageList({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const gaps = useGaps();
  const found = useInfiniteQuery(pagesOf(api.trainingCoverage.staff, { limit: 50, gaps }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const learned = (row: StaffCoverage) => `${row.learned} / ${row.expected}`;
  const missing = (row: StaffCoverage) =>
    row.missing.map((one) => `${one.courseTitle[language]} (${t(`training.learned.${one.state}`)})`).join(' · ') || '—';
  const columns: Column<StaffCoverage>[] = [
    { key: 'person', title: t('training.column.person'), width: 160, always: true, render: (row) => row.name },
    { key: 'learned', title: t('training.column.learnedPeople'), width: 96, align: 'right', render: learned },
    { key: 'missing', title: t('training.column.missing'), render: missing },
  ];
  return (
    <>
      <GapsSwitch />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && !rows.length ? (
        <EmptyState title={t('training.noGaps')}>{t('training.noGapsDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('training.view.staff')}
          list="staffTraining"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.userId}
          loading={found.isPending}
          narrow={narrow}
          keyboard
          {...morePages(found)}
          line={(row) => ({ head: row.name, side: learned(row), note: [row.missing.length ? missing(row) : null].filter(Boolean) })}
        />
      )}
    </>
  );
}
