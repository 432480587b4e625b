import type { WorkItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { KeyHints, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import { LoadMore } from '../../kit/load-more.tsx';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { useSession } from '../../shell/session.tsx';
import { NothingToDo } from './nothing-to-do.tsx';
import { PhoneActions } from './phone-actions.tsx';
import { atCustomer, keyOf, mayWait, useTodayAddress, type useWorklist } from './use-today.ts';
import { WorklistRow } from './worklist-row.tsx';

interface WorklistProps {
  list: ReturnType<typeof useWorklist>;
  today: string;
  openId: string | undefined;
}

/** The one ranked list of all that is to be done. */
export function Worklist({ list, today, openId }: WorklistProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { search, go } = useTodayAddress();
  if (list.error) return <QueryFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonRows rows={8} />;
  if (list.items.length === 0) return <NothingToDo today={today} />;
  const narrowed = search.show ?? search.due;
  // Whoever meets no customers has what is due first on top, and no tasks to log or put off.
  const meets = can('accounts.read');
  const heads = {
    overdue: t('today.group.overdue'),
    done: t('today.group.done'),
    open: t(meets ? 'today.group.ranked' : 'today.group.work'),
  };
  return (
    <>
      <section className="group">
        <h2 className="groupHead">
          {search.due ? t(`today.column.${search.due}`) : heads[search.show ?? 'open']}
          {narrowed ? null : <span>{t(meets ? 'today.group.rankedNote' : 'today.group.workNote')}</span>}
        </h2>
        <Rows items={list.items} today={today} openId={openId} />
      </section>
      {narrowed ? (
        <p className="note backToAll">
          <button type="button" className="door" onClick={() => go({ show: undefined, due: undefined, task: undefined }, false)}>
            {t('today.backToAll')}
          </button>
        </p>
      ) : null}
      {list.more ? <LoadMore more={list.more} count={list.items.length} onEndReached={list.loadMore} /> : null}
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t('kit.keys.move') },
          ...(meets
            ? [
                { keys: ['↵'], does: t('today.keys.script') },
                { keys: ['D'], does: t('today.keys.log') },
                { keys: ['S'], does: t('today.keys.snooze') },
                { keys: ['R'], does: t('today.keys.reassign') },
                { keys: ['X'], does: t('kit.keys.select') },
              ]
            : []),
          { keys: ['?'], does: t('today.keys.help') },
        ]}
      />
    </>
  );
}

function Rows({ items, today, openId }: { items: WorkItem[]; today: string; openId: string | undefined }) {
  const { search, go } = useTodayAddress();
  const phone = useMedia(PHONE);
  const selected = search.selected ?? [];
  const toggle = (id: string) => {
    const next = selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id];
    go({ selected: next.length ? next : undefined });
  };
  const thumb = phone && !search.show && items[0] && mayWait(items[0]) && atCustomer(items[0]) ? items[0] : undefined;
  return (
    <ol className="items">
      {items.map((work, i) => (
        <WorklistRow
          key={work.id}
          work={work}
          today={today}
          place={i + 1}
          open={keyOf(work) === openId}
          selected={selected.includes(work.id)}
          selecting={selected.length > 0 && mayWait(work)}
          team={search.team ?? false}
          onOpen={() => go({ task: keyOf(work), work: undefined }, false)}
          onSelect={() => toggle(work.id)}
        >
          {thumb && work === thumb ? (
            <PhoneActions
              work={thumb}
              onScript={() => go({ task: keyOf(work) }, false)}
              onLog={() => go({ task: keyOf(work), work: 'log' }, false)}
            />
          ) : null}
        </WorklistRow>
      ))}
    </ol>
  );
}
