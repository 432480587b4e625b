import { RichText } from '../../../kit/index.ts';
import { IdentitySection } from '../identity-section.tsx';
import { StudioLayout } from '../studio-layout.tsx';
import type { Policy } from '../use-policy.ts';
import { useStudio } from '../use-studio.ts';
import { CalendarEffect } from './calendar-effect.tsx';
import { CalendarDraft, DraftCalendar } from './calendar-shape.ts';
import { EventSection } from './event-section.tsx';

/** Editing a calendar of key events: each event, when it is, whom it concerns; and the days that follow from it. */
export function CalendarStudio({ policy }: { policy: Policy }) {
  const studio = useStudio(policy, DraftCalendar);
  const { draft, before } = studio;
  return (
    <StudioLayout
      wide
      policy={policy}
      studio={studio}
      found={studio.changes?.length ? <RichText text="calendarStudio.changed" values={{ count: studio.changes.length }} /> : null}
      form={
        draft ? (
          <CalendarDraft value={{ policy: draft, before }}>
            <EventSection />
            <IdentitySection policy={draft} />
          </CalendarDraft>
        ) : null
      }
      effect={draft ? <CalendarEffect draft={draft} studio={studio} /> : null}
    />
  );
}
