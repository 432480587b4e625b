import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, daysBetween, formatDate, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import { LoadMore } from '../../kit/load-more.tsx';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { WeekdayHead } from '../workdays/weekday-head.tsx';
import { spanOf } from './span-of.ts';
import type { DAY_KINDS } from './today.search.ts';
import { useEndingsWithin, useEventsWithin } from './use-days.ts';
import { useTodayAddress, type useWorklist } from './use-today.ts';
import { Agenda, DayOf, isEmpty } from './work-day.tsx';

interface WorkCalendarProps {
  list: ReturnType<typeof useWorklist>;
  view: 'week' | 'month';
  today: string;
  openId: string | undefined;
}
/** As many a day of a month names; the rest opens its week. */
const NAMED = 3;

/** What is due on which day of a week or a month, with the key events and the terms that end; on the phone a part a day. */
export function WorkCalendar({ list, view, today, openId }: WorkCalendarProps) {
  const { search } = useTodayAddress();
  const { t } = useTranslation();
  const phone = useMedia(PHONE);
  const day = search.day ?? today;
  const [from, until] = spanOf(view, day);
  const shows = (kind: (typeof DAY_KINDS)[number]) => !search.hide?.includes(kind);
  const events = useEventsWithin(from, until, shows('events'));
  const endings = useEndingsWithin(from, until, shows('endings'));
  if (list.error) return <QueryFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonRows rows={8} />;
  const work = Map.groupBy(shows('work') ? list.items : [], ({ dueOn }) => dueOn);
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at));
  const of = (one: string) => ({
    ...{ day: one, today, openId, work: work.get(one) ?? [], events: events.get(one) ?? [] },
    endings: endings.days.get(one) ?? [],
  });
  return (
    <>
      {shows('work') ? <EarlierOverdue list={list} from={from} /> : null}
      {endings.more ? <p className="note">{t('today.view.moreEndings')}</p> : null}
      {phone ? (
        <Agenda days={days.map(of).filter((one) => one.day === today || !isEmpty(one))} />
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
      {shows('work') && list.more ? <LoadMore more={list.more} count={list.items.length} onEndReached={list.loadMore} /> : null}
    </>
  );
}

/** What was due before the first day is still to be done: it stands on the list. */
function EarlierOverdue({ list, from }: { list: WorkCalendarProps['list']; from: string }) {
  const { t } = useTranslation();
  const { go } = useTodayAddress();
  const overdue = list.figures?.overdue ?? 0;
  const shown = list.items.filter(({ dueOn }) => list.date && dueOn < list.date).length;
  if (overdue <= shown || !list.date || from > list.date) return null;
  return (
    <p className="note earlierWork">
      <button type="button" className="door" onClick={() => go({ view: undefined, show: 'overdue', day: undefined }, false)}>
        {t('today.view.earlier', { count: overdue - shown })}
      </button>
    </p>
  );
}

const DayName = ({ day }: { day: string }) => formatDate(day, useLanguage(), { style: 'day' });
