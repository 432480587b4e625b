import { EVENT_KINDS } from '@fulcrum/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  addDays,
  addMonths,
  ButtonLink,
  EmptyState,
  Failure,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  SkeletonRows,
} from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { monthName } from '../workdays/month-days.ts';
import { AnnouncePanel } from './announce-panel.tsx';
import { EventList } from './event-list.tsx';
import { EventPanel } from './event-panel.tsx';
import { FeedPanel } from './feed-panel.tsx';
import './events.css';
import type { EventsSearch } from './events.search.ts';
import { MonthView } from './month-view.tsx';
import { isAhead, isOut, type ShownDay, shownDays } from './shown-days.ts';
import { YearView } from './year-view.tsx';

/** Which occasions come, whom do they concern, and who was contacted on them? */
export default function EventsPage() {
  const { t } = useTranslation();
  const { today, can } = useSession();
  const { asOf } = useDay();
  const day = asOf ?? today;
  const navigate = useNavigate({ from: '/strategy/events' });
  const { view = 'month', month: at = day.slice(0, 7), kind, event, on, record, feed } = useSearch({ from: '/strategy/events' });
  const change = (next: Partial<EventsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const [from, to] = spanOf(view, at, day);
  const found = useQuery({ ...api.eventDays.list.queryOptions({ input: { from, to, asOf } }), placeholderData: keepPreviousData });
  const days = found.data ? shownDays(found.data.events, found.data.days, kind) : undefined;
  const announced = found.data?.events.filter((one) => one.kind === 'announced') ?? [];
  const isRecording = record === true && announced.length > 0 && can('facts.write') && !asOf;
  const isFeed = feed === true && !asOf && !isRecording;
  const isOpen = event !== undefined && on !== undefined && !isRecording && !isFeed;
  return (
    <PanelLayout
      size="script"
      panel={
        isRecording ? (
          <AnnouncePanel
            events={announced}
            chosen={event}
            onDone={(id, publishedOn) => change({ record: undefined, event: id, on: publishedOn, month: publishedOn.slice(0, 7) })}
            onClose={() => change({ record: undefined })}
          />
        ) : isFeed ? (
          <FeedPanel onClose={() => change({ feed: undefined })} />
        ) : isOpen ? (
          <EventPanel
            key={`${event} ${on}`}
            id={event}
            on={on}
            asOf={asOf}
            onRecord={() => change({ record: true })}
            onClose={() => change({ event: undefined, on: undefined })}
          />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.events')}
        eyebrow={t('events.eyebrow')}
        answer={<Answer days={days} day={day} />}
        sub={t('events.sub')}
      />
      <div className="eventBar">
        <SegmentLinks
          label={t('events.view.label')}
          current={view}
          segments={(['month', 'year', 'list'] as const).map((key) => ({
            key,
            label: t(`events.view.${key}`),
            link: { to: '/strategy/events' as const, search: { view: key === 'month' ? undefined : key, month: at, kind, asOf } },
          }))}
        />
        {view === 'list' ? null : <Turn view={view} at={at} today={day} onTurn={(next) => change({ month: next })} />}
        <Select<NonNullable<EventsSearch['kind']>>
          allowClear
          aria-label={t('events.kind')}
          placeholder={t('events.anyKind')}
          {...(kind ? { value: kind } : {})}
          onChange={(next) => change({ kind: next })}
          options={EVENT_KINDS.map((value) => ({ value, label: t(`events.kindOf.${value}`) }))}
        />
        {announced.length > 0 && can('facts.write') && !asOf ? (
          <Button type="primary" onClick={() => change({ record: true })}>
            {t('events.announce.open')}
          </Button>
        ) : null}
        {asOf ? null : <Button onClick={() => change({ feed: true, record: undefined })}>{t('events.feed.open')}</Button>}
      </div>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data || !days ? (
        <SkeletonRows rows={8} />
      ) : found.data.events.length === 0 ? (
        <EmptyState
          title={t('events.empty.title')}
          action={can('policies.edit') ? <ButtonLink to="/strategy/studio">{t('events.empty.action')}</ButtonLink> : undefined}
        >
          {t('events.empty.detail')}
        </EmptyState>
      ) : view === 'year' ? (
        <YearView year={at.slice(0, 4)} days={days} />
      ) : view === 'list' ? (
        <EventList
          days={days.filter((one) => isAhead(one, day))}
          open={isOpen ? `${event} ${on}` : undefined}
          narrow={isOpen}
          onOpen={(one) => change({ event: one.eventId, on: one.on })}
        />
      ) : (
        <MonthView month={at} days={days} school={found.data.school} today={day} />
      )}
    </PanelLayout>
  );
}

/** The list looks half a year ahead, and back for what should be out and is not recorded. */
const LIST_MONTHS = 6;
const LIST_BACK_MONTHS = 3;
function spanOf(view: 'month' | 'year' | 'list', at: string, day: string): [from: string, to: string] {
  if (view === 'year') return [`${at.slice(0, 4)}-01-01`, `${at.slice(0, 4)}-12-31`];
  if (view === 'list') return [addMonths(day, -LIST_BACK_MONTHS), addMonths(day, LIST_MONTHS)];
  return [`${at}-01`, addDays(addMonths(`${at}-01`, 1), -1)];
}

function Turn({
  view,
  at,
  today,
  onTurn,
}: {
  view: 'month' | 'year';
  at: string;
  today: string;
  onTurn: (at: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const step = view === 'year' ? 12 : 1;
  const turned = (months: number) => addMonths(`${at}-01`, months).slice(0, 7);
  const name = view === 'year' ? at.slice(0, 4) : t('events.monthOf', { year: at.slice(0, 4), month: monthName(`${at}-01`, language) });
  return (
    <div className="eventTurn">
      <Button aria-label={t('events.earlier')} onClick={() => onTurn(turned(-step))}>
        ‹
      </Button>
      <b className="num" aria-live="polite">
        {name}
      </b>
      <Button aria-label={t('events.later')} onClick={() => onTurn(turned(step))}>
        ›
      </Button>
      {at === today.slice(0, 7) ? null : <Button onClick={() => onTurn(undefined)}>{t('events.now')}</Button>}
    </div>
  );
}

function Answer({ days, day }: { days: readonly ShownDay[] | undefined; day: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!days) return <span className="ink3">{t('events.answer.loading')}</span>;
  const coming = days.filter((one) => one.on >= day && one.event.kind !== 'account');
  const next = coming.find(({ state }) => state === 'dated') ?? coming[0];
  if (!next) return t('events.answer.none');
  const values = {
    name: next.event.name[language],
    count: Math.round((Date.parse(next.on) - Date.parse(day)) / 86_400_000),
    number: formatNumber(next.accounts ?? 0, language),
  };
  return (
    <RichText
      text={
        isOut(next)
          ? 'events.answer.out'
          : next.on === day
            ? 'events.answer.today'
            : next.accounts
              ? 'events.answer.next'
              : 'events.answer.expected'
      }
      values={values}
    />
  );
}
