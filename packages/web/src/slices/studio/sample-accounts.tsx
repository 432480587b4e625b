import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, problemOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { changePreferences, SkeletonRows, usePreferences } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { SampleCard } from './sample-card.tsx';
import type { Studio } from './use-studio.ts';

interface SampleAccountsProps {
  policyId: string;
  studio: Studio;
  onAccount: (id: string) => void;
}

/** Three accounts, judged anew at each change: those that the reader chose, else one on either side of a threshold and the largest. */
export function SampleAccounts({ policyId, studio, onAccount }: SampleAccountsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { samples } = usePreferences();
  const key = `${me?.id ?? ''} ${policyId}`;
  const chosen = samples[key];
  const [choosing, setChoosing] = useState(false);
  const tried = useQuery({
    ...api.policies.tryOut.queryOptions({ input: { yaml: studio.settled, ...(chosen ? { accounts: chosen } : {}) } }),
    enabled: studio.sound && me !== undefined,
    placeholderData: (last) => last,
    retry: false,
  });
  const accounts = tried.data?.accounts ?? [];
  const choose = (at: number, id: string) => {
    const now = accounts.map((one) => one.accountId);
    changePreferences({ samples: { ...samples, [key]: [...new Set([...now.slice(0, at), id, ...now.slice(at + 1)])] } });
  };
  return (
    <section aria-labelledby="studio-samples" aria-busy={tried.isFetching}>
      <div className="row">
        <h2 className="section grow" id="studio-samples">
          {t('studio.sample.title')}
        </h2>
        {accounts.length ? (
          <Button type="link" className="plainLink" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
            {t(choosing ? 'studio.sample.done' : 'studio.sample.change')}
          </Button>
        ) : null}
      </div>
      {tried.error ? (
        <p className="note" role="alert">
          {problemOf(tried.error)?.title ?? t('kit.state.noAnswer')}
        </p>
      ) : tried.data && accounts.length === 0 ? (
        <p className="note">{t('studio.sample.none')}</p>
      ) : tried.data ? (
        <ul className={studio.issues.length ? 'samples stale' : 'samples'} aria-live="polite">
          {accounts.map((account, at) => (
            <li key={account.accountId}>
              {choosing ? (
                <AccountSelect
                  label={t('studio.sample.pick', { at: at + 1 })}
                  value={account.accountId}
                  known={{ id: account.accountId, name: account.name, code: account.code }}
                  onChange={(id) => choose(at, id)}
                />
              ) : null}
              {studio.draft ? (
                <SampleCard account={account} draft={studio.draft} before={studio.before} onOpen={() => onAccount(account.accountId)} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : studio.issues.length ? null : (
        <SkeletonRows rows={6} />
      )}
      {studio.issues.length ? <p className="note">{t('studio.sample.unsound')}</p> : null}
    </section>
  );
}
