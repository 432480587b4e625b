import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, addMonths, formatDate, SegmentLinks } from '../../kit/index.ts';
import { monthName } from '../workdays/month-days.ts';
import { DayKinds } from './day-kinds.tsx';
import { spanOf } from './span-of.ts';
import { useTodayAddress } from './use-today.ts';

const VIEWS = ['list', 'board', 'week', 'month'] as const;

/** How the work is laid out, and which week or month. */
export function ViewBar({ today }: { today: string }) {
  const { t } = useTranslation();
  const { search } = useTodayAddress();
  const { view = 'list', team, hide } = search;
  return (
    <div className="row wrap viewBar">
      <SegmentLinks
        label={t('today.view.label')}
        current={view}
        segments={VIEWS.map((key) => ({
          key,
          label: t(`today.view.${key}`),
          link: { to: '/today' as const, search: { team, ...(key === 'list' ? {} : { view: key, hide }) } },
        }))}
      />
      {view === 'week' || view === 'month' ? (
        <>
          <Turn view={view} today={today} />
          <DayKinds />
        </>
      ) : null}
    </div>
  );
}

function Turn({ view, today }: { view: 'week' | 'month'; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useTodayAddress();
  const day = search.day ?? today;
  const turned = (by: number) => (view === 'week' ? addDays(day, by * 7) : `${addMonths(`${day.slice(0, 7)}-01`, by).slice(0, 7)}-01`);
  const [from, until] = spanOf(view, day);
  const date = (value: string) => formatDate(value, language, { style: 'day' });
  const name =
    view === 'week'
      ? t('events.span', { from: date(from), to: date(until) })
      : t('events.monthOf', { year: day.slice(0, 4), month: monthName(`${day.slice(0, 7)}-01`, language) });
  const shows = from <= today && today <= until && (view === 'week' || day.slice(0, 7) === today.slice(0, 7));
  const turn = (to: string | undefined) => go({ day: to, task: undefined }, false);
  return (
    <div className="row viewTurn">
      <Button aria-label={t('events.earlier')} onClick={() => turn(turned(-1))}>
        ‹
      </Button>
      <b className="num" aria-live="polite">
        {name}
      </b>
      <Button aria-label={t('events.later')} onClick={() => turn(turned(1))}>
        ›
      </Button>
      {shows ? null : <Button onClick={() => turn(undefined)}>{t('today.view.now')}</Button>}
    </div>
  );
}
