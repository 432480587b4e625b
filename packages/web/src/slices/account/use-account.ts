import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { api, useMe } from '../../api/index.ts';
import type { AccountSearch } from './account.search.ts';

/** The address of an account's page and how to change it. */
export function useAccountAddress() {
  const { accountId } = useParams({ from: '/customers/$accountId' });
  const search = useSearch({ from: '/customers/$accountId' });
  const navigate = useNavigate({ from: '/customers/$accountId' });
  const go = (change: Partial<AccountSearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  const close = () => go({ panel: undefined, of: undefined, work: undefined }, true);
  return { accountId, search, go, close };
}

/** The input of every reading of the page: the account, and the past day if one is shown. */
export function useAsOf(): { asOf?: string } {
  const { asOf } = useSearch({ from: '/customers/$accountId' });
  return asOf ? { asOf } : {};
}

/** The facts that the page's head draws from, as they stood on the day shown. */
export function useAccountFacts() {
  const { accountId } = useAccountAddress();
  const asOf = useAsOf();
  const me = useMe();
  const may = (capability: NonNullable<typeof me>['may'][number]) => me?.may.includes(capability) ?? false;
  const account = useQuery(api.accounts.get.queryOptions({ input: { id: accountId, ...asOf } }));
  const id = account.data?.id ?? '';
  const known = account.data !== undefined;
  const orders = useQuery(api.orders.byMonth.queryOptions({ input: { accountId: id, ...asOf }, enabled: known && may('orders.read') }));
  const terms = useQuery(api.ledger.terms.queryOptions({ input: { accountId: id, ...asOf }, enabled: known && may('contracts.read') }));
  const history = useQuery(api.tiers.history.queryOptions({ input: { accountId: id }, enabled: known }));
  const lifecycle = useQuery(api.lifecycle.account.queryOptions({ input: { accountId: id, ...asOf }, enabled: known }));
  const health = useQuery(api.health.account.queryOptions({ input: { accountId: id, ...asOf }, enabled: known }));
  const tasks = useQuery(
    api.tasks.list.queryOptions({ input: { accountId: id, state: 'open', limit: 50 }, enabled: known && may('tasks.read') }),
  );
  const day = asOf.asOf ?? me?.today ?? '';
  const judged = (history.data?.items ?? []).filter((each) => each.asOf <= day).toSorted((a, b) => a.asOf.localeCompare(b.asOf));
  return {
    account,
    orders: orders.data,
    ordersError: orders.error,
    readOrdersAgain: () => void orders.refetch(),
    terms: terms.data,
    lifecycle: lifecycle.data,
    health: health.data,
    judged,
    judgedKnown: history.data !== undefined,
    tier: judged.at(-1),
    tasks: tasks.data?.items,
    today: me?.today ?? '',
    day,
    isPast: asOf.asOf !== undefined,
    currency: me?.organisation.baseCurrency ?? 'CNY',
    may,
  };
}
export type AccountFacts = ReturnType<typeof useAccountFacts>;
