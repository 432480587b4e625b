import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { changePreferences, SkeletonRows, usePreferences } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import type { Studio } from './use-studio.ts';

interface Sample {
  accountId: string;
  name: string;
  code: string;
}

/** The accounts that the reader chose to watch while editing this policy; undefined: those that the server finds telling. */
export function useSampleChoice(policyId: string) {
  const me = useMe();
  const { samples } = usePreferences();
  const key = `${me?.id ?? ''} ${policyId}`;
  return {
    chosen: samples[key],
    isKnown: me !== undefined,
    choose: (accounts: readonly Sample[], at: number, id: string) => {
      const now = accounts.map((one) => one.accountId);
      changePreferences({ samples: { ...samples, [key]: [...new Set([...now.slice(0, at), id, ...now.slice(at + 1)])] } });
    },
  };
}

interface SampleAccountsProps<T extends Sample> {
  studio: Studio<unknown>;
  choice: ReturnType<typeof useSampleChoice>;
  /** What the draft gives to them. */
  tried: { data: { accounts: readonly T[] } | undefined; error: unknown; isFetching: boolean };
  card: (account: T) => ReactNode;
}

/** Three accounts, judged anew at each change: those that the reader chose, else those that tell most. */
export function SampleAccounts<T extends Sample>({ studio, choice, tried, card }: SampleAccountsProps<T>) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const accounts = tried.data?.accounts ?? [];
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
                  onChange={(id) => choice.choose(accounts, at, id)}
                />
              ) : null}
              {card(account)}
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
