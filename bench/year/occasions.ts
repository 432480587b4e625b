// For which occasions plays must begin, and for how long each stands: from the sentences of the guide, one customer and one day at a time.
import type { CalendarEvent, PlayPolicy, Trigger } from '@fulcrum/contract';
import type { OracleSpell } from '../../packages/server/test/oracle/stages.ts';
import { markedIn } from './events.ts';
import type { Customer } from './facts.ts';

export interface Occasion {
  occasion: string;
  /** Of what, and at which of its marks: a nearer mark takes the place of the one before. */
  thing?: string;
  mark?: number;
  /** The mark as the trigger writes it. */
  begunAt?: number;
  stands(day: string): boolean;
}
/** A night: the day, the day of the night before, and what this customer's stages were, are and will be. */
export interface Night {
  day: string;
  before: string;
  spells: readonly OracleSpell[];
  expectedDays: ReadonlyMap<string, number>;
  calendar: readonly CalendarEvent[];
}
export const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
const NO_LINE = '00000000-0000-0000-0000-000000000000';

/** Terms that end on a day or later and that nothing follows, as far as was signed by a day. */
function openTerms({ contracts, subscriptions }: Customer, day: string): { key: string; ends: string }[] {
  const signed = contracts.filter((one) => one.signed <= day && !one.draft);
  const running = subscriptions.filter((one) => one.starts <= day);
  const follows = (contract: string | null) => signed.some(({ predecessor }) => predecessor !== null && predecessor === contract);
  const terms = [
    ...running
      .filter(({ id, contract }) => !running.some(({ predecessor }) => predecessor === id) && !follows(contract))
      .map(({ id, contract, ends }) => ({ key: contract ?? id, ends })),
    ...signed
      .filter(({ id }) => !running.some(({ contract }) => contract === id) && !follows(id))
      .map(({ id, ends }) => ({ key: id, ends })),
  ];
  return terms.flatMap(({ key, ends }) => (ends !== null && ends >= day ? [{ key, ends }] : []));
}

/** The day whose figures a night reads: the one that is over; in the first night that on which the base begins. */
const measuredFor = (day: string, first: string): string => (day === first ? first : plus(day, -1));

/** `contracts.days_to_end` as a night reads it: to the end that came first by what was signed on the day that is over. */
export function daysToEnd(customer: Customer, day: string, first: string): number | null {
  const ends = openTerms(customer, measuredFor(day, first)).map((term) => term.ends);
  return ends.length ? daysBetween(day, ends.toSorted()[0]!) : null;
}

/** The level on a day: a month is judged in the night after its last day. */
export const levelOn = ({ levels }: Customer, day: string, first: string): string | null =>
  levels.findLast(({ asOf }) => asOf < day || asOf === first)?.level ?? null;

/** The day of the first judgement that gave the level of a day. */
function levelSince({ levels }: Customer, day: string, first: string): string | undefined {
  const known = levels.filter(({ asOf }) => asOf < day || asOf === first);
  const other = known.findLastIndex(({ level }) => level !== known.at(-1)?.level);
  return known[other + 1]?.asOf;
}

const stage = (kind: string, spell: OracleSpell, spells: readonly OracleSpell[]): Occasion => ({
  occasion: `${kind}:lifecycle:${spell.product ?? NO_LINE}:${spell.stage}:${spell.from}`,
  stands: (day) => spells.some((one) => one.product === spell.product && one.stage === spell.stage && standsOn(one, day)),
});
const standsOn = ({ from, until }: OracleSpell, day: string): boolean => from <= day && (until === null || until > day);
const among = (stages: readonly string[] | undefined, id: string): boolean => stages === undefined || stages.includes(id);

/** Triggers that dates alone decide. What figures decide (health, risks, conditions on usage) has oracles of its own in the tests. */
export const isDated = (trigger: Trigger): boolean =>
  ['cadence_due', 'contact_left', 'key_event', 'milestone_missed', 'stage_entered', 'stage_stayed', 'term_ends', 'tier_moved'].includes(
    trigger.on,
  );

/** What happens at a customer in a night that begins the play. `isBusy`: a run of the play is under way or has an open task. */
export function occasionsOf(customer: Customer, { trigger }: PlayPolicy, night: Night, isBusy: boolean, first: string): Occasion[] {
  const { day, before, spells } = night;
  switch (trigger.on) {
    case 'cadence_due': {
      const days = trigger.days[levelOn(customer, day, first) ?? ''];
      const last = customer.met.findLast((on) => on <= day) ?? levelSince(customer, day, first) ?? customer.since;
      if (days === undefined || isBusy || plus(last, days) > day) return [];
      return [
        { occasion: `cadence:${plus(last, days)}`, thing: last, stands: (on) => !customer.met.some((met) => met > last && met <= on) },
      ];
    }
    case 'tier_moved':
      return customer.levels
        .filter(({ asOf }) => (asOf >= before && asOf < day) || (asOf === first && day === first))
        .filter(({ moved }) => moved !== null && (trigger.direction === 'any' || moved === trigger.direction))
        .map(({ asOf }) => ({ occasion: `tier:value-tier:${asOf}`, stands: () => true }));
    case 'stage_entered':
      return spells.filter((one) => one.from === day && among(trigger.stages, one.stage)).map((one) => stage('entered', one, spells));
    case 'stage_stayed':
      return spells
        .filter((one) => standsOn(one, day) && among(trigger.stages, one.stage))
        .filter((one) => daysBetween(one.from, day) > (trigger.days ?? night.expectedDays.get(one.stage) ?? Number.POSITIVE_INFINITY))
        .map((one) => stage('stayed', one, spells));
    case 'term_ends':
      return openTerms(customer, day).flatMap(({ key, ends }) => {
        const mark = trigger.at.filter((each) => plus(ends, -each) <= day).toSorted((a, b) => a - b)[0];
        if (mark === undefined) return [];
        const stands = (on: string) => openTerms(customer, on).some((term) => term.key === key);
        return [{ occasion: `renewal:${key}:T-${mark}`, thing: key, mark, begunAt: mark, stands }];
      });
    case 'contact_left':
      return customer.leavers
        .filter(({ role, left, known }) => left <= day && known >= before && known <= day && among(trigger.roles, role))
        .map(({ id, left }) => ({ occasion: `left:${id}:${left}`, stands: () => true }));
    case 'milestone_missed':
      return customer.milestones
        .filter(
          ({ happened, due, accepted }) =>
            happened <= day &&
            due < day &&
            plus(due, trigger.days) >= plus(before, -1) &&
            plus(due, trigger.days) <= day &&
            (accepted === null || accepted > day),
        )
        .map(({ id, accepted }) => ({ occasion: `milestone:${id}`, stands: (on) => accepted === null || accepted > on }));
    case 'key_event':
      // Whom events concern is worked out in the first night, which follows the day on which the base begins.
      if (day === first) return [];
      return markedIn(customer, trigger, night.calendar, night).map(({ event, on, mark }) => ({
        occasion: `event:${event}:${on}:T${mark < 0 ? '' : '+'}${mark}`,
        thing: `${event}:${on}`,
        mark: -mark,
        begunAt: mark,
        stands: () => true,
      }));
    default:
      return [];
  }
}
