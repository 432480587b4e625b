import type { CalendarYear } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { Failure, PageHead, PanelLayout, RichText, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { HoursPanel } from './hours-panel.tsx';
import { ImportDays } from './import-days.tsx';
import { MonthGrid } from './month-grid.tsx';
import { OfficeHours } from './office-hours.tsx';
import { SpansPanel } from './spans-panel.tsx';
import { YearState } from './year-state.tsx';
import './workdays.css';

const SHOWN_BACK = 2;
const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);

/** Which days are worked: the announced arrangement of a year, the company's own days, school holidays. */
export default function CalendarPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/admin/calendar' });
  const search = useSearch({ from: '/admin/calendar' });
  const today = useMe()?.today ?? '';
  const thisYear = Number(today.slice(0, 4));
  const year = search.year ?? thisYear;
  const found = useQuery({ ...api.calendar.year.queryOptions({ input: { year } }), enabled: year > 0 });
  const hours = useQuery(api.calendar.hours.queryOptions({ input: {} })).data;
  const open = (panel: typeof search.panel) =>
    void navigate({ search: (before) => ({ ...before, panel }), replace: true, resetScroll: false });
  const mayChange = can('settings.manage');
  return (
    <>
      <PageHead
        title={t('shell.page.calendar')}
        eyebrow={t('workdays.eyebrow')}
        answer={found.data ? <Answer year={found.data} /> : t('shell.page.calendar')}
        sub={t('workdays.sub')}
        actions={
          mayChange ? (
            <>
              <Button onClick={() => open('spans')}>{t('workdays.ownDays')}</Button>
              <Button type="primary" onClick={() => open('import')}>
                {t('workdays.import')}
              </Button>
            </>
          ) : null
        }
      />
      <PanelLayout
        panel={
          found.data && mayChange && search.panel === 'import' ? (
            <ImportDays key={year} year={found.data} today={today} onClose={() => open(undefined)} />
          ) : found.data && mayChange && search.panel === 'spans' ? (
            <SpansPanel key={year} year={found.data} today={today} onClose={() => open(undefined)} />
          ) : hours && mayChange && search.panel === 'hours' ? (
            <HoursPanel hours={hours} onClose={() => open(undefined)} />
          ) : null
        }
      >
        <SegmentLinks
          label={t('workdays.years')}
          current={String(year)}
          segments={Array.from({ length: SHOWN_BACK + 3 }, (_, place) => thisYear - SHOWN_BACK + place).map((each) => ({
            key: String(each),
            label: String(each),
            link: { to: '/admin/calendar', search: { year: each === thisYear ? undefined : each } },
          }))}
        />
        {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.isPending ? <SkeletonRows rows={8} /> : null}
        {found.data ? (
          <>
            <YearState year={found.data} today={today} mayChange={mayChange} />
            {hours ? <OfficeHours hours={hours} onOpen={mayChange ? () => open('hours') : undefined} /> : null}
            <Months year={found.data} today={today} />
          </>
        ) : null}
      </PanelLayout>
    </>
  );
}

function Answer({ year: { state, year, workingDays } }: { year: CalendarYear }) {
  return (
    <RichText text={state === 'provisional' ? 'workdays.answerProvisional' : 'workdays.answer'} values={{ year, count: workingDays }} />
  );
}

function Months({ year, today }: { year: CalendarYear; today: string }) {
  const marked = new Map(year.days.map((day) => [day.on, day]));
  return (
    <div className="yearGrid">
      {MONTHS.map((month) => (
        <MonthGrid key={month} month={month} year={year} marked={marked} today={today} />
      ))}
    </div>
  );
}
