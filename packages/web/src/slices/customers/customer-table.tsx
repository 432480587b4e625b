import type { AccountRow } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { DataTable, KeyHints, listKeys } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import type { Level } from '../tiers/use-levels.ts';
import { type Sums, useCustomerColumns } from './customer-columns.tsx';
import { type CustomersSearch, DEFAULT_SORT } from './customers.search.ts';

interface CustomerTableProps {
  rows: AccountRow[];
  levels: Level[];
  sums: Sums | undefined;
  loading: boolean;
  more: 'loading' | boolean;
  /** A panel stands beside: the columns that matter most. */
  narrow: boolean;
  search: CustomersSearch;
  selected: string[];
  onSort: (sort: CustomersSearch['sort']) => void;
  /** Absent: there is nothing to do with selected rows. */
  onSelect?: (ids: string[]) => void;
  onOpen: (id: string) => void;
  onExplain: (id: string) => void;
  onEndReached: () => void;
}

/** The customers as rows, sorted by the server, with the totals of the whole filter at their foot. */
export function CustomerTable({ search, narrow, onOpen, onSort, ...props }: CustomerTableProps) {
  const { t } = useTranslation();
  // A policy of conditions alone gives no score: a column of noughts would say nothing.
  const scored = props.loading || props.rows.some(({ tierScore }) => tierScore !== null && Number(tierScore) !== 0);
  const columns = useCustomerColumns(props).filter(({ key }) => key !== 'tier' || scored);
  // Who does not see amounts gets the list by name from the server.
  const sort = search.sort ?? (props.sums?.amount12m === MASKED ? 'name' : DEFAULT_SORT);
  const key = sort.replace('-', '');
  return (
    <>
      <DataTable
        label={t('shell.page.customers')}
        list={narrow ? undefined : 'customers'}
        columns={narrow ? columns.filter((column) => ['name', 'amount', 'growth', 'lastOrder', 'tier'].includes(column.key)) : columns}
        rows={props.rows}
        rowKey={(row) => row.id}
        loading={props.loading}
        sort={{ key, direction: sort.startsWith('-') ? 'desc' : 'asc' }}
        onSort={(next) => onSort(`${next.direction === 'desc' ? '-' : ''}${next.key}` as CustomersSearch['sort'])}
        selected={props.selected}
        onSelect={props.onSelect}
        onOpen={(row) => onOpen(row.id)}
        openKey={search.explain}
        more={props.more}
        onEndReached={props.onEndReached}
        keyboard
      />
      <KeyHints
        hints={[
          ...listKeys(t),
          { keys: ['/'], does: t('customers.keys.search') },
          ...(props.onSelect ? [{ keys: ['A', 'T', 'L', 'E'], does: t('customers.keys.bulk') }] : []),
        ]}
      />
    </>
  );
}
