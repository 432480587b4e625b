import type { LedgerRow } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDate, formatNumber, Money } from '../../kit/index.ts';
import { useCustomColumns } from '../fields/use-custom-columns.tsx';
import { Reveal } from '../reveals/index.ts';
import { ContractStateChip } from './contract-state.tsx';
import { TermText } from './term-text.tsx';

interface Sums {
  contracts: number;
  baseAmount: string;
  annual: string;
}

/** What a contract is called: its number and title, or what it is of. */
export function ContractName({ row }: { row: Pick<LedgerRow, 'code' | 'title' | 'productName'> }) {
  const { t } = useTranslation();
  const name = row.title ?? row.productName;
  return (
    <span className="ellip block">
      <span className="strong">{row.code ?? t('ledger.unnumbered')}</span>
      {name ? <span className="ink3 note"> {name}</span> : null}
    </span>
  );
}

/** A contract of its customer's page. */
export const contractLink = (row: Pick<LedgerRow, 'id' | 'accountId'>, asOf: string | undefined) => ({
  to: '/customers/$accountId' as const,
  params: { accountId: row.accountId },
  search: { tab: 'contracts' as const, asOf, panel: 'record' as const, of: `contracts:${row.id}` },
});

export function useLedgerColumns(day: string, sums: Sums | undefined, currency: string): Column<LedgerRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const dash = <span className="ink3">—</span>;
  const own = useCustomColumns<LedgerRow>('contract');
  return [
    {
      key: 'contract',
      title: t('ledger.column.contract'),
      always: true,
      total: sums ? t('ledger.total', { count: sums.contracts }) : undefined,
      render: (row) => <ContractName row={row} />,
    },
    {
      key: 'account',
      title: t('ledger.column.account'),
      width: 180,
      render: (row) => (
        <Link to="/customers/$accountId" params={{ accountId: row.accountId }} className="ellip block">
          {row.accountName}
        </Link>
      ),
    },
    { key: 'state', title: t('ledger.column.state'), width: 104, render: (row) => <ContractStateChip state={row.state} /> },
    {
      key: 'term',
      title: t('ledger.column.term'),
      width: 300,
      render: (row) => <TermText startsOn={row.startsOn} endsOn={row.endsOn} day={day} running={row.state === 'in_force'} />,
    },
    {
      key: 'amount',
      title: t('ledger.column.amount'),
      width: 112,
      align: 'right',
      total: sums ? <Money amount={sums.baseAmount} currency={currency} /> : undefined,
      render: (row) => (
        <Reveal entity="contract" id={row.id} field="amount" value={row.amount}>
          {(amount) => <Money amount={amount} currency={row.currency} />}
        </Reveal>
      ),
    },
    {
      key: 'annual',
      title: t('ledger.column.annual'),
      width: 112,
      align: 'right',
      total: sums ? <Money amount={sums.annual} currency={currency} /> : undefined,
      render: (row) => (Number(row.annual) === 0 ? dash : <Money amount={row.annual} currency={currency} />),
    },
    {
      key: 'seats',
      title: t('ledger.column.seats'),
      width: 72,
      align: 'right',
      optional: true,
      render: (row) => (row.seats === null ? dash : formatNumber(row.seats, language)),
    },
    {
      key: 'signed',
      title: t('ledger.column.signed'),
      width: 112,
      optional: true,
      render: (row) => <span className="num nowrap">{formatDate(row.signedOn, language)}</span>,
    },
    {
      key: 'owner',
      title: t('ledger.column.owner'),
      width: 96,
      render: (row) => <span className="ellip block">{row.ownerName ?? dash}</span>,
    },
    ...own,
  ];
}
