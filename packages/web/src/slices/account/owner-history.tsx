import type { Account } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { type AccountFacts, useAsOf } from './use-account.ts';

/** Who owned the account and when, and its times in the public pool. */
export function OwnerHistory({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asOf = useAsOf();
  const owners = useQuery(api.members.owners.queryOptions({ input: { accountId: account.id, ...asOf } }));
  const stays = useQuery(api.pool.history.queryOptions({ input: { accountId: account.id } }));
  const day = (on: string) => formatDate(on, language);
  const pooled = stays.data?.items.filter(({ enteredOn }) => enteredOn <= facts.day) ?? [];
  return (
    <section className="sideBlock">
      <h2 className="section">{t('peopleTab.owners')}</h2>
      {owners.isPending ? <SkeletonRows rows={2} /> : null}
      {owners.error ? <QueryFailed level={3} error={owners.error} onRetry={() => void owners.refetch()} /> : null}
      {owners.data?.items.length === 0 ? <p className="note emptyNote">{t('peopleTab.noOwners')}</p> : null}
      <ul className="sideList teamList">
        {owners.data?.items.map((one) => (
          <li key={one.since}>
            <span>{one.ownerName ?? t('peopleTab.nobody')}</span>
            <span className="note">{[t('peopleTab.from', { day: day(one.since) }), one.teamName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {pooled.length > 0 ? (
        <>
          <h2 className="section">{t('pool.history')}</h2>
          <ul className="sideList teamList">
            {pooled.map((stay) => (
              <li key={stay.enteredOn}>
                <span>{t('pool.stay', { day: day(stay.enteredOn), reason: t(`pool.reasonOf.${stay.reason}`) })}</span>
                <span className="note">
                  {[stay.note, stay.leftOn && stay.toName ? t('pool.stayLeft', { day: day(stay.leftOn), name: stay.toName }) : null]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
