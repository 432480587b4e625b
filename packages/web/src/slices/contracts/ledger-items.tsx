import type { LedgerRow } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money, SkeletonRows } from '../../kit/index.ts';
import { ContractStateChip } from './contract-state.tsx';
import { contractLink } from './ledger-columns.tsx';
import { TermText } from './term-text.tsx';

interface LedgerItemsProps {
  rows: LedgerRow[];
  day: string;
  asOf: string | undefined;
  loading: boolean;
  more: 'loading' | boolean;
  onEndReached: () => void;
}

/** The ledger on a phone: three lines a contract. */
export function LedgerItems({ rows, day, asOf, loading, more, onEndReached }: LedgerItemsProps) {
  const { t } = useTranslation();
  if (loading) return <SkeletonRows rows={8} />;
  return (
    <>
      <ul className="ledgerItems" aria-label={t('shell.page.contracts')}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link {...contractLink(row, asOf)} className="block plainLink">
              <span className="row">
                <span className="strong ellip grow">{row.accountName}</span>
                <Money amount={row.amount} currency={row.currency} />
              </span>
              <span className="row note">
                <span className="ellip grow">{row.code ?? t('ledger.unnumbered')}</span>
                <ContractStateChip state={row.state} />
              </span>
              <span className="note block">
                <TermText startsOn={row.startsOn} endsOn={row.endsOn} day={day} running={row.state === 'in_force'} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="loadMore note">
        {more ? (
          <Button loading={more === 'loading'} onClick={onEndReached}>
            {t('kit.table.loadMore')}
          </Button>
        ) : (
          t('kit.table.end', { count: rows.length })
        )}
      </div>
    </>
  );
}
