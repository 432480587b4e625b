import type { Account, Capability } from '@fulcrum/contract';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import type { ACCOUNT_TABS } from './account.search.ts';
import { AccountOverview } from './account-overview.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

export interface AccountTabProps {
  account: Account;
  facts: AccountFacts;
}

interface AccountTab {
  key: (typeof ACCOUNT_TABS)[number];
  /** What shows it. */
  needs: Capability;
  /** Loaded on demand: only the overview comes with the page. */
  page: ComponentType<AccountTabProps>;
}

/** The parts beside the overview, in the order of ACCOUNT_TABS; a part joins when its page is there. */
const TABS: readonly AccountTab[] = [
  { key: 'people', needs: 'contacts.read', page: lazy(async () => ({ default: (await import('./account-people.tsx')).AccountPeople })) },
  {
    key: 'contracts',
    needs: 'contracts.read',
    page: lazy(async () => ({ default: (await import('./account-contracts.tsx')).AccountContracts })),
  },
  { key: 'usage', needs: 'usage.read', page: lazy(async () => ({ default: (await import('./account-usage.tsx')).AccountUsage })) },
  { key: 'records', needs: 'facts.read', page: lazy(async () => ({ default: (await import('./account-records.tsx')).AccountRecords })) },
  {
    key: 'benefits',
    needs: 'accounts.read',
    page: lazy(async () => ({ default: (await import('../benefits/account-benefits.tsx')).AccountBenefitsTab })),
  },
  {
    key: 'success',
    needs: 'facts.read',
    page: lazy(async () => ({ default: (await import('../success/account-success.tsx')).AccountSuccess })),
  },
  {
    key: 'requests',
    needs: 'requests.read',
    page: lazy(async () => ({ default: (await import('../requests/account-requests.tsx')).AccountRequests })),
  },
  { key: 'files', needs: 'attachments.read', page: lazy(() => import('../attachments/account-files.page.tsx')) },
];

/** The parts of a customer's page, each with an address of its own. */
export function AccountTabs({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const { search } = useAccountAddress();
  const tabs = TABS.filter(({ needs }) => facts.may(needs));
  const Page = tabs.find(({ key }) => key === search.tab)?.page ?? AccountOverview;
  const link = (tab: AccountTab['key'] | undefined) => ({
    to: '/customers/$accountId' as const,
    params: { accountId: account.id },
    search: { tab, asOf: search.asOf },
    resetScroll: false,
  });
  return (
    <>
      {tabs.length > 0 ? (
        <SegmentLinks
          label={t('customer.tab.label')}
          current={search.tab ?? 'overview'}
          segments={[
            { key: 'overview', label: t('customer.tab.overview'), link: link(undefined) },
            ...tabs.map(({ key }) => ({ key, label: t(`customer.tab.${key}`), link: link(key) })),
          ]}
        />
      ) : null}
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <Page account={account} facts={facts} />
      </Suspense>
    </>
  );
}
