import type { FoundRequest } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, RelativeTime, TableOrLines } from '../../kit/index.ts';
import { ClockLeft } from './clock-left.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface RequestTableProps {
  rows: FoundRequest[];
  loading: boolean;
  more: 'loading' | boolean;
  onEndReached: () => void;
  selected?: string[];
  onSelect?: ((ids: string[]) => void) | undefined;
  /** Beside the customer itself. */
  ofAccount?: boolean;
}

/** Requests, what is due first at the top: on the phone two lines each. */
export function RequestTable({ rows, loading, more, onEndReached, selected, onSelect, ofAccount = false }: RequestTableProps) {
  const { t } = useTranslation();
  const subject = (row: FoundRequest) => (
    <>
      <Link className="door" to="/service/requests/$requestId" params={{ requestId: row.id }}>
        <span className="ink3 num">#{row.number}</span> {row.subject}
      </Link>
      {row.excerpt ? <span className="note block ellip">…{row.excerpt}…</span> : null}
    </>
  );
  const customer = (row: FoundRequest) => row.accountName ?? <span className="ink3">{t('desk.noCustomer')}</span>;
  const holder = (row: FoundRequest) =>
    row.assigneeName ?? row.providerName ?? row.teamName ?? <span className="ink3">{t('desk.nobody')}</span>;
  const status = (row: FoundRequest) => (
    <>
      {t(`desk.statusOf.${row.status}`)}
      {row.reopened > 0 && row.status !== 'closed' ? <span className="tag"> {t('desk.again', { count: row.reopened })}</span> : null}
    </>
  );
  const clock = (row: FoundRequest) => (row.clock ? <ClockLeft clock={row.clock} /> : '—');
  const columns: Column<FoundRequest>[] = [
    { key: 'subject', title: t('desk.subject'), always: true, render: subject },
    ...(ofAccount ? [] : [{ key: 'customer', title: t('desk.customer'), width: 168, render: customer }]),
    { key: 'severity', title: t('desk.severity'), width: 88, render: (row) => <SeverityMark severity={row.severity} /> },
    { key: 'kind', title: t('desk.kind'), width: 120, render: (row) => t(`desk.kindOf.${row.kind}`) },
    { key: 'status', title: t('desk.status'), width: 136, render: status },
    { key: 'clock', title: t('desk.due'), width: 184, render: clock },
    { key: 'holder', title: t('desk.holder'), width: 128, render: holder },
    { key: 'opened', title: t('desk.opened'), width: 104, render: (row) => <RelativeTime value={row.openedAt} /> },
  ];
  return (
    <TableOrLines
      label={t('shell.page.requests')}
      list="requests"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={loading}
      keyboard
      more={more}
      onEndReached={onEndReached}
      {...(onSelect ? { selected: selected ?? [], onSelect } : {})}
      line={(row) => ({
        head: subject(row),
        side: <SeverityMark severity={row.severity} />,
        note: [ofAccount ? t(`desk.kindOf.${row.kind}`) : customer(row), status(row), holder(row)],
        rest: row.clock ? <ClockLeft clock={row.clock} /> : null,
      })}
    />
  );
}
