import type { WorkItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { BulkBar, DockedPanel } from '../../kit/index.ts';
import { ReassignForm, SnoozeForm, type TaskActions } from '../tasks/index.ts';
import type { ContactActions } from './use-contact-actions.ts';
import { useTodayAddress } from './use-today.ts';

interface SelectionProps {
  items: WorkItem[];
  today: string;
  actions: TaskActions;
  contacts: ContactActions;
}

export const tasksOf = (items: WorkItem[]) => items.flatMap(({ task }) => (task ? [task] : []));

/** The form for all selected work at once: only tasks can be given to others. */
export function SelectionPanel({ items, today, actions, contacts }: SelectionProps) {
  const { t } = useTranslation();
  const { search, go } = useTodayAddress();
  const back = () => go({ work: undefined });
  const tasks = tasksOf(items);
  const shown = search.work === 'snooze' ? items : items.filter(({ task }) => task);
  const several = t('task.panel.several', { count: shown.length });
  const snooze = (until: string, reason: string) => {
    const suggested = items.filter(({ kind }) => kind === 'contact');
    if (suggested.length > 0) contacts.wave(suggested, until, reason);
    if (tasks.length > 0) actions.snooze(tasks, until, reason);
  };
  return (
    <DockedPanel eyebrow={several} title={t(search.work === 'snooze' ? 'task.panel.snooze' : 'task.panel.reassign')} onClose={back}>
      <ul className="pts">
        {shown.map((work) => (
          <li key={work.id}>
            {work.accountName} · {work.title}
          </li>
        ))}
      </ul>
      {search.work === 'snooze' ? (
        <SnoozeForm today={today} actions={actions} onSnooze={snooze} onCancel={back} />
      ) : (
        <ReassignForm tasks={tasks} actions={actions} onCancel={back} />
      )}
    </DockedPanel>
  );
}

/** What can be done with the selected work. */
export function SelectionBar({ items, mayReassign }: { items: WorkItem[]; mayReassign: boolean }) {
  const { t } = useTranslation();
  const { go } = useTodayAddress();
  return (
    <BulkBar
      summary={items.length ? t('today.selected', { count: items.length }) : null}
      onClear={() => go({ selected: undefined, work: undefined })}
      actions={[
        { label: t('task.panel.snooze'), shortcut: 'S', run: () => go({ work: 'snooze' }, false) },
        ...(mayReassign && items.some(({ task }) => task)
          ? [{ label: t('task.panel.reassign'), shortcut: 'R', run: () => go({ work: 'reassign' as const }, false) }]
          : []),
      ]}
    />
  );
}
