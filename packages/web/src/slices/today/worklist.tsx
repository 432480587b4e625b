import type { Task } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { KeyHints, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import { LoadMore } from '../../kit/load-more.tsx';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { NothingToDo } from './nothing-to-do.tsx';
import { PhoneActions } from './phone-actions.tsx';
import { useTodayAddress, type useWorklist } from './use-today.ts';
import { WorklistRow } from './worklist-row.tsx';

interface WorklistProps {
  list: ReturnType<typeof useWorklist>;
  today: string;
  openId: string | undefined;
}

/** The ranked list: what plays ask for first, then what was added by hand. */
export function Worklist({ list, today, openId }: WorklistProps) {
  const { t } = useTranslation();
  const { search, go } = useTodayAddress();
  if (list.error) return <QueryFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonRows rows={8} />;
  if (list.tasks.length === 0) return <NothingToDo today={today} />;
  const [ranked, others] = grouped(list.tasks);
  const heads = { overdue: t('today.group.overdue'), done: t('today.group.done'), open: t('today.group.ranked') };
  return (
    <>
      {ranked.length > 0 ? (
        <Group title={heads[search.show ?? 'open']} note={search.show ? undefined : t('today.group.rankedNote')}>
          <Rows tasks={ranked} today={today} openId={openId} placed />
        </Group>
      ) : null}
      {others.length > 0 ? (
        <Group title={t('today.group.others')} note={others.length}>
          <Rows tasks={others} today={today} openId={openId} />
        </Group>
      ) : null}
      {search.show ? (
        <p className="note backToAll">
          <button type="button" className="door" onClick={() => go({ show: undefined, task: undefined }, false)}>
            {t('today.backToAll')}
          </button>
        </p>
      ) : null}
      {list.more ? <LoadMore more={list.more} count={list.tasks.length} onEndReached={list.loadMore} /> : null}
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t('kit.keys.move') },
          { keys: ['↵'], does: t('today.keys.script') },
          { keys: ['L'], does: t('task.panel.log') },
          { keys: ['S'], does: t('task.panel.snooze') },
          { keys: ['X'], does: t('kit.keys.select') },
        ]}
      />
    </>
  );
}

/** Tasks of plays, in rank order, and those added by hand. */
export function grouped(tasks: Task[]): [ranked: Task[], others: Task[]] {
  return [tasks.filter((task) => task.playId !== null), tasks.filter((task) => task.playId === null)];
}

function Group({ title, note, children }: { title: string; note?: string | number | undefined; children: React.ReactNode }) {
  return (
    <section className="group">
      <h2 className="groupHead">
        {title}
        {note === undefined ? null : <span>{note}</span>}
      </h2>
      {children}
    </section>
  );
}

function Rows({ tasks, today, openId, placed = false }: { tasks: Task[]; today: string; openId: string | undefined; placed?: boolean }) {
  const { search, go } = useTodayAddress();
  const phone = useMedia(PHONE);
  const selected = search.selected ?? [];
  const toggle = (id: string) => {
    const next = selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id];
    go({ selected: next.length ? next : undefined });
  };
  return (
    <ol className="items">
      {tasks.map((task, i) => (
        <WorklistRow
          key={task.id}
          task={task}
          today={today}
          place={placed ? i + 1 : undefined}
          open={task.id === openId}
          selected={selected.includes(task.id)}
          selecting={selected.length > 0}
          team={search.team ?? false}
          onOpen={() => go({ task: task.id, work: undefined }, false)}
          onSelect={() => toggle(task.id)}
        >
          {phone && placed && i === 0 && task.state === 'open' ? (
            <PhoneActions
              task={task}
              onScript={() => go({ task: task.id }, false)}
              onLog={() => go({ task: task.id, work: 'log' }, false)}
            />
          ) : null}
        </WorklistRow>
      ))}
    </ol>
  );
}
