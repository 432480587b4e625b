import { EllipsisOutlined } from '@ant-design/icons';
import type { Task } from '@fulcrum/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate, ProblemNote } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { Due } from './due-text.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { ReassignForm } from './reassign-form.tsx';
import { SnoozeForm } from './snooze-form.tsx';
import { TaskScript } from './task-script.tsx';
import './tasks.css';
import type { TaskActions } from './use-task-actions.ts';
import { useTaskKind } from './use-task-kind.ts';

/** What the panel is about: the script, or one of the forms. */
export type TaskWork = 'log' | 'snooze' | 'reassign';
interface TaskPanelProps {
  task: Task;
  today: string;
  work: TaskWork | undefined;
  onWork: (work: TaskWork | undefined) => void;
  actions: TaskActions;
  onClose: () => void;
}

/** One task, docked: what to say, and its actions at the foot; or the form of the action chosen. */
export function TaskPanel({ task, today, work, onWork, actions, onClose }: TaskPanelProps) {
  const { t } = useTranslation();
  const kind = useTaskKind()(task);
  const back = () => onWork(undefined);
  const mayWrite = useMe()?.may.includes('tasks.write') ?? false;
  return (
    <DockedPanel
      key={task.id}
      eyebrow={
        <>
          {kind} · <Due dueOn={task.dueOn} today={today} />
        </>
      }
      title={task.title}
      onClose={work ? back : onClose}
      foot={work || !mayWrite || task.state !== 'open' ? null : <Foot task={task} onWork={onWork} actions={actions} />}
    >
      <div className="row wrap taskAccount">
        <AccountTier tier={task.tier} rank={task.tierRank} frozen={task.frozen} />
        <Link to="/customers/$accountId" params={{ accountId: task.accountId }}>
          {task.accountName}
        </Link>
        <span className="note">{task.ownerName ? t('task.panel.owner', { name: task.ownerName }) : t('task.panel.noOwner')}</span>
      </div>
      <State task={task} today={today} />
      {work === 'log' ? <OutcomeForm task={task} today={today} actions={actions} onCancel={back} /> : null}
      {work === 'snooze' ? (
        <SnoozeForm today={today} actions={actions} onSnooze={(until, reason) => actions.snooze([task], until, reason)} onCancel={back} />
      ) : null}
      {work === 'reassign' ? <ReassignForm tasks={[task]} actions={actions} onCancel={back} /> : null}
      {work ? null : <TaskScript task={task} today={today} />}
    </DockedPanel>
  );
}

/** That a task is closed or put off, where it is. */
function State({ task, today }: { task: Task; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (task.state !== 'open' && task.outcome)
    return <p className="note">{t('task.panel.closed', { outcome: t(`task.outcome.${task.outcome}`) })}</p>;
  if (!task.snoozedUntil || task.snoozedUntil <= today) return null;
  return <p className="note">{t('task.panel.snoozed', { day: formatDate(task.snoozedUntil, language, { weekday: true }) })}</p>;
}

function Foot({ task, onWork, actions }: Pick<TaskPanelProps, 'task' | 'onWork' | 'actions'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const items = [
    ...(me?.may.includes('users.read') ? [{ key: 'reassign', label: t('task.panel.reassign'), onClick: () => onWork('reassign') }] : []),
    {
      key: 'account',
      label: t('task.panel.openAccount'),
      onClick: () => void navigate({ to: '/customers/$accountId', params: { accountId: task.accountId } }),
    },
  ];
  return (
    <>
      <ProblemNote problem={actions.problem} />
      <div className="row taskFoot">
        <Button type="primary" onClick={() => onWork('log')} aria-keyshortcuts="d">
          {t('task.panel.log')}
          <span className="keyCap" aria-hidden>
            D
          </span>
        </Button>
        <Button onClick={() => actions.notReached(task)} loading={actions.busy}>
          {t('task.panel.notReached')}
        </Button>
        <Button onClick={() => onWork('snooze')} aria-keyshortcuts="s">
          {t('task.panel.snooze')}
        </Button>
        <span className="grow" />
        <Dropdown menu={{ items }} trigger={['click']} placement="topRight">
          <Button type="text" icon={<EllipsisOutlined aria-hidden />} aria-label={t('task.panel.more')} />
        </Dropdown>
      </div>
    </>
  );
}
