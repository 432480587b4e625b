import { Select } from 'antd';
import { useLanguage } from '../i18n/use-language.ts';
import { useEvents } from '../slices/events/use-events.ts';

/** An announced event of a calendar; a form hands it `id`, `value` and `onChange`. */
export function AnnouncementSelect(given: { id?: string; value?: string; onChange?: (event: string) => void }) {
  const language = useLanguage();
  const announced = useEvents().filter(({ kind }) => kind === 'announced');
  return (
    <Select
      {...given}
      showSearch={{ optionFilterProp: 'label' }}
      options={announced.map(({ id, name }) => ({ value: id, label: name[language] }))}
    />
  );
}

/** What an announced event is called. */
export function AnnouncementName({ id }: { id: string }) {
  const language = useLanguage();
  return useEvents().find((event) => event.id === id)?.name[language] ?? id;
}
