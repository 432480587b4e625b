import type { Task } from '@fulcrum/contract';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyScript } from './copy-script.tsx';
import { LastContacts } from './last-contacts.tsx';
import { PeopleLines } from './people-lines.tsx';
import { Principles, principlesOf } from './principles.tsx';
import { TaskReach, TaskRun } from './task-origin.tsx';
import { useTicks } from './use-ticks.ts';

/** What to know and say for one task: the reason, whom to call, the script, the checklist, the last contacts. */
export function TaskScript({ task, today }: { task: Task; today: string }) {
  const { t } = useTranslation();
  return (
    <div className="taskScript">
      <h3 className="lbl">{t(task.dueOn <= today ? 'task.panel.why' : 'task.panel.whyLater')}</h3>
      <p className="prose">{task.reason}</p>
      <h3 className="lbl">{t('task.panel.whom')}</h3>
      <TaskReach task={task} />
      <PeopleLines accountId={task.accountId} />
      <Principles of={principlesOf(task)} />
      <h3 className="lbl">{t('task.panel.script')}</h3>
      {task.script ? <p className="say">{task.script}</p> : <p className="note">{t('task.panel.noScript')}</p>}
      {task.script && task.kind === 'message' ? <CopyScript text={task.script} to={task.facts.recipient} /> : null}
      {task.material ? (
        <>
          <h3 className="lbl">{t('playing.task.material')}</h3>
          <p className="prose">{task.material}</p>
        </>
      ) : null}
      {task.checklist.length > 0 ? (
        <>
          <h3 className="lbl">{t('task.panel.checklist')}</h3>
          <Checklist key={task.id} task={task} />
        </>
      ) : null}
      <h3 className="lbl">{t('task.panel.last')}</h3>
      <LastContacts accountId={task.accountId} />
      <TaskRun task={task} />
    </div>
  );
}

function Checklist({ task }: { task: Task }) {
  const [ticked, toggle] = useTicks(task.id);
  return (
    <ul className="checklist">
      {task.checklist.map((line, i) => (
        <li key={line}>
          <Checkbox checked={ticked.includes(i)} onChange={() => toggle(i)}>
            {line}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
