import type { Task } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { LastContacts } from './last-contacts.tsx';
import { PersonLine } from './people-lines.tsx';
import { TaskReach, TaskRun } from './task-origin.tsx';
import { useTicks } from './use-ticks.ts';

const PEOPLE_SHOWN = 4;

/** What to know and say for one task: the reason, whom to call, the script, the checklist, the last contacts. */
export function TaskScript({ task, today }: { task: Task; today: string }) {
  const { t } = useTranslation();
  return (
    <div className="taskScript">
      <h3 className="lbl">{t(task.dueOn <= today ? 'task.panel.why' : 'task.panel.whyLater')}</h3>
      <p className="prose">{task.reason}</p>
      <h3 className="lbl">{t('task.panel.whom')}</h3>
      <TaskReach task={task} />
      <People accountId={task.accountId} />
      <h3 className="lbl">{t('task.panel.script')}</h3>
      {task.script ? <p className="say">{task.script}</p> : <p className="note">{t('task.panel.noScript')}</p>}
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

function People({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100 } }));
  if (found.isPending) return <span className="skel" style={{ width: '56%' }} />;
  const here = (found.data?.items ?? []).filter((person) => !person.leftOn);
  if (here.length === 0) return <p className="note">{t('task.panel.nobody')}</p>;
  return (
    <ul className="peopleLines">
      {here.slice(0, PEOPLE_SHOWN).map((person) => (
        <PersonLine key={person.id} person={person} />
      ))}
    </ul>
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
