import type { TrainingSession } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf, useTimeZone } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatDate, formatNumber, morePages, TableOrLines } from '../../kit/index.ts';
import { LabelledSwitch } from './labelled-switch.tsx';

/** Sessions ahead by when they begin, or those past, the latest first. `narrow`: a panel stands beside them. */
export function SessionTable({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const timeZone = useTimeZone();
  const { past = false } = useSearch({ from: '/service/training' });
  const found = useInfiniteQuery(pagesOf(api.trainingSessions.list, { view: past ? ('past' as const) : ('ahead' as const), limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const when = (row: TrainingSession) => (
    <>
      <Link className="door" to="/service/training" search={{ view: 'sessions', session: row.id, past: past || undefined }}>
        {formatDate(row.startsAt, language, { style: 'minute', weekday: true, timeZone })}
      </Link>
      {row.cancelledAt ? <span className="tag"> {t('training.cancelledMark')}</span> : null}
    </>
  );
  const signed = (row: TrainingSession) => (row.capacity === null ? formatNumber(row.signed, language) : `${row.signed} / ${row.capacity}`);
  const columns: Column<TrainingSession>[] = [
    { key: 'when', title: t('training.column.when'), width: 232, always: true, render: when },
    { key: 'course', title: t('training.column.course'), render: (row) => row.courseTitle[language] },
    { key: 'mode', title: t('training.column.mode'), width: 112, render: (row) => t(`training.mode.${row.mode}`) },
    { key: 'place', title: t('training.field.place'), width: 160, render: (row) => row.place ?? '—' },
    { key: 'trainer', title: t('training.field.trainer'), width: 112, render: (row) => row.trainerName ?? '—' },
    { key: 'signed', title: t('training.column.signed'), width: 88, align: 'right', render: signed },
    {
      key: 'waiting',
      title: t('training.column.waiting'),
      width: 88,
      align: 'right',
      render: (row) => formatNumber(row.waiting, language),
    },
  ];
  return (
    <>
      <LabelledSwitch
        id="past-sessions"
        label={t('training.pastSessions')}
        checked={past}
        onChange={(on) => void navigate({ to: '/service/training', search: { view: 'sessions', past: on || undefined } })}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && !rows.length ? (
        <EmptyState title={t('training.noSessions')}>{t('training.noSessionsDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('training.view.sessions')}
          list="trainingSessions"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          narrow={narrow}
          keyboard
          {...morePages(found)}
          line={(row, cell) => ({ head: when(row), side: signed(row), note: [cell('course'), cell('mode'), row.place] })}
        />
      )}
    </>
  );
}
