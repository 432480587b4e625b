import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { ChoiceField, Labelled } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import type { DraftRecurrence } from './calendar-shape.ts';
import { useSharedEvents } from './use-shared-events.ts';

/** So many days before or after another event, of this calendar or of another that is in force. */
export function OtherEvent({ path, value, eventId }: { path: Path; value: DraftRecurrence; eventId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const options = useSharedEvents()
    .filter(({ id }) => id !== eventId)
    .map(({ id, name }) => ({ value: id, label: name[language] || id }));
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
