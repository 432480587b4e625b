import type { Account } from '@fulcrum/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/index.ts';
import { EmptyState, PanelLayout, ProblemNote, SkeletonRows, type Undoable, UndoToast, useKeys } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { useTaskActions } from '../tasks/index.ts';
import './account.css';
import { FreezeNote } from '../tiers/freeze-note.tsx';
import { AccountFigures } from './account-figures.tsx';
import { AccountHead } from './account-head.tsx';
import { AccountPanel } from './account-panel.tsx';
import { AccountTabs } from './account-tabs.tsx';
import { TimeRail } from './time-rail.tsx';
import { type AccountFacts, useAccountAddress, useAccountFacts } from './use-account.ts';

/** How this customer stands, and why. */
export default function AccountPage() {
  const { t } = useTranslation();
  const facts = useAccountFacts();
  const { go } = useAccountAddress();
  const { data: account, error, refetch } = facts.account;
  if (account) return <Page key={account.id} account={account} facts={facts} />;
  if (!error) return <SkeletonRows rows={10} />;
  if (problemOf(error)?.status !== 404) return <QueryFailed level={1} error={error} onRetry={() => void refetch()} />;
  return (
    <EmptyState level={1} title={t('customer.missing.title')}>
      {facts.isPast ? (
        <>
          {t('customer.missing.past')}{' '}
          <button type="button" className="door" onClick={() => go({ asOf: undefined })}>
            {t('kit.asOf.today')}
          </button>
        </>
      ) : (
        t('customer.missing.text')
      )}
    </EmptyState>
  );
}

function Page({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { search, go, close } = useAccountAddress();
  const [recordDone, setRecordDone] = useState<Undoable | null>(null);
  const actions = useTaskActions(facts.today, close);
  const mayLog = facts.may('interactions.write') && !facts.isPast;
  useKeys({ l: () => (mayLog && !search.panel ? go({ panel: 'log' }) : false), w: () => go({ panel: 'tier', of: undefined }) });
  useScrollTo(search.at, () => go({ at: undefined }, true), facts.orders !== undefined);
  return (
    <>
      <AccountHead account={account} facts={facts} />
      <FreezeNote accountId={account.id} asOf={search.asOf} whenFrozen />
      <PanelLayout
        size="script"
        panel={search.panel ? <AccountPanel account={account} facts={facts} actions={actions} onDone={setRecordDone} /> : null}
      >
        <AccountFigures account={account} facts={facts} />
        <TimeRail accountId={account.id} facts={facts} />
        <ProblemNote problem={actions.undoProblem} />
        <AccountTabs account={account} facts={facts} />
      </PanelLayout>
      <UndoToast done={actions.undoable ?? recordDone} onGone={actions.undoable ? actions.dismiss : () => setRecordDone(null)} />
    </>
  );
}

/** Brings a part of the page into view once its content is there, then leaves the address clean. */
function useScrollTo(part: string | undefined, done: () => void, ready: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `done` is made anew by each render
  useEffect(() => {
    if (!part || !ready) return;
    document.getElementById(part)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    done();
  }, [part, ready]);
}
