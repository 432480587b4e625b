import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import './account-people.css';
import type { AccountTabProps } from './account-tabs.tsx';
import { AccountTeam } from './account-team.tsx';
import { OwnerHistory } from './owner-history.tsx';
import { PeopleTable } from './people-table.tsx';
import { PortalMembers } from './portal-members.tsx';
import { ProfileGaps } from './profile-gaps.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';

/** Who is at the customer, and who of us is there for them, as of the day shown. */
export function AccountPeople({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const { go, search } = useAccountAddress();
  const asOf = useAsOf();
  const people = useQuery(api.contacts.list.queryOptions({ input: { accountId: account.id, limit: 200, ...asOf } }));
  const there = people.data?.items.filter(({ leftOn }) => !leftOn || leftOn > facts.day) ?? [];
  const gone = people.data?.items.filter(({ leftOn }) => leftOn && leftOn <= facts.day) ?? [];
  return (
    <div className={search.panel ? 'accountColumns narrow' : 'accountColumns'}>
      <div className="accountMain">
        <section className="accountBlock">
          <div className="row">
            <h2 className="section grow">
              {t('customer.side.people')} <span className="note">{people.data ? t('peopleTab.count', { count: there.length }) : null}</span>
            </h2>
            {facts.may('contacts.write') && !facts.isPast ? (
              <Button size="small" onClick={() => go({ panel: 'person', of: undefined, work: undefined })}>
                {t('customer.side.addPerson')}
              </Button>
            ) : null}
          </div>
          {people.isPending ? <SkeletonRows rows={5} /> : null}
          {people.error ? <QueryFailed level={3} error={people.error} onRetry={() => void people.refetch()} /> : null}
          {people.data && people.data.items.length === 0 ? <p className="note hairTop emptyNote">{t('customer.side.nobody')}</p> : null}
          {there.length > 0 ? <PeopleTable people={there} today={facts.day} /> : null}
          {gone.length > 0 ? (
            <details className="folded">
              <summary>{t('peopleTab.left', { count: gone.length })}</summary>
              <PeopleTable people={gone} today={facts.day} />
            </details>
          ) : null}
        </section>
      </div>
      <aside className="accountSide" aria-label={t('peopleTab.team')}>
        <AccountTeam account={account} facts={facts} />
        <OwnerHistory account={account} facts={facts} />
        {facts.isPast ? null : <PortalMembers account={account} facts={facts} people={there} />}
        {facts.isPast ? null : <ProfileGaps accountId={account.id} />}
      </aside>
    </div>
  );
}
