import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type client, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatDate, morePages, TableOrLines } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { LabelledSwitch } from './labelled-switch.tsx';

type Row = Awaited<ReturnType<typeof client.certificates.list>>['items'][number];

/** Certificates that end within 60 days and that nothing renews, the nearest first; or all of them. */
export function CertificateList({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { today } = useSession();
  const { all = false } = useSearch({ from: '/service/training' });
  const found = useInfiniteQuery(pagesOf(api.certificates.list, { view: all ? ('all' as const) : ('expiring' as const), limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const name = (row: Row) => row.contactName ?? row.userName ?? '—';
  const customer = (row: Row) =>
    row.accountId ? (
      <Link className="door" to="/customers/$accountId" params={{ accountId: row.accountId }}>
        {row.accountName}
      </Link>
    ) : (
      t('training.ours')
    );
  const until = (row: Row) => {
    if (!row.validUntil) return t('training.certificateForGood');
    const left = Temporal.PlainDate.from(today).until(row.validUntil, { largestUnit: 'days' }).days;
    const day = formatDate(row.validUntil, language);
    return row.state === 'valid' && !all ? t('training.untilIn', { day, count: left }) : day;
  };
  const state = (row: Row) => t(`training.certificateState.${row.state}`);
  const columns: Column<Row>[] = [
    { key: 'person', title: t('training.column.person'), width: 160, always: true, render: name },
    { key: 'customer', title: t('training.column.customer'), render: customer },
    { key: 'course', title: t('training.column.course'), width: 220, render: (row) => row.courseTitle[language] },
    { key: 'until', title: t('training.column.until'), width: 220, render: until },
    ...(all ? [{ key: 'state', title: t('training.column.state'), width: 96, render: state }] : []),
  ];
  return (
    <>
      <LabelledSwitch
        id="all-certificates"
        label={t('training.allCertificates')}
        checked={all}
        onChange={(on) => void navigate({ to: '/service/training', search: { view: 'certificates', all: on || undefined } })}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && !rows.length ? (
        <EmptyState title={t('training.noExpiring')}>{t('training.noExpiringDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('training.view.certificates')}
          list="certificates"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          narrow={narrow}
          keyboard
          {...morePages(found)}
          line={(row) => ({ head: name(row), side: row.courseTitle[language], note: [customer(row), until(row)] })}
        />
      )}
    </>
  );
}
