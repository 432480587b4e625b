import { machineTimeZone } from '../kernel/clock.ts';
import type { Check } from './doctor-check.ts';
import type { Say } from './doctor-texts.ts';

/** Both time zones: that of the machine decides nothing, but a reader of logs wants to know. */
export const zone = (say: Say, organisation?: string): Check => ({
  name: 'timeZone',
  ok: true,
  detail: say(organisation ? 'zone' : 'zoneUnset', { machine: machineTimeZone(), organisation: organisation ?? '' }),
});
