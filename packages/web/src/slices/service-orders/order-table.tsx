import type { ServiceOrder } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDate, RelativeTime, TableOrLines, TimeSpan } from '../../kit/index.ts';
import { OrderName } from './order-name.tsx';

interface OrderTableProps {
  rows: ServiceOrder[];
  loading: boolean;
  more: 'loading' | boolean;
  onEndReached: () => void;
  /** Beside the customer itself. */
  ofAccount?: boolean;
}

/** Orders, what was promised first at the top: on the phone two lines each. */
export function OrderTable({ rows, loading, more, onEndReached, ofAccount = false }: OrderTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const name = (row: ServiceOrder) => <OrderName {...row} />;
  const who = (row: ServiceOrder) => {
    const people = row.engineers.map((one) => one.name).join(language === 'zh' ? '、' : ', ');
    return [row.providerName, people].filter(Boolean).join(' · ') || <span className="ink3">{t('serviceOrder.nobody')}</span>;
  };
  const state = (row: ServiceOrder) => (
    <>
      {t(`serviceOrder.stateOf.${row.state}`)}
      {row.rejected > 0 && !row.endedAt ? <span className="tag"> {t('serviceOrder.rejected', { count: row.rejected })}</span> : null}
    </>
  );
  const promised = (row: ServiceOrder) =>
    row.promisedAt ? (
      <span className={row.late ? 'orderLate num nowrap' : 'num nowrap'}>
        {formatDate(row.promisedAt, language, { style: 'minute', timeZone })}
        {row.late ? ` ${t('serviceOrder.late')}` : ''}
      </span>
    ) : (
      '—'
    );
  const planned = (row: ServiceOrder) =>
    row.plannedFrom && row.plannedTo ? <TimeSpan timeZone={timeZone} from={row.plannedFrom} to={row.plannedTo} /> : '—';
  const columns: Column<ServiceOrder>[] = [
    { key: 'title', title: t('serviceOrder.title'), always: true, render: name },
    ...(ofAccount
      ? []
      : [{ key: 'customer', title: t('serviceOrder.customer'), width: 160, render: (row: ServiceOrder) => row.accountName }]),
    { key: 'kind', title: t('serviceOrder.kind'), width: 88, render: (row) => t(`serviceOrder.kindOf.${row.kind}`) },
    { key: 'state', title: t('serviceOrder.state'), width: 104, render: state },
    { key: 'planned', title: t('serviceOrder.planned'), width: 196, render: planned },
    { key: 'promised', title: t('serviceOrder.promised'), width: 144, render: promised },
    { key: 'who', title: t('serviceOrder.engineers'), width: 144, render: who },
    { key: 'created', title: t('serviceOrder.created'), width: 96, render: (row) => <RelativeTime value={row.createdAt} /> },
  ];
  return (
    <TableOrLines
      label={t('shell.page.serviceOrders')}
      list="service-orders"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={loading}
      keyboard
      more={more}
      onEndReached={onEndReached}
      line={(row) => ({
        head: name(row),
        side: t(`serviceOrder.kindOf.${row.kind}`),
        note: [ofAccount ? null : row.accountName, state(row), who(row)].filter((part) => part !== null),
        rest: row.promisedAt ? promised(row) : null,
      })}
    />
  );
}
