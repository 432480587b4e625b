import type { WorkItem } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { DockedPanel, ProblemNote } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import {
  ContactFields,
  type ContactMade,
  Due,
  LastContacts,
  PeopleLines,
  type Principle,
  Principles,
  SnoozeForm,
  type TaskActions,
  useDraft,
} from '../tasks/index.ts';
import type { ContactActions } from './use-contact-actions.ts';
import type { AtCustomer } from './use-today.ts';
import { useWorkKind } from './use-work-kind.ts';

interface ContactPanelProps {
  work: AtCustomer;
  today: string;
  doing: 'log' | 'snooze' | undefined;
  onDoing: (doing: 'log' | 'snooze' | undefined) => void;
  actions: TaskActions;
  contacts: ContactActions;
  onClose: () => void;
}

/** What to keep in mind of such a suggestion. */
const principlesOfSuggestion = ({ about, tierRank }: WorkItem): Principle[] => [
  about === 'decider' ? 'cover_roles' : 'reach_out',
  ...(tierRank === 0 ? (['key_first'] as const) : []),
];

/** A customer worth a call without a task: why, whom, what was last said; logged, made a task or waved off at the foot. */
export function ContactPanel({ work, today, doing, onDoing, actions, contacts, onClose }: ContactPanelProps) {
  const { t } = useTranslation();
  const kind = useWorkKind()(work);
  const back = () => onDoing(undefined);
  const mayWrite = useMe()?.may.includes('tasks.write') ?? false;
  return (
    <DockedPanel
      key={work.id}
      eyebrow={
        <>
          {t('today.contact.suggested')} · {kind} · <Due dueOn={work.dueOn} today={today} />
        </>
      }
      title={work.title}
      onClose={doing ? back : onClose}
      foot={doing || !mayWrite ? null : <Foot work={work} onDoing={onDoing} actions={actions} contacts={contacts} />}
    >
      <div className="row wrap taskAccount">
        <AccountTier tier={work.tier} rank={work.tierRank} frozen={work.frozen} />
        <Link to="/customers/$accountId" params={{ accountId: work.accountId }}>
          {work.accountName}
        </Link>
        {work.ownerName ? <span className="note">{t('task.panel.owner', { name: work.ownerName })}</span> : null}
      </div>
      {doing === 'log' ? <LogForm work={work} actions={actions} contacts={contacts} onCancel={back} /> : null}
      {doing === 'snooze' ? (
        <>
          <p className="note">{t('today.contact.waveHint')}</p>
          <SnoozeForm today={today} actions={actions} onSnooze={(until, reason) => contacts.wave([work], until, reason)} onCancel={back} />
        </>
      ) : null}
      {doing ? null : (
        <div className="taskScript">
          <h3 className="lbl">{t('task.panel.why')}</h3>
          <p className="prose">{work.reason}</p>
          <Principles of={principlesOfSuggestion(work)} />
          <h3 className="lbl">{t('task.panel.whom')}</h3>
          <PeopleLines accountId={work.accountId} {...(work.about === 'decider' ? { first: 'decider' } : {})} />
          <h3 className="lbl">{t('task.panel.last')}</h3>
          <LastContacts accountId={work.accountId} />
        </div>
      )}
    </DockedPanel>
  );
}

function LogForm({
  work,
  actions,
  contacts,
  onCancel,
}: Pick<ContactPanelProps, 'work' | 'actions' | 'contacts'> & { onCancel: () => void }) {
  const { t } = useTranslation();
  const draft = useDraft<ContactMade>(`contact.${work.id}`);
  return (
    <Form<ContactMade>
      name={`contact-${work.id}`}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ kind: 'call', twoWay: true, ...draft.kept }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={(made) => contacts.log(work, made, draft.forget)}
      className="workForm"
    >
      <ContactFields accountId={work.accountId} required />
      <Principles of={['keep_confidences']} />
      <ProblemNote problem={actions.problem} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={actions.busy}>
          {t('today.contact.log')}
        </Button>
        <Button onClick={onCancel}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}

function Foot({ work, onDoing, actions, contacts }: Pick<ContactPanelProps, 'work' | 'onDoing' | 'actions' | 'contacts'>) {
  const { t } = useTranslation();
  return (
    <>
      <ProblemNote problem={actions.problem} />
      <div className="row taskFoot">
        <Button type="primary" onClick={() => onDoing('log')} aria-keyshortcuts="d">
          {t('today.contact.log')}
          <span className="keyCap" aria-hidden>
            D
          </span>
        </Button>
        <Button onClick={() => contacts.take(work)} loading={actions.busy}>
          {t('today.contact.take')}
        </Button>
        <Button onClick={() => onDoing('snooze')} aria-keyshortcuts="s">
          {t('today.contact.wave')}
        </Button>
      </div>
      <p className="note contactFoot">{t('today.contact.foot')}</p>
    </>
  );
}
