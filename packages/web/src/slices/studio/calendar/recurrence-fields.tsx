import type { Recurrence } from '@fulcrum/contract';
import { SOLAR_TERMS } from '@fulcrum/contract';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shell/session.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { ChoiceField, Labelled, SeveralField } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { type DraftRecurrence, freshRecurrence, RECURRENCES } from './calendar-shape.ts';
import { OtherEvent } from './other-event.tsx';

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const NTH = [1, 2, 3, 4, 5, -1];

interface RecurrenceFieldsProps {
  path: Path;
  value: DraftRecurrence | undefined;
  /** It may be that nobody knows. */
  optional: boolean;
  eventId: string;
}

/** On which days something happens again. */
export function RecurrenceFields({ path, value, optional, eventId }: RecurrenceFieldsProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { set } = useStudioForm();
  type Choice = Recurrence['every'] | 'unknown';
  const choices: Choice[] = [...RECURRENCES, ...(optional ? (['unknown'] as const) : [])];
  return (
    <>
      <ChoiceField<Choice>
        path={[...path, 'every']}
        label={t(optional ? 'calendarStudio.expected' : 'calendarStudio.when')}
        value={value?.every ?? 'unknown'}
        options={choices.map((every) => ({ value: every, label: t(`calendarStudio.every.${every}`) }))}
        onChange={(every) => set(path, every === 'unknown' ? undefined : freshRecurrence(every, today))}
      />
      {value ? <Fields path={path} value={value} eventId={eventId} /> : null}
      <IssueNotes path={path} />
    </>
  );
}

function Fields({ path, value, eventId }: { path: Path; value: DraftRecurrence; eventId: string }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  const at = (field: string): Path => [...path, field];
  const month = (label: string) => (
    <Labelled path={at('month')} label={label}>
      <FigureField path={at('month')} value={value.month} label={label} />
    </Labelled>
  );
  const day = (label: string) => (
    <Labelled path={at('day')} label={label}>
      <FigureField path={at('day')} value={value.day} label={label} />
    </Labelled>
  );
  const months = (none: string) => (
    <SeveralField
      path={at('months')}
      label={t('calendarStudio.months')}
      value={value.months}
      options={MONTHS.map((one) => ({ value: one, label: t('calendarStudio.monthNo', { month: one }) }))}
      none={none}
    />
  );
  switch (value.every) {
    case 'year':
      return (
        <div className="formPair">
          {month(t('calendarStudio.month'))}
          {day(t('calendarStudio.day'))}
        </div>
      );
    case 'month':
      return (
        <div className="formPair">
          {months(t('calendarStudio.everyMonth'))}
          {day(t('calendarStudio.day'))}
        </div>
      );
    case 'weekday':
      return (
        <>
          {months(t('calendarStudio.chooseMonths'))}
          <div className="formPair">
            <Labelled path={at('nth')} label={t('calendarStudio.nth')}>
              <Select
                id={controlId(at('nth'))}
                className="wide"
                value={value.nth ?? null}
                options={NTH.map((nth) => ({ value: nth, label: t(`calendarStudio.nthOf.${nth === -1 ? 'last' : 'n'}`, { nth }) }))}
                onChange={(nth) => set(at('nth'), nth)}
              />
            </Labelled>
            <Labelled path={at('weekday')} label={t('calendarStudio.weekday')}>
              <Select
                id={controlId(at('weekday'))}
                className="wide"
                value={value.weekday ?? null}
                options={WEEKDAYS.map((weekday) => ({ value: Number(weekday), label: t(`calendarStudio.weekdayOf.${weekday}`) }))}
                onChange={(weekday) => set(at('weekday'), weekday)}
              />
            </Labelled>
          </div>
        </>
      );
    case 'lunar_year':
      return (
        <div className="formPair">
          {month(t('calendarStudio.lunarMonth'))}
          {day(t('calendarStudio.lunarDay'))}
        </div>
      );
    case 'term':
      return (
        <ChoiceField
          path={at('term')}
          label={t('calendarStudio.term')}
          value={value.term ?? 'qingming'}
          options={SOLAR_TERMS.map((term) => ({ value: term, label: t(`calendarStudio.termOf.${term}`) }))}
        />
      );
    case 'event':
      return <OtherEvent path={path} value={value} eventId={eventId} />;
    case 'listed':
      return (
        <Labelled path={at('days')} label={t('calendarStudio.listed')} deep>
          <Select<string[]>
            id={controlId(at('days'))}
            mode="tags"
            className="wide"
            open={false}
            suffixIcon={null}
            placeholder={t('calendarStudio.listedHint')}
            tokenSeparators={[' ', ',', '，', '、', '\n']}
            value={Array.isArray(value.days) ? value.days : []}
            onChange={(days) => set(at('days'), days.toSorted())}
          />
        </Labelled>
      );
    case 'rule':
      return (
        <div className="formPair">
          {(['rule', 'from'] as const).map((field) => (
            <Labelled key={field} path={at(field)} label={t(`calendarStudio.ical.${field}`)}>
              <Input
                id={controlId(at(field))}
                maxLength={500}
                value={value[field]}
                onChange={({ target }) => set(at(field), target.value)}
              />
            </Labelled>
          ))}
        </div>
      );
    default:
      return null;
  }
}
