import type { WorkItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { DOCKED, DockedPanel, PanelLayout, PHONE, ProblemNote, UndoToast, useMedia } from '../../kit/index.ts';
import { ApprovalPanel } from '../approvals/approval-panel.tsx';
import { SigningHint } from '../approvals/signing-hint.tsx';
import { HandoverPanel } from '../handovers/handover-panel.tsx';
import { HandoversHint } from '../handovers/handovers-hint.tsx';
import { RunPanel } from '../procedures/run-panel.tsx';
import { RequestPanel } from '../requests/request-panel.tsx';
import { OrderPanel } from '../service-orders/order-panel.tsx';
import { NewTaskForm, type TaskActions, TaskPanel, useTaskActions } from '../tasks/index.ts';
import { ApprovalsHint } from '../tiers/approvals-hint.tsx';
import { ProposalsHint } from '../tiers/proposals-hint.tsx';
import { WatchWork } from '../watch/watch-panel.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { KeysHelp } from './keys-help.tsx';
import { SelectionBar, SelectionPanel } from './selection-panel.tsx';
import './today.css';
import './views.css';
import type { TodaySearch } from './today.search.ts';
import { TodayFigures, TodayHead } from './today-head.tsx';
import { type ContactActions, useContactActions } from './use-contact-actions.ts';
import { atCustomer, keyOf, useOpenWork, useTodayAddress, useWorklist } from './use-today.ts';
import { useTodayKeys } from './use-today-keys.ts';
import { ViewBar } from './view-bar.tsx';
import { type Board, useBoard, WorkBoard } from './work-board.tsx';
import { WorkCalendar } from './work-calendar.tsx';
import { Worklist } from './worklist.tsx';

/** Whom to contact today, why, and what to say. */
export default function TodayPage() {
  const { search, go } = useTodayAddress();
  const me = useMe();
  const docked = useMedia(DOCKED);
  const phone = useMedia(PHONE);
  const list = useWorklist();
  const today = list.date ?? me?.today ?? '';
  const board = useBoard();
  const { view } = search;
  const items = shownItems(view, list.items, board);
  // Where there is room beside the list, what stands first is open unless the reader closed it.
  const openId = search.task === 'none' ? undefined : (search.task ?? (docked && !view && items[0] ? keyOf(items[0]) : undefined));
  const open = useOpenWork(items, openId);
  const chosen = items.filter(({ id }) => search.selected?.includes(id));
  const actions = useTaskActions(today, (gone) => go({ work: undefined, selected: undefined, task: nextOf(items, gone, docked && !view) }));
  const contacts = useContactActions(today, actions, (task) => go({ task }));
  useTodayKeys({ items, openId, chosen: chosen.length > 0, onForget: actions.forget });
  const panel = usePanel({ open, chosen, today, actions, contacts });
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
          <ViewBar today={today} />
          {view === 'board' ? (
            <WorkBoard board={board} openId={openId} onRetry={() => void list.refetch()} />
          ) : view ? (
            <WorkCalendar list={list} view={view} today={today} openId={openId} />
          ) : (
            <Worklist list={list} today={today} openId={openId} />
          )}
          <SelectionBar items={chosen} mayReassign={me?.may.includes('users.read') ?? false} />
        </PanelLayout>
      </div>
      <KeysHelp />
      <UndoToast done={actions.undoable} onGone={actions.dismiss} />
    </>
  );
}

/** Work that is answered in its own panel. */
const OWN_PANELS: Partial<Record<WorkItem['kind'], typeof HandoverPanel>> = {
  handover: HandoverPanel,
  approval: ApprovalPanel,
  procedure: RunPanel,
  request: RequestPanel,
  service_order: OrderPanel,
  watch: WatchWork,
};

interface PanelProps {
  open: WorkItem | undefined;
  chosen: WorkItem[];
  today: string;
  actions: TaskActions;
  contacts: ContactActions;
}

function usePanel({ open, chosen, today, actions, contacts }: PanelProps) {
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
    return <SelectionPanel items={chosen} today={today} actions={actions} contacts={contacts} />;
  if (!open) return null;
  const close = () => go({ task: 'none', work: undefined });
  const turnTo = (work: 'log' | 'snooze' | 'reassign' | undefined) => {
    actions.forget();
    go({ work, task: keyOf(open) });
  };
  const Own = OWN_PANELS[open.kind];
  if (Own) return <Own key={open.id} id={open.id} onClose={close} />;
  if (open.task) return <TaskPanel task={open.task} today={today} work={search.work} onWork={turnTo} actions={actions} onClose={close} />;
  const doing = search.work === 'log' || search.work === 'snooze' ? search.work : undefined;
  if (!atCustomer(open)) return null;
  return <ContactPanel {...{ work: open, today, doing, actions, contacts }} onDoing={turnTo} onClose={close} />;
}

/** What the keys go through: the list in its order, the days one after the other, the columns one after the other. */
function shownItems(view: TodaySearch['view'], listed: WorkItem[], board: Board): WorkItem[] {
  if (view === 'board') return board.flatMap(({ items }) => items);
  return view ? listed.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || b.rank - a.rank) : listed;
}

/** Where the panel goes when work leaves the list: to what comes after it; on a phone, back to the list. */
function nextOf(items: WorkItem[], gone: readonly { id: string }[], docked: boolean): string | undefined {
  if (!docked) return undefined;
  const ids = new Set(gone.map(({ id }) => id));
  const at = items.findLastIndex(({ id }) => ids.has(id));
  const left = items.filter(({ id }, i) => i > at && !ids.has(id));
  const next = left[0] ?? items.find(({ id }) => !ids.has(id));
  return next && keyOf(next);
}
