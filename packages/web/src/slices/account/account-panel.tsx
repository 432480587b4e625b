import type { Account } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { DockedPanel, SkeletonRows, type Undoable } from '../../kit/index.ts';
import { AskPanel } from '../approvals/ask-approval.tsx';
import { BenefitPanel } from '../benefits/benefit-panel.tsx';
import { HealthPanel } from '../health/health-panel.tsx';
import { ClaimPanel } from '../payments/claim-panel.tsx';
import { BeginPlay } from '../plays/begin-play.tsx';
import { RunPanel } from '../plays/run-panel.tsx';
import { BeginProcedure } from '../procedures/begin-procedure.tsx';
import { AskResource } from '../resources/ask-resource.tsx';
import { RaiseRisk } from '../risks/raise-risk.tsx';
import { RiskPanel } from '../risks/risk-panel.tsx';
import { NewTaskForm, TaskPanel, type useTaskActions } from '../tasks/index.ts';
import { EXPLANATION_VIEWS, ExplanationPanel } from '../tiers/explanation-panel.tsx';
import { AccountRecordPanel } from './account-record-panel.tsx';
import { FieldsPanel } from './fields-panel.tsx';
import { LogContactPanel } from './log-contact-panel.tsx';
import { MadePanel } from './made-panel.tsx';
import { MemberPanel } from './member-panel.tsx';
import { OrderAdjustment } from './order-adjustment.tsx';
import { PersonPanel } from './person-panel.tsx';
import { RfmPanel } from './rfm-panel.tsx';
import { StagePanel } from './stage-panel.tsx';
import { TermsPanel } from './terms-panel.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

interface AccountPanelProps {
  account: Account;
  facts: AccountFacts;
  actions: ReturnType<typeof useTaskActions>;
  /** What was done to a record, to be shown when the panel is gone. */
  onDone: (done: Undoable) => void;
}

/** The panel that the address asks for. On a past day only what explains is shown, nothing that changes. */
export function AccountPanel({ account, facts, actions, onDone }: AccountPanelProps) {
  const { t } = useTranslation();
  const { search, go, close } = useAccountAddress();
  if (search.panel === 'tier')
    return (
      <ExplanationPanel
        accountId={account.id}
        accountName={account.name}
        asOf={search.asOf}
        view={EXPLANATION_VIEWS.find((view) => view === search.of)}
        onView={(of) => go({ of }, true)}
        onClose={close}
      />
    );
  if (search.panel === 'rfm' && facts.orders)
    return <RfmPanel accountId={account.id} orders={facts.orders} currency={facts.currency} day={facts.day} onClose={close} />;
  if (search.panel === 'terms' && facts.terms)
    return <TermsPanel name={account.name} terms={facts.terms} currency={facts.currency} onClose={close} />;
  if (search.panel === 'stage' && facts.lifecycle) return <StagePanel name={account.name} lifecycle={facts.lifecycle} onClose={close} />;
  if (search.panel === 'health' && facts.health)
    return <HealthPanel accountId={account.id} name={account.name} told={facts.health} asOf={search.asOf} onClose={close} />;
  if (search.panel === 'benefit')
    return <BenefitPanel accountId={account.id} name={account.name} facts={facts} benefit={search.of} onClose={close} />;
  if (search.panel === 'risk' && search.of)
    return <RiskPanel key={search.of} accountId={account.id} riskId={search.of} asOf={search.asOf} onClose={close} />;
  if (search.panel === 'record') return <AccountRecordPanel account={account} facts={facts} onDone={onDone} />;
  if (search.panel === 'person')
    return <PersonPanel accountId={account.id} facts={facts} personId={search.of} onDone={onDone} onClose={close} />;
  if (search.panel === 'made')
    return <MadePanel accountId={account.id} name={account.name} facts={facts} madeId={search.of} onClose={close} />;
  if (search.panel === 'fields' || facts.isPast) return <FieldsPanel account={account} facts={facts} onClose={close} />;
  if (search.panel === 'claim' && search.of) return <ClaimPanel receiptId={search.of} eyebrow={account.name} onClose={close} />;
  if (search.panel === 'adjust' && search.of)
    return <OrderAdjustment accountId={account.id} eyebrow={account.name} orderId={search.of} onClose={close} />;
  if (search.panel === 'risk') return <RaiseRisk accountId={account.id} name={account.name} onClose={close} />;
  if (search.panel === 'run' && search.of) return <RunPanel key={search.of} id={search.of} onClose={close} />;
  if (search.panel === 'beginPlay') return <BeginPlay accountId={account.id} name={account.name} onClose={close} />;
  if (search.panel === 'beginProcedure') return <BeginProcedure accountId={account.id} name={account.name} onClose={close} />;
  if (search.panel === 'askResource') return <AskResource account={account} onAsked={close} onClose={close} />;
  if (search.panel === 'approval') return <AskPanel accountId={account.id} eyebrow={account.name} onAsked={close} onClose={close} />;
  if (search.panel === 'log') return <LogContactPanel accountId={account.id} name={account.name} today={facts.today} onClose={close} />;
  if (search.panel === 'member')
    return <MemberPanel accountId={account.id} name={account.name} today={facts.today} memberId={search.of} onClose={close} />;
  if (search.panel === 'newTask')
    return (
      <DockedPanel eyebrow={account.name} title={t('today.newTask')} onClose={close}>
        <NewTaskForm today={facts.today} accountId={account.id} onMade={close} onCancel={close} />
      </DockedPanel>
    );
  return <OneTask facts={facts} actions={actions} />;
}

function OneTask({ facts, actions }: Pick<AccountPanelProps, 'facts' | 'actions'>) {
  const { search, go, close } = useAccountAddress();
  const listed = facts.tasks?.find((task) => task.id === search.of);
  const alone = useQuery(api.tasks.get.queryOptions({ input: { id: search.of ?? '' }, enabled: !listed && search.of !== undefined }));
  const task = listed ?? alone.data;
  if (!task)
    return (
      <DockedPanel title="…" onClose={close}>
        <SkeletonRows rows={4} />
      </DockedPanel>
    );
  return (
    <TaskPanel
      task={task}
      today={facts.today}
      work={search.work === 'edit' || search.work === 'move' || search.work === 'same' ? undefined : search.work}
      onWork={(work) => {
        actions.forget();
        go({ work }, true);
      }}
      actions={actions}
      onClose={close}
    />
  );
}
