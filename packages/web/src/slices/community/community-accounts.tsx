import type { Community, CommunityDifference } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AccountSelect } from '../account/account-select.tsx';
import './community.css';

/** Whose people take part. One that differs in price level or channel source is told of before it joins. */
export function CommunityAccounts({ community }: { community: Community }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const may = can('articles.publish');
  const found = useQuery(api.communities.accounts.queryOptions({ input: { id: community.id } }));
  const remove = useChange({
    work: (accountId: string) => client.communities.removeAccount({ id: community.id, accountId }),
    changes: [api.communities.key()],
  });
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={3} />;
  return (
    <section>
      <h3 className="section">{t('community.accounts.title', { count: found.data.items.length })}</h3>
      <ul className="offerList">
        {found.data.items.map(({ accountId, accountName, differs }) => (
          <li key={accountId}>
            <span>
              <Link className="door" to="/customers/$accountId" params={{ accountId }}>
                {accountName}
              </Link>
              <Differences differs={differs} />
            </span>
            {may ? (
              <Button
                size="small"
                aria-label={t('community.accounts.removeOne', { name: accountName })}
                loading={remove.isPending && remove.variables === accountId}
                onClick={() => remove.mutate(accountId)}
              >
                {t('community.accounts.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ActionProblem error={remove.error} />
      {may ? <AddAccount key={found.data.items.length} id={community.id} /> : null}
    </section>
  );
}

function Differences({ differs }: { differs: CommunityDifference[] }) {
  const { t } = useTranslation();
  return differs.map(({ what, community, account }) => (
    <span key={what} className="note block communityDiffers">
      {t(`community.accounts.differs.${what}`, { community, account: account ?? t('community.accounts.unknown') })}
    </span>
  ));
}

function AddAccount({ id }: { id: string }) {
  const { t } = useTranslation();
  const [accountId, setAccount] = useState<string>();
  const differences = useQuery({
    ...api.communities.differences.queryOptions({ input: { id, accountId: accountId ?? '' } }),
    enabled: accountId !== undefined,
  });
  const differs = differences.data?.items ?? [];
  const add = useChange({
    work: (chosen: string) => client.communities.addAccount({ id, accountId: chosen, although: differs.length > 0 }),
    changes: [api.communities.key()],
  });
  return (
    <div className="stack communityAdd">
      <AccountSelect label={t('community.accounts.add')} onChange={setAccount} {...(accountId ? { value: accountId } : {})} />
      <div role="status">
        <Differences differs={differs} />
      </div>
      <ActionProblem error={differences.error ?? add.error} />
      <Button disabled={!accountId || !differences.data} loading={add.isPending} onClick={() => accountId && add.mutate(accountId)}>
        {t(differs.length ? 'community.accounts.addAlthough' : 'community.accounts.add')}
      </Button>
    </div>
  );
}
