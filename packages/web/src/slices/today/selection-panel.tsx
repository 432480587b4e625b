import type { Task } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { BulkBar, DockedPanel } from '../../kit/index.ts';
import { ReassignForm, SnoozeForm, type useTaskActions } from '../tasks/index.ts';
import { useTodayAddress } from './use-today.ts';

interface SelectionProps {
  tasks: Task[];
  today: string;
  actions: ReturnType<typeof useTaskActions>;
}

/** The form for all selected tasks at once. */
export function SelectionPanel({ tasks, today, actions }: SelectionProps) {
  const { t } = useTranslation();
  const { search, go } = useTodayAddress();
  const back = () => go({ work: undefined });
  const several = t('task.panel.several', { count: tasks.length });
  return (
    <DockedPanel eyebrow={several} title={t(search.work === 'snooze' ? 'task.panel.snooze' : 'task.panel.reassign')} onClose={back}>
      <ul className="pts">
        {tasks.map((task) => (
          <li key={task.id}>
            {task.accountName} · {task.title}
          </li>
        ))}
      </ul>
      {search.work === 'snooze' ? (
        <SnoozeForm tasks={tasks} today={today} actions={actions} onCancel={back} />
      ) : (
        <ReassignForm tasks={tasks} actions={actions} onCancel={back} />
      )}
    </DockedPanel>
  );
}

/** What can be done with the selected tasks. */
export function SelectionBar({ tasks, mayReassign }: { tasks: Task[]; mayReassign: boolean }) {
  const { t } = useTranslation();
  const { go } = useTodayAddress();
  return (
    <BulkBar
      summary={tasks.length ? t('today.selected', { count: tasks.length }) : null}
      onClear={() => go({ selected: undefined, work: undefined })}
      actions={[
        { label: t('task.panel.snooze'), shortcut: 'S', run: () => go({ work: 'snooze' }, false) },
        ...(mayReassign ? [{ label: t('task.panel.reassign'), shortcut: 'R', run: () => go({ work: 'reassign' as const }, false) }] : []),
      ]}
    />
  );
}
