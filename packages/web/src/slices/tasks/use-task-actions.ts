import type { Task } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, shownProblem, type Undoable } from '../../kit/index.ts';
import { useNextWorkday } from './use-next-workday.ts';

type CloseInput = Parameters<typeof client.tasks.close>[0];
export type Outcome = Omit<CloseInput, 'id' | 'revision'>;

/**
 * What one does with tasks, each with its undo: close with an outcome, put off, note that nobody answered, give away.
 * `onDone` is called once the work is taken; a refusal is in `problem` and changes nothing.
 */
export function useTaskActions(today: string, onDone: (gone: readonly { id: string }[]) => void) {
  const { t } = useTranslation();
  const language = useLanguage();
  const refresh = useRefresh();
  const nextDay = useNextWorkday(today);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const work = useMutation({ mutationFn: (job: () => Promise<void>) => job(), onSettled: refresh });
  const back = useMutation({ mutationFn: (job: () => Promise<unknown>) => job(), onSettled: refresh });
  const finish = (gone: readonly { id: string }[], text: string, undo?: () => Promise<unknown>) => {
    setUndoable(undo ? { text, undo: () => back.mutate(undo) } : { text });
    onDone(gone);
  };
  /** One after the other; when one is refused, what was done before it still counts, and can be undone. */
  const each = async (tasks: Task[], change: (task: Task) => Promise<Task>, done: (before: Task[], after: Task[]) => void) => {
    const changed: Task[] = [];
    try {
      for (const task of tasks) changed.push(await change(task));
    } finally {
      if (changed.length > 0) done(tasks.slice(0, changed.length), changed);
    }
  };

  const close = (task: Task, outcome: Outcome) =>
    work.mutate(async () => {
      const closed = await client.tasks.close({ ...outcome, id: task.id, revision: task.revision });
      const undo = () => client.tasks.reopen({ id: closed.id, revision: closed.revision });
      finish([task], t('task.done.closed', { account: task.accountName }), undo);
    });
  const snooze = (tasks: Task[], until: string, reason: string) =>
    work.mutate(() =>
      each(
        tasks,
        (task) => client.tasks.snooze({ id: task.id, revision: task.revision, until, reason }),
        (before, after) => {
          // Awake again from today on: the reason stays in the log.
          const wake = (task: Task) =>
            client.tasks.snooze({ id: task.id, revision: task.revision, until: today, reason: t('task.undone') });
          const day = formatDate(until, language, { style: 'day', weekday: true });
          finish(before, t('task.done.snoozed', { count: before.length, day }), () => Promise.all(after.map(wake)));
        },
      ),
    );
  const reassign = (tasks: Task[], ownerId: string, ownerName: string) =>
    work.mutate(() =>
      each(
        tasks,
        (task) => client.tasks.reassign({ id: task.id, revision: task.revision, ownerId }),
        (before, after) => {
          const text = t('task.done.reassigned', { count: before.length, name: ownerName });
          // What nobody had cannot be given back to nobody.
          const owned = before.every((task) => task.ownerId !== null);
          const giveBack = (task: Task, i: number) =>
            client.tasks.reassign({ id: task.id, revision: task.revision, ownerId: before[i]?.ownerId ?? ownerId });
          finish(before, text, owned ? () => Promise.all(after.map(giveBack)) : undefined);
        },
      ),
    );
  const notReached = (task: Task) => snooze([task], nextDay, t('task.nobodyAnswered'));

  return {
    close,
    snooze,
    reassign,
    notReached,
    /** For other work of a list: does a job, then says what was done, and how it is undone. */
    run: work.mutate,
    finish,
    busy: work.isPending,
    problem: work.error ? shownProblem(work.error) : null,
    forget: work.reset,
    undoable,
    undoProblem: back.error ? shownProblem(back.error) : null,
    dismiss: () => setUndoable(null),
  };
}
export type TaskActions = ReturnType<typeof useTaskActions>;

/** Reads anew what a change of tasks or contacts shows in. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const keys = [api.tasks.key(), api.worklist.key(), api.interactions.key(), api.accounts.key(), api.contacts.key()];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
