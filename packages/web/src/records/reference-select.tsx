import type { ReferenceTarget } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../api/index.ts';

interface ReferenceSelectProps {
  id?: string;
  to: ReferenceTarget;
  /** The account that the record hangs on: people are looked for there. */
  accountId?: string | undefined;
  value?: string | null;
  /** What is chosen at first, which may not be among the first names found. */
  known?: { id: string; name: string } | undefined;
  onChange?: (id: string | null) => void;
}
interface Found {
  id: string;
  name: string;
}
type Search = (q: string | undefined, accountId: string | undefined) => Promise<Found[]>;

const LIMIT = 30;
const asked = (q: string | undefined) => ({ limit: LIMIT, ...(q ? { q } : {}) });
const coded = (each: { id: string; code: string | null }, name?: string | null): Found => ({
  id: each.id,
  name: [each.code, name].filter(Boolean).join(' · ') || '—',
});

/** How each kind of record is looked for, and what it is called. */
const SEARCHES: Record<ReferenceTarget, Search> = {
  accounts: async (q) => (await client.accounts.list({ ...asked(q), sort: 'name' })).items.map(({ id, name }) => ({ id, name })),
  contacts: async (q, accountId) => (await client.contacts.list({ ...asked(q), ...(accountId ? { accountId } : {}) })).items,
  products: async (q) => (await client.products.list(asked(q))).items,
  users: async (q) => (await client.identity.listUsers(asked(q))).items.filter((user) => !user.disabled),
  contracts: async (q, accountId) =>
    (await client.contracts.list({ ...asked(q), ...(accountId && !q ? { accountId } : {}) })).items.map((each) => coded(each, each.title)),
  subscriptions: async (q, accountId) =>
    (await client.subscriptions.list({ ...asked(q), ...(accountId ? { accountId } : {}) })).items.map((each) => coded(each, each.plan)),
  'success-plans': async (q, accountId) =>
    (await client.successPlans.list({ ...asked(q), ...(accountId ? { accountId } : {}) })).items.map(({ id, title }) => ({
      id,
      name: title,
    })),
  competitors: async (q) => (await client.competitors.list(asked(q))).items.map(({ id, title }) => ({ id, name: title })),
};

/** A record found by its name, for a form. */
export function ReferenceSelect({ id, to, accountId, value, known, onChange }: ReferenceSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: [...api.key(), 'reference', to, accountId, q],
    queryFn: () => SEARCHES[to](q || undefined, accountId),
    placeholderData: (before: Found[] | undefined) => before,
  });
  const rows = found.data ?? [];
  const listed = known && !q && !rows.some((row) => row.id === known.id) ? [known, ...rows] : rows;
  return (
    <Select
      id={id}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('records.choose')}
      loading={found.isFetching}
      notFoundContent={found.isError ? t('records.searchFailed') : t('records.nothingFound')}
      options={listed.map((row) => ({ value: row.id, label: row.name }))}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  );
}
