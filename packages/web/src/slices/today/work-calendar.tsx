import type { WorkItem } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, daysBetween, formatDate, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import { LoadMore } from '../../kit/load-more.tsx';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { useSession } from '../../shell/session.tsx';
import { type ShownDay, shownDays } from '../events/shown-days.ts';
import { WeekdayHead } from '../workdays/weekday-head.tsx';
import { spanOf } from './span-of.ts';
import { useTodayAddress, type useWorklist } from './use-today.ts';
import { WorkCard } from './work-card.tsx';

interface WorkCalendarProps {
  list: ReturnType<typeof useWorklist>;
  view: 'week' | 'month';
  today: string;
  openId: string | undefined;
}
/** As many a day of a month names; the rest opens its week. */
const NAMED = 3;

/** What is due on which day of a week or a month, with the key events; on the phone a part a day. */
export function WorkCalendar({ list, view, today, openId }: WorkCalendarProps) {
  const { search } = useTodayAddress();
  const phone = useMedia(PHONE);
  const day = search.day ?? today;
  const [from, until] = spanOf(view, day);
  const events = useEventsWithin(from, until);
  if (list.error) return <QueryFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonRows rows={8} />;
  const work = Map.groupBy(list.items, ({ dueOn }) => dueOn);
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at));
  const of = (one: string) => ({ day: one, today, openId, work: work.get(one) ?? [], events: events.get(one) ?? [] });
  return (
    <>
      <EarlierOverdue list={list} from={from} />
      {phone ? (
        <Agenda days={days.map(of).filter(({ day: one, ...has }) => one === today || has.work.length > 0 || has.events.length > 0)} />
      ) : (
        <table className={`workDays ${view}`}>
          <WeekdayHead />
          <tbody>
            {Array.from({ length: days.length / 7 }, (_, week) => (
              <tr key={days[week * 7]}>
                {days.slice(week * 7, week * 7 + 7).map((one) => (
                  <td
                    key={one}
                    className={[one === today ? 'today' : '', view === 'week' || one.startsWith(day.slice(0, 7)) ? '' : 'other'].join(' ')}
                  >
                    <span className="num dayNumber">{view === 'week' ? <DayName day={one} /> : Number(one.slice(8))}</span>
                    <DayOf {...of(one)} most={view === 'month' ? NAMED : undefined} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.more ? <LoadMore more={list.more} count={list.items.length} onEndReached={list.loadMore} /> : null}
    </>
  );
}

function useEventsWithin(from: string, to: string): ReadonlyMap<string, ShownDay[]> {
  const { can } = useSession();
  const found = useQuery(api.eventDays.list.queryOptions({ input: { from, to }, enabled: can('plays.read') }));
  return Map.groupBy(found.data ? shownDays(found.data.events, found.data.days, undefined) : [], ({ on }) => on);
}

/** What was due before the first day is still to be done: it stands on the list. */
function EarlierOverdue({ list, from }: { list: WorkCalendarProps['list']; from: string }) {
  const { t } = useTranslation();
  const { go } = useTodayAddress();
  const overdue = list.figures?.overdue ?? 0;
  const shown = list.items.filter(({ dueOn }) => list.date && dueOn < list.date).length;
  if (overdue <= shown || !list.date || from > list.date) return null;
  return (
    <p className="note">
      <button type="button" className="door" onClick={() => go({ view: undefined, show: 'overdue', day: undefined }, false)}>
        {t('today.view.earlier', { count: overdue - shown })}
      </button>
    </p>
  );
}

const DayName = ({ day }: { day: string }) => formatDate(day, useLanguage(), { style: 'day' });

interface DayProps {
  day: string;
  today: string;
  openId: string | undefined;
  work: readonly WorkItem[];
  events: readonly ShownDay[];
  most?: number | undefined;
}

function DayOf({ day, openId, work, events, most }: DayProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useTodayAddress();
  const named = most === undefined || work.length <= most + 1 ? work : work.slice(0, most);
  return (
    <>
      {events.map(({ event, on }) => (
        <Link key={event.id} to="/strategy/events" search={{ event: event.id, on }} className="workEvent">
          {event.name[language]}
        </Link>
      ))}
      {named.map((one) => (
        <WorkCard key={one.id} work={one} openId={openId} small={most !== undefined} />
      ))}
      {named.length < work.length ? (
        <button type="button" className="door note" onClick={() => go({ view: 'week', day, task: undefined }, false)}>
          {t('today.view.more', { count: work.length - named.length })}
        </button>
      ) : null}
    </>
  );
}

function Agenda({ days }: { days: DayProps[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (days.every(({ work, events }) => work.length === 0 && events.length === 0)) return <p className="note">{t('today.view.none')}</p>;
  return (
    <ol className="agenda">
      {days.map((one) => (
        <li key={one.day}>
          <h2 className={one.day === one.today ? 'groupHead today' : 'groupHead'}>
            {formatDate(one.day, language, { style: 'day', weekday: true })}
          </h2>
          <DayOf {...one} />
        </li>
      ))}
    </ol>
  );
}
