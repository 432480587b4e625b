import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession } from '../../../shell/session.tsx';
import { freeId } from '../free-id.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { PartRow } from '../part-row.tsx';
import { SectionList } from '../procedure/section-list.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import { freshRecurrence, useCalendarDraft } from './calendar-shape.ts';
import { EventDetails } from './event-details.tsx';
import { useRecurrenceWords } from './use-recurrence-words.ts';

/** The events of the calendar. */
export function EventSection() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { policy } = useCalendarDraft();
  const { add } = useStudioForm();
  const addEvent = () =>
    add(['events'], {
      ...{ id: freeId(policy.events, (n) => `event-${n}`), kind: 'industry', certainty: 'usual' },
      name: { zh: t('calendarStudio.newEvent', { lng: 'zh' }), en: t('calendarStudio.newEvent', { lng: 'en' }) },
      on: freshRecurrence('year', today),
    });
  return (
    <SectionList
      list="events"
      title={t('calendarStudio.events')}
      note={t('calendarStudio.eventsNote')}
      addText={t('calendarStudio.addEvent')}
      onAdd={addEvent}
    >
      {policy.events.map((one, at) => (
        <EventPart key={one.id || at} at={at} />
      ))}
    </SectionList>
  );
}

function EventPart({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRecurrenceWords();
  const { policy, before } = useCalendarDraft();
  const { open } = useStudioForm();
  const one = policy.events[at]!;
  const part = `events/${one.id}`;
  const was = before?.events.find(({ id }) => id === one.id);
  return (
    <PartRow
      part={part}
      name={one.name[language] || one.id}
      note={[t(`events.kindOf.${one.kind}`), words(one), t(`events.certaintyOf.${one.certainty}`)].filter(Boolean).join(' · ')}
      changed={before !== null && JSON.stringify(was) !== JSON.stringify(one)}
    >
      {open.has(part) ? <EventDetails at={at} /> : <IssueNotes path={['events', at]} deep />}
    </PartRow>
  );
}
