import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';

/** People of the customer by when they last used it, the silent first. Where nobody's use is known, nothing is claimed. */
export function SilentPeople({ accountId, asOf }: { accountId: string; asOf: string | undefined }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.usage.contacts, { accountId, limit: 20, ...(asOf ? { asOf } : {}) }));
  const people = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const isKnown = people.some(({ lastOn }) => lastOn !== null);
  return (
    <section className="sideBlock">
      <h2 className="section">{t('using.people.title')}</h2>
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && !isKnown ? <p className="note">{t('using.people.unknown')}</p> : null}
      {isKnown ? (
        <ul className="silentPeople">
          {people.map((person) => (
            <li key={person.contactId} className="row">
              <span className="grow">
                <span className="strong block">{person.name}</span>
                {person.title ? <span className="note">{person.title}</span> : null}
              </span>
              <span className={person.lastOn ? 'note' : 'strong'}>
                {person.lastOn ? <RelativeTime value={person.lastOn} /> : t('using.people.never')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {isKnown && found.hasNextPage ? (
        <Button type="link" size="small" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('using.people.more')}
        </Button>
      ) : null}
    </section>
  );
}
