import type { Task } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { DOCKED, DockedPanel, PanelLayout, PHONE, ProblemNote, UndoToast, useMedia } from '../../kit/index.ts';
import { NewTaskForm, TaskPanel, useTaskActions } from '../tasks/index.ts';
import { SelectionBar, SelectionPanel } from './selection-panel.tsx';
import './today.css';
import { SigningHint } from '../approvals/signing-hint.tsx';
import { HandoversHint } from '../handovers/handovers-hint.tsx';
import { ApprovalsHint } from '../tiers/approvals-hint.tsx';
import { ProposalsHint } from '../tiers/proposals-hint.tsx';
import { TodayFigures, TodayHead } from './today-head.tsx';
import { useOpenTask, useTodayAddress, useWorklist } from './use-today.ts';
import { useTodayKeys } from './use-today-keys.ts';
import { grouped, Worklist } from './worklist.tsx';

/** Whom to contact today, why, and what to say. */
export default function TodayPage() {
  const { search, go } = useTodayAddress();
  const me = useMe();
  const docked = useMedia(DOCKED);
  const phone = useMedia(PHONE);
  const list = useWorklist();
  const today = list.date ?? me?.today ?? '';
  const inOrder = grouped(list.tasks).flat();
  // Where there is room beside the list, its first task stands open unless the reader closed it.
  const openId = search.task === 'none' ? undefined : (search.task ?? (docked ? inOrder[0]?.id : undefined));
  const open = useOpenTask(inOrder, openId);
  const chosen = inOrder.filter((task) => search.selected?.includes(task.id));
  const actions = useTaskActions(today, (gone) => go({ work: undefined, selected: undefined, task: nextOf(inOrder, gone, docked) }));
  useTodayKeys({ tasks: inOrder, openId, chosen: chosen.length > 0, onForget: actions.forget });
  const panel = usePanel({ open, chosen, today, actions });
  return (
    <>
      <TodayHead list={list} />
      <ProposalsHint />
      <ApprovalsHint />
      <SigningHint />
      <HandoversHint />
      {phone ? null : <TodayFigures figures={list.figures} />}
      <div className="today">
        <PanelLayout size="script" panel={panel}>
          <ProblemNote problem={actions.undoProblem} />
          <Worklist list={list} today={today} openId={openId} />
          <SelectionBar tasks={chosen} mayReassign={me?.may.includes('users.read') ?? false} />
        </PanelLayout>
      </div>
      <UndoToast done={actions.undoable} onGone={actions.dismiss} />
    </>
  );
}

interface PanelProps {
  open: Task | undefined;
  chosen: Task[];
  today: string;
  actions: ReturnType<typeof useTaskActions>;
}

function usePanel({ open, chosen, today, actions }: PanelProps) {
  const { t } = useTranslation();
  const { search, go } = useTodayAddress();
  if (search.work === 'new')
    return (
      <DockedPanel title={t('today.newTask')} onClose={() => go({ work: undefined })}>
        <NewTaskForm
          today={today}
          onMade={(task) => go({ work: undefined, task, show: undefined })}
          onCancel={() => go({ work: undefined })}
        />
      </DockedPanel>
    );
  if (chosen.length > 0 && (search.work === 'snooze' || search.work === 'reassign'))
    return <SelectionPanel tasks={chosen} today={today} actions={actions} />;
  if (!open) return null;
  return (
    <TaskPanel
      task={open}
      today={today}
      work={search.work}
      onWork={(work) => {
        actions.forget();
        go({ work, task: open.id });
      }}
      actions={actions}
      onClose={() => go({ task: 'none', work: undefined })}
    />
  );
}

/** Where the panel goes when tasks leave the list: to the one after them; on a phone, back to the list. */
function nextOf(tasks: Task[], gone: Task[], docked: boolean): string | undefined {
  if (!docked) return undefined;
  const ids = new Set(gone.map((task) => task.id));
  const at = tasks.findLastIndex((task) => ids.has(task.id));
  const left = tasks.filter((task, i) => i > at && !ids.has(task.id));
  return (left[0] ?? tasks.find((task) => !ids.has(task.id)))?.id;
}
