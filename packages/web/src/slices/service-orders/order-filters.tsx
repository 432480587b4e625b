import { ORDER_KINDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { OrdersSearch } from './orders.search.ts';

interface OrderFiltersProps {
  search: OrdersSearch;
  onChange: (next: Partial<OrdersSearch>) => void;
}

/** Narrows the list: by kind, who does it, who goes, the product, and words of the title or the number. */
export function OrderFilters({ search, onChange }: OrderFiltersProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const known = useQuery({ ...api.serviceOrders.people.queryOptions({ input: {} }), enabled: can('requests.write') }).data;
  const products = useQuery(api.products.list.queryOptions({ input: { limit: 200 } })).data?.items ?? [];
  const select = (
    label: string,
    value: string | undefined,
    options: { value: string; label: string }[],
    chosen: (value?: string) => void,
  ) =>
    options.length > 0 ? (
      <Select
        allowClear
        aria-label={label}
        placeholder={label}
        value={value}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        onChange={(next: string | undefined) => chosen(next)}
      />
    ) : null;
  const named = (all: readonly { id: string; name: string }[] = []) => all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="row wrap orderFilters">
      <Select
        allowClear
        aria-label={t('serviceOrder.kind')}
        placeholder={t('serviceOrder.kind')}
        value={search.kind}
        options={ORDER_KINDS.map((value) => ({ value, label: t(`serviceOrder.kindOf.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      {select(t('serviceOrder.provider'), search.provider, named(known?.providers), (provider) => onChange({ provider }))}
      {select(t('serviceOrder.engineer'), search.engineer, named(known?.people), (engineer) => onChange({ engineer }))}
      {select(t('serviceOrder.product'), search.product, named(products), (product) => onChange({ product }))}
      <Input.Search
        allowClear
        aria-label={t('serviceOrder.find')}
        placeholder={t('serviceOrder.find')}
        defaultValue={search.q}
        onSearch={(text) => onChange({ q: text.trim() || undefined })}
      />
    </div>
  );
}
