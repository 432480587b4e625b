import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession } from '../../../shell/session.tsx';
import { FigureField } from '../figure-field.tsx';
import { ChoiceField, Labelled } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import { type DraftRecurrence, useCalendarDraft } from './calendar-shape.ts';

/** So many days before or after another event, of this calendar or of another that is in force. */
export function OtherEvent({ path, value, eventId }: { path: Path; value: DraftRecurrence; eventId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today } = useSession();
  const { policy } = useCalendarDraft();
  const found = useQuery(api.eventDays.list.queryOptions({ input: { from: today, to: today } }));
  const others = (found.data?.events ?? []).filter(({ calendarId, kind }) => calendarId !== policy.id && kind !== 'account');
  const options = [...policy.events.filter(({ id, kind }) => id !== eventId && kind !== 'account'), ...others].map(({ id, name }) => ({
    value: id,
    label: name[language] || id,
  }));
  return (
    <div className="formPair">
      <ChoiceField path={[...path, 'event']} label={t('calendarStudio.other')} value={value.event} options={options} />
      <Labelled path={[...path, 'days']} label={t('calendarStudio.apart')}>
        <FigureField
          path={[...path, 'days']}
          value={typeof value.days === 'number' ? value.days : null}
          label={t('calendarStudio.apart')}
          unit={t('calendarStudio.days')}
        />
      </Labelled>
    </div>
  );
}
