import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCKED, Failure, PanelLayout, PHONE, useMedia } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ComparisonPanel } from '../comparison/comparison-panel.tsx';
import { SegmentForm } from '../segments/segment-form.tsx';
import '../segments/segments.css';
import { ExplanationPanel } from '../tiers/explanation-panel.tsx';
import { useLevels } from '../tiers/use-levels.ts';
import { CustomerBulk } from './customer-bulk.tsx';
import { CustomerItems } from './customer-items.tsx';
import { CustomerTable } from './customer-table.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import './customers.css';
import { CustomersEmpty } from './customers-empty.tsx';
import { CustomersHead } from './customers-head.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { Filters } from './filters.tsx';
import { NewCustomer } from './new-customer.tsx';
import { filterInput, useCustomerSums, useCustomers } from './use-customers.ts';
import { accountPath, useCustomersSearch } from './use-customers-search.ts';
import { useDefaultView } from './use-default-view.ts';

/** What does this group of customers look like: tabs, filters, the list with its totals, and what can be done with rows. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = useMedia(PHONE);
  const docked = useMedia(DOCKED);
  const [search, change, replace] = useCustomersSearch();
  const [selected, setSelected] = useState<string[]>([]);
  const { can } = useSession();
  const levels = useLevels();
  const customers = useCustomers(search);
  const sums = useCustomerSums(search);
  const rows = customers.data?.pages.flatMap((page) => page.items) ?? [];
  const explained = rows.find((row) => row.id === search.explain);
  const open = (id: string) => void navigate({ to: accountPath(id) });
  const close = () => change({ panel: undefined });
  const shown = {
    rows,
    levels,
    loading: customers.isPending,
    more: customers.isFetchingNextPage ? ('loading' as const) : customers.hasNextPage,
    onEndReached: () => void customers.fetchNextPage(),
    onExplain: (id: string) => change({ explain: id, panel: undefined }),
  };
  useDefaultView(search, replace);
  const panel = search.explain ? (
    <ExplanationPanel
      key={search.explain}
      accountId={search.explain}
      accountName={explained?.name}
      {...(search.asOf ? { asOf: search.asOf } : {})}
      onClose={() => change({ explain: undefined })}
    />
  ) : search.compare ? (
    <ComparisonPanel
      by={search.compare}
      filter={filterInput(search)}
      against={search.against}
      onChange={change}
      onClose={() => change({ compare: undefined })}
    />
  ) : search.panel === 'new' ? (
    <NewCustomer onClose={close} onCreated={open} />
  ) : search.panel === 'filter' ? (
    <FilterPanel
      key={JSON.stringify(search.filter)}
      filter={search.filter}
      onApply={(filter) => change({ filter })}
      onKeep={(filter) => change({ filter, panel: 'segment' })}
      onClose={close}
    />
  ) : search.panel === 'segment' ? (
    <SegmentForm
      kind="dynamic"
      {...(search.filter ? { condition: search.filter } : {})}
      onClose={close}
      onSaved={({ id }) => change({ segment: id, filter: undefined, panel: undefined })}
    />
  ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <CustomersHead all={sums.all.data} search={search} onNew={() => change({ panel: 'new', explain: undefined, compare: undefined })} />
      <CustomerTabs all={sums.all.data?.accounts} mine={sums.mine?.accounts} search={search} />
      <Filters search={search} onChange={change} onOpen={replace} />
      {customers.error ? (
        <Failure error={customers.error} onRetry={() => void customers.refetch()} />
      ) : !customers.isPending && rows.length === 0 ? (
        <CustomersEmpty none={sums.all.data?.accounts === 0} onClear={() => replace({})} />
      ) : phone ? (
        <CustomerItems {...shown} />
      ) : (
        <CustomerTable
          {...shown}
          sums={sums.filtered}
          narrow={panel !== null && docked}
          search={search}
          onSort={(sort) => change({ sort })}
          selected={selected}
          onSelect={
            can('exports.run') || can('accounts.assign') || can('accounts.write') || can('segments.write') ? setSelected : undefined
          }
          onOpen={open}
        />
      )}
      <CustomerBulk
        rows={rows.filter((row) => selected.includes(row.id))}
        all={sums.filtered}
        search={search}
        onClear={() => setSelected([])}
      />
      <span className="visuallyHidden" role="status">
        {customers.isFetching && !customers.isPending ? t('kit.state.loading') : ''}
      </span>
    </PanelLayout>
  );
}
