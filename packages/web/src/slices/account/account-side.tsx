import { EditOutlined } from '@ant-design/icons';
import type { Account } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { AccountApprovals } from '../approvals/account-approvals.tsx';
import { AccountEvents } from '../events/account-events.tsx';
import { AccountHandovers } from '../handovers/account-handovers.tsx';
import { RunList } from '../plays/run-list.tsx';
import { AccountProcedures } from '../procedures/account-procedures.tsx';
import { AccountLikelihood } from '../renewals/index.ts';
import { AccountResources } from '../resources/account-resources.tsx';
import { AccountRisks } from '../risks/account-risks.tsx';
import { Due, PersonLine } from '../tasks/index.ts';
import { AccountFields } from './account-fields.tsx';
import { AccountNames } from './account-names.tsx';
import { AccountTags } from './account-tags.tsx';
import { TierHistory } from './tier-history.tsx';
import { type AccountFacts, useAccountAddress, useAsOf } from './use-account.ts';

interface SideProps {
  account: Account;
  facts: AccountFacts;
}

/** Beside the story: who is there, what is next, how the tier went, what the account is. */
export function AccountSide({ account, facts }: SideProps) {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  const adds = (capability: 'contacts.write' | 'tasks.write' | 'accounts.write' | 'facts.write') => facts.may(capability) && !facts.isPast;
  const more = (label: string, onClick: () => void) => (
    <Button type="link" size="small" onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <aside className="accountSide" aria-label={t('customer.side.label')}>
      {facts.may('contacts.read') ? (
        <Block
          early
          title={t('customer.side.people')}
          action={
            adds('contacts.write')
              ? more(t('customer.side.addPerson'), () => go({ panel: 'person', of: undefined, work: undefined }))
              : null
          }
        >
          <People accountId={account.id} editable={adds('contacts.write')} />
        </Block>
      ) : null}
      {facts.may('tasks.read') && !facts.isPast ? (
        <Block
          early
          title={t('customer.side.next')}
          action={adds('tasks.write') ? more(t('customer.side.addTask'), () => go({ panel: 'newTask', of: undefined })) : null}
        >
          <NextTasks facts={facts} />
        </Block>
      ) : null}
      {facts.may('facts.read') ? (
        <Block
          early
          title={t('shell.page.risks')}
          action={adds('facts.write') ? more(t('risks.raise'), () => go({ panel: 'risk', of: undefined })) : null}
        >
          <AccountRisks
            accountId={account.id}
            asOf={facts.isPast ? facts.day : undefined}
            day={facts.day}
            onOpen={(of) => go({ panel: 'risk', of })}
          />
        </Block>
      ) : null}
      {facts.may('plays.read') && !facts.isPast ? (
        <Block
          early
          title={t('shell.page.plays')}
          action={adds('tasks.write') ? more(t('playing.begin.title'), () => go({ panel: 'beginPlay', of: undefined })) : null}
        >
          <RunList accountId={account.id} onRun={(of) => go({ panel: 'run', of })} />
        </Block>
      ) : null}
      {facts.may('plays.read') ? (
        <Block title={t('shell.page.events')} action={null}>
          <AccountEvents accountId={account.id} asOf={facts.isPast ? facts.day : undefined} day={facts.day} />
        </Block>
      ) : null}
      {facts.may('interactions.read') && !facts.isPast ? (
        <Block title={t('handover.part')} action={null}>
          <AccountHandovers accountId={account.id} />
        </Block>
      ) : null}
      {facts.may('tasks.read') && !facts.isPast ? (
        <Block
          title={t('procedure.part')}
          action={adds('tasks.write') ? more(t('procedure.begin.title'), () => go({ panel: 'beginProcedure', of: undefined })) : null}
        >
          <AccountProcedures accountId={account.id} />
        </Block>
      ) : null}
      {facts.may('approvals.read') && !facts.isPast ? (
        <Block
          title={t('signing.part')}
          action={facts.may('approvals.ask') ? more(t('signing.ask.open'), () => go({ panel: 'approval', of: undefined })) : null}
        >
          <AccountApprovals accountId={account.id} />
        </Block>
      ) : null}
      {facts.may('resources.read') ? (
        <Block
          title={t('resourcing.part')}
          action={
            facts.may('resources.ask') && !facts.isPast
              ? more(t('resourcing.ask.title'), () => go({ panel: 'askResource', of: undefined }))
              : null
          }
        >
          <AccountResources accountId={account.id} asOf={facts.isPast ? facts.day : undefined} />
        </Block>
      ) : null}
      <AccountLikelihood accountId={account.id} tier={facts.tier?.level ?? null} health={facts.health?.score ?? null} />
      <TierHistory facts={facts} />
      <Block
        title={t('customer.side.fields')}
        action={adds('accounts.write') ? more(t('customer.side.edit'), () => go({ panel: 'fields' })) : null}
      >
        <AccountTags account={account} facts={facts} />
        <AccountFields account={account} />
      </Block>
      <Block title={t('customer.names.title')} action={null}>
        <AccountNames accountId={account.id} editable={adds('accounts.write')} />
      </Block>
    </aside>
  );
}

function Block({ title, action, early = false, children }: { title: string; action: ReactNode; early?: boolean; children: ReactNode }) {
  return (
    <section className={early ? 'sideBlock early' : 'sideBlock'}>
      <div className="row">
        <h2 className="section grow">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function People({ accountId, editable }: { accountId: string; editable: boolean }) {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  const asOf = useAsOf();
  const found = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100, ...asOf } }));
  if (found.isPending) return <SkeletonRows rows={3} />;
  if (!found.data) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0) return <p className="note hairTop emptyNote">{t('customer.side.nobody')}</p>;
  return (
    <ul className="sideList">
      {found.data.items.map((person) => (
        <PersonLine
          key={person.id}
          person={person}
          actions={
            editable ? (
              <Button
                size="small"
                type="text"
                icon={<EditOutlined aria-hidden />}
                aria-label={t('customer.side.editPerson', { name: person.name })}
                onClick={() => go({ panel: 'person', of: person.id, work: 'edit' })}
              />
            ) : null
          }
        />
      ))}
    </ul>
  );
}

function NextTasks({ facts }: { facts: AccountFacts }) {
  const { t } = useTranslation();
  const { search } = useAccountAddress();
  if (!facts.tasks) return <SkeletonRows rows={2} />;
  if (facts.tasks.length === 0) return <p className="note hairTop emptyNote">{t('customer.side.noTasks')}</p>;
  return (
    <ul className="sideList nextTasks">
      {facts.tasks
        .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
        .map((task) => (
          <li key={task.id} className={task.id === search.of ? 'on' : undefined}>
            <Due dueOn={task.dueOn} today={facts.today} />
            <Link
              to="/customers/$accountId"
              params={{ accountId: task.accountId }}
              search={(before) => ({ ...before, panel: 'task' as const, of: task.id, work: undefined })}
              resetScroll={false}
            >
              {task.title}
            </Link>
          </li>
        ))}
    </ul>
  );
}
