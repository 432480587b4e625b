import type { SurveyLoop } from '@fulcrum/contract';
import type { Random } from '../../../demo/random.ts';
import { DEMO_LOOP_NOTES } from './demo-survey-texts.ts';

export interface DemoLoop {
  accountId: string;
  /** Of the invitation. */
  id: string;
  ownerId: string | null;
  openedOn: string;
  dueOn: string;
  state: SurveyLoop['state'];
  contactedOn: string | null;
  endedOn: string | null;
  note: string | null;
}
type Opened = Pick<DemoLoop, 'accountId' | 'id' | 'ownerId' | 'openedOn' | 'dueOn'>;
/** Of what opened longer ago nearly all was closed. */
const LONG_AGO_DAYS = 14;

/** How far somebody came with a detractor by today: most spoken with in time, some late, a few not at all. */
export function loopOf(random: Random, opened: Opened, { today, language }: { today: string; language: 'zh' | 'en' }): DemoLoop {
  const due = Temporal.PlainDate.from(opened.dueOn);
  const age = Temporal.PlainDate.from(opened.openedOn).until(today, { largestUnit: 'days' }).days;
  const until = (days: number): string | null => {
    const on = due.add({ days }).toString();
    return on <= today ? on : null;
  };
  const told = (state: 'contacted' | 'resolved' | 'waived', contactedOn: string | null, endedOn: string | null): DemoLoop => ({
    ...{ ...opened, state, contactedOn, endedOn, note: DEMO_LOOP_NOTES[state][language] },
  });
  if (random.chance(0.08) && age > LONG_AGO_DAYS) return told('waived', null, opened.dueOn);
  const endedOn = random.chance(age > LONG_AGO_DAYS ? 0.97 : 0.75) ? until(random.chance(0.8) ? 0 : random.whole(1, 6)) : null;
  if (endedOn) return told('resolved', opened.openedOn, endedOn);
  if (random.chance(0.4)) return told('contacted', opened.openedOn, null);
  return { ...opened, state: 'open', contactedOn: null, endedOn: null, note: null };
}
