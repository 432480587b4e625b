import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, Door, formatDate, formatNumber, TableOrLines } from '../../kit/index.ts';
import { isOut, type ShownDay, standingWords } from './shown-days.ts';

interface EventListProps {
  days: readonly ShownDay[];
  open: string | undefined;
  narrow: boolean;
  onOpen: (day: ShownDay) => void;
}

const keyOf = ({ eventId, on }: ShownDay) => `${eventId} ${on}`;

/** Days of events, the next first. */
export function EventList({ days, open, narrow, onOpen }: EventListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = (value: string) => formatDate(value, language);
  const columns: Column<ShownDay>[] = [
    {
      key: 'on',
      title: t('events.column.on'),
      width: 220,
      render: ({ on, until }) => (
        <span className="num">{until > on ? t('events.span', { from: date(on), to: date(until) }) : date(on)}</span>
      ),
    },
    {
      key: 'name',
      title: t('events.column.name'),
      always: true,
      render: (day) => <Door onOpen={() => onOpen(day)}>{day.event.name[language]}</Door>,
    },
    { key: 'kind', title: t('events.column.kind'), width: 120, render: ({ event }) => t(`events.kindOf.${event.kind}`) },
    {
      key: 'certainty',
      title: t('events.column.certainty'),
      width: 140,
      render: (day) => (
        <span className={day.state === 'unrecorded' ? 'hot' : day.event.certainty === 'estimated' && !isOut(day) ? 'ink3' : undefined}>
          {standingWords(day, t)}
        </span>
      ),
    },
    {
      key: 'accounts',
      title: t('events.column.accounts'),
      width: 96,
      align: 'right',
      render: ({ accounts }) => <span className="num">{accounts === null ? '—' : formatNumber(accounts, language)}</span>,
    },
  ];
  return (
    <TableOrLines
      label={t('shell.page.events')}
      list="events"
      columns={columns}
      rows={[...days]}
      rowKey={keyOf}
      loading={false}
      openKey={open}
      keyboard
      narrow={narrow}
      more={false}
      onEndReached={() => undefined}
      line={(_, cell) => ({
        head: cell('name'),
        side: cell('accounts'),
        note: [cell('on'), cell('kind'), cell('certainty')],
      })}
    />
  );
}
