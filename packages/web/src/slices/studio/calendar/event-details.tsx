import { type CalendarEvent, CERTAINTIES, EVENT_KINDS } from '@fulcrum/contract';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useSession } from '../../../shell/session.tsx';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { ChoiceField, Labelled } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { type DraftEvent, freshRecurrence, useCalendarDraft } from './calendar-shape.ts';
import { OwnDay } from './own-day.tsx';
import { PayloadFields } from './payload-fields.tsx';
import { RecurrenceFields } from './recurrence-fields.tsx';

/** As the server has it where nothing is given. */
const WINDOW = { before: 14, after: 14 };

/** Everything about an event. */
export function EventDetails({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today } = useSession();
  const { policy } = useCalendarDraft();
  const { set } = useStudioForm();
  const one = policy.events[at]!;
  const path = (...steps: string[]): Path => ['events', at, ...steps];
  const contact = { before: one.contact?.before ?? WINDOW.before, after: one.contact?.after ?? WINDOW.after };
  return (
    <div className="partDetails">
      <IssueNotes path={path()} />
      <NameFields path={path('name')} name={one.name} />
      <ChoiceField
        path={path('kind')}
        label={t('calendarStudio.kind')}
        value={one.kind}
        options={EVENT_KINDS.map((value) => ({ value, label: t(`events.kindOf.${value}`) }))}
        onChange={(kind) => set(path(), ofKind(one, kind, today))}
      />
      {one.kind === 'account' ? (
        <OwnDay path={path()} event={one} />
      ) : (
        <RecurrenceFields
          key={one.kind}
          path={path(one.kind === 'industry' ? 'on' : 'expected')}
          value={one.kind === 'industry' ? one.on : one.expected}
          optional={one.kind === 'announced'}
          eventId={one.id}
        />
      )}
      <div className="formPair">
        <Labelled path={path('lasts')} label={t('calendarStudio.lasts')}>
          <FigureField path={path('lasts')} value={one.lasts} label={t('calendarStudio.lasts')} unit={t('calendarStudio.days')} optional />
        </Labelled>
        <ChoiceField
          path={path('certainty')}
          label={t('calendarStudio.certainty')}
          value={one.certainty}
          options={CERTAINTIES.map((value) => ({ value, label: t(`events.certaintyOf.${value}`) }))}
        />
      </div>
      <Labelled path={path('source')} label={t('calendarStudio.source')}>
        <Input
          id={controlId(path('source'))}
          maxLength={500}
          value={one.source ?? ''}
          onChange={({ target }) => set(path('source'), target.value || undefined)}
        />
      </Labelled>
      <div className="formPair">
        {(['before', 'after'] as const).map((side) => (
          <Labelled key={side} path={path('contact', side)} label={t(`calendarStudio.contact.${side}`)}>
            <FigureField
              path={path('contact', side)}
              value={contact[side]}
              label={t(`calendarStudio.contact.${side}`)}
              unit={t('calendarStudio.days')}
              onStored={(days) => set(path('contact'), { ...contact, [side]: days ?? null })}
            />
          </Labelled>
        ))}
      </div>
      <div>
        <span className="fieldLabel">{t('calendarStudio.who')}</span>
        <ConditionField path={path('who')} when={one.who} optional />
      </div>
      {one.kind === 'announced' ? <PayloadFields path={path('payload')} list={one.payload} /> : null}
      <PartActions list={['events']} at={at} count={policy.events.length} name={one.name[language] || one.id} />
    </div>
  );
}

/** The event as one of another kind: what only the old kind has goes, what the new one must have comes. */
function ofKind(event: DraftEvent, kind: CalendarEvent['kind'], today: string): object {
  const { id, name, certainty, source, lasts, contact, who } = event;
  const common = { id, kind, name, certainty, source, lasts: lasts === 1 ? undefined : lasts, contact, who };
  const own = {
    industry: { on: event.expected ?? freshRecurrence('year', today) },
    account: { of: { contract: 'signed' } },
    announced: { expected: event.on },
  };
  return JSON.parse(JSON.stringify({ ...common, ...own[kind] }));
}
