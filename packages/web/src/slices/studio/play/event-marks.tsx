import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useEvents } from '../../events/use-events.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { ChoiceField, Labelled } from './labelled.tsx';
import { MarksSelect } from './marks-select.tsx';
import { usePlayDraft } from './play-shape.ts';

/** Which events of the calendars begin the play, and how many days before or after them. */
export function EventMarks() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { trigger } = usePlayDraft().policy;
  const { set } = useStudioForm();
  const events = useEvents().filter(({ kind }) => kind !== 'announced');
  const path = ['trigger', 'events'];
  const chosen = trigger.events ?? [];
  const strange = chosen.filter((id) => !events.some((one) => one.id === id)).map((id) => ({ value: id, label: id }));
  return (
    <>
      <Labelled path={path} label={t('playStudio.trigger.events')} deep>
        <Select<string[]>
          id={controlId(path)}
          mode="multiple"
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen}
          options={[...events.map(({ id, name }) => ({ value: id, label: name[language] })), ...strange]}
          onChange={(next) => set(path, next)}
        />
      </Labelled>
      <MarksSelect
        label={t('playStudio.trigger.eventMarks')}
        note={t('playStudio.trigger.eventMarksNote')}
        value={trigger.at}
        order={(a, b) => a - b}
        signed
      />
      <ChoiceField
        path={['trigger', 'in']}
        label={t('playStudio.trigger.counted')}
        value={trigger.in ?? 'days'}
        options={(['days', 'working_days'] as const).map((value) => ({ value, label: t(`playStudio.trigger.countedIn.${value}`) }))}
      />
    </>
  );
}
