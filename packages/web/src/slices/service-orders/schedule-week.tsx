import type { OrderBlock, OrderSchedule } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, PHONE, useMedia } from '../../kit/index.ts';
import { OrderName } from './order-name.tsx';
import { blocksOn, dayOf } from './week-days.ts';

interface ScheduleWeekProps {
  week: OrderSchedule;
  /** Absent where the reader plans nothing. */
  onPlan: ((orderId: string) => void) | undefined;
}
type Person = OrderSchedule['people'][number];
type Day = OrderSchedule['days'][number];

/** Who is where on each day of a week: a table, and on the phone a list of each person's days. */
export function ScheduleWeek({ week, onPlan }: ScheduleWeekProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const phone = useMedia(PHONE);
  const heading = ({ on }: Day) => formatDate(on, language, { style: 'day', weekday: true });
  const cell = (person: Person, day: Day) =>
    blocksOn(person.blocks, day.on, week).map((block) => (
      <Block key={block.orderId} block={block} on={day.on} timeZone={week.timeZone} onPlan={onPlan} />
    ));
  if (phone)
    return week.people.map((person) => (
      <section key={person.id} className="schedulePerson">
        <h2 className="lbl">
          <Who person={person} />
        </h2>
        {week.days.map((day) => {
          const blocks = cell(person, day);
          const away = person.away.includes(day.on);
          return blocks.length > 0 || away ? (
            <div key={day.on}>
              <p className="note">
                {heading(day)}
                {away ? ` · ${t('serviceOrder.schedule.away')}` : ''}
              </p>
              {blocks}
            </div>
          ) : null;
        })}
        {person.blocks.length === 0 && person.away.length === 0 ? <p className="note">{t('serviceOrder.schedule.free')}</p> : null}
      </section>
    ));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="scheduleScroll" tabIndex={0} aria-label={t('serviceOrder.schedule.title')}>
      <table className="scheduleTable" aria-label={t('serviceOrder.schedule.title')}>
        <thead>
          <tr>
            <th scope="col">{t('serviceOrder.schedule.person')}</th>
            {week.days.map((day) => (
              <th key={day.on} scope="col" className={day.windows.length === 0 ? 'off' : undefined}>
                {heading(day)}
                {day.windows.length === 0 ? <span className="note"> {t('serviceOrder.schedule.off')}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Who person={person} />
              </th>
              {week.days.map((day) => {
                const away = person.away.includes(day.on);
                return (
                  <td key={day.on} className={away || day.windows.length === 0 ? 'off' : undefined}>
                    {away ? <p className="note">{t('serviceOrder.schedule.away')}</p> : null}
                    {cell(person, day)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Who({ person: { name, providerName } }: { person: Person }) {
  return (
    <>
      {name}
      {providerName ? <span className="note scheduleProvider"> {providerName}</span> : null}
    </>
  );
}

interface BlockProps extends Pick<ScheduleWeekProps, 'onPlan'> {
  block: OrderBlock;
  /** The day below which it stands: of one that goes over midnight, what is of that day. */
  on: string;
  timeZone: string;
}

function Block({ block, on, timeZone, onPlan }: BlockProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = (at: string) => formatDate(at, language, { style: 'time', timeZone });
  const moves = block.state === 'planned' || block.state === 'solved';
  return (
    <div className={block.overlaps ? 'scheduleBlock overlaps' : 'scheduleBlock'}>
      <span className="num nowrap">
        {dayOf(block.from, timeZone) === on ? time(block.from) : '00:00'}–
        {dayOf(Date.parse(block.to) - 1, timeZone) === on ? time(block.to) : '24:00'}
      </span>
      <OrderName id={block.orderId} number={block.number} title={block.title} />
      <span className="note">
        {block.accountName} · {t(`serviceOrder.stateOf.${block.state}`)}
      </span>
      {block.overlaps ? <span className="scheduleOverlap">{t('serviceOrder.schedule.overlap')}</span> : null}
      {onPlan && moves ? (
        <Button
          size="small"
          aria-label={`${t('serviceOrder.planning.again')} ${t('serviceOrder.number', block)}`}
          onClick={() => onPlan(block.orderId)}
        >
          {t('serviceOrder.planning.again')}
        </Button>
      ) : null}
    </div>
  );
}
