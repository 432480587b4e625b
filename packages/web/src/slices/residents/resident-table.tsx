import type { Resident } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDate, Money, TableOrLines } from '../../kit/index.ts';
import { useWeekdays } from './use-weekdays.ts';

interface ResidentTableProps {
  rows: Resident[];
  loading: boolean;
  ofAccount?: boolean;
  openKey?: string | undefined;
  onOpen: (row: Resident) => void;
  more: 'loading' | boolean;
  onEndReached: () => void;
}

/** Who is resident where, on which days, and which reports wait. */
export function ResidentTable({ rows, ofAccount = false, openKey, onOpen, ...rest }: ResidentTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weekdays = useWeekdays();
  const name = (row: Resident) => (
    <button type="button" className="door" onClick={() => onOpen(row)} aria-current={row.id === openKey ? 'true' : undefined}>
      {row.name}
    </button>
  );
  const since = (row: Resident) =>
    `${formatDate(row.startsOn, language)} – ${row.endsOn ? formatDate(row.endsOn, language) : t('resident.endless')}`;
  const waits = (row: Resident) => (row.due ? t('resident.due', { count: row.due }) : '—');
  const columns: Column<Resident>[] = [
    { key: 'name', title: t('resident.who'), always: true, render: name },
    ...(ofAccount ? [] : [{ key: 'account', title: t('resident.account'), render: (row: Resident) => row.accountName }]),
    { key: 'provider', title: t('resident.from'), width: 144, render: (row) => row.providerName ?? t('resident.ours') },
    { key: 'days', title: t('resident.weekdays'), width: 144, render: (row) => weekdays(row.weekdays) },
    { key: 'since', title: t('resident.span'), width: 192, render: since },
    { key: 'cost', title: t('resident.dayCost'), width: 112, align: 'right', render: (row) => <Money amount={row.dayCost} /> },
    { key: 'due', title: t('resident.reports'), width: 128, render: waits },
  ];
  return (
    <TableOrLines
      label={t('shell.page.residents')}
      list="residents"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      {...rest}
      line={(row, cell) => ({
        head: name(row),
        side: cell('days'),
        note: [ofAccount ? null : row.accountName, cell('since'), row.due ? waits(row) : null],
      })}
    />
  );
}
