import { SURVEY_SCALES, type SurveyBand, type SurveyKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { workCalendarOf } from '../../settings/index.ts';
import { type DemoLoop, loopOf } from './demo-loops.ts';
import { DEMO_COMMENTS, DEMO_WISHES, demoSurveys } from './demo-survey-texts.ts';
import { type DemoAnswer, type DemoInvitation, insertInvented } from './insert-invented.sql.ts';

const SEED = 46_103;
/** Before how many months the rounds of the survey on the relation began, and how people scored in each; the last began some days ago. */
const ROUNDS = [
  { months: 8, mean: 7.2 },
  { months: 4, mean: 7.8 },
  { months: 0, mean: 8.3 },
] as const;
const LAST_ROUND = { days: 9 };
const ANSWERED_WITHIN = 12;
/** How far people differ from one another, and one person from themselves. */
const DEVIATION = { between: 1.6, within: 1.1 };
/** Of so many customers one was asked nothing of late: a survey that is begun in the demo has somebody to ask. */
const RESTED = { one: 4, days: 90 };
const OPEN_DAYS = 45;
const ANSWERING = 0.45;
const AFTER_REQUEST = 0.5;
const LOOP_DAYS = 2;

interface Person {
  accountId: string;
  contactId: string;
  personId: string;
  ownerId: string | null;
  member: boolean;
}
interface Closed extends Person {
  requestId: string;
  closedOn: string;
  rating: number | null;
}

/** People of demo customers, two at most of each, who signs in to the portal first; and whose requests were closed. */
async function groundOf({ db }: WriteCtx): Promise<{ people: Person[]; closed: Closed[] }> {
  const person = sql`'accountId', c.account_id, 'contactId', c.id, 'personId', coalesce(c.person_id, c.id), 'ownerId', a.owner_id`;
  const found = await sql<{ people: Person[]; closed: Closed[] }>`
    select (select coalesce(jsonb_agg(jsonb_build_object(${person}, 'member', c.member) order by a.code, c.nth), '[]') from account a
        cross join lateral (select c.*, x.member, row_number() over (order by x.member desc, c.id) as nth from contact c
          cross join lateral (select exists (select from portal_member m where m.account_id = c.account_id and m.contact_id = c.id) as member) x
          where c.account_id = a.id and c.left_on is null) c
        where a.demo and c.nth <= 2 and exists (select from contract t where t.account_id = a.id)) as people,
      (select coalesce(jsonb_agg(jsonb_build_object(${person}, 'member', false, 'requestId', r.id, 'closedOn', r.closed_at::date, 'rating', r.rating)
          order by r.number), '[]')
        from service_request r join account a on a.id = r.account_id and a.demo join contact c on c.account_id = r.account_id and c.id = r.contact_id
        where r.closed_as = 'solved') as closed`.execute(db);
  return found.rows[0]!;
}

const bandOf = (kind: SurveyKind, score: number): SurveyBand => {
  const { low, high } = SURVEY_SCALES[kind];
  return score <= low ? 'low' : score >= high ? 'high' : 'middle';
};

/**
 * What people of demo customers were asked and answered over a year, the detractors among them, and what still asks people of the portal. Synthetic; the
 * same seed gives the same answers. The surveys have ended or are drafts: the demo writes to nobody.
 */
export async function insertDemoSurveys(ctx: WriteCtx): Promise<void> {
  const { people, closed } = await groundOf(ctx);
  if (!people.length) return;
  const today = Temporal.PlainDate.from(ctx.today);
  const beginOf = (months: number) => today.subtract(LAST_ROUND).subtract({ months });
  const language = ctx.organisation?.language ?? ctx.language;
  const random = seeded(SEED);
  const calendar = await workCalendarOf(ctx.db);
  const ids = { nps: newId(), csat: newId(), ces: newId() };
  const [invitations, answers, loops]: [DemoInvitation[], DemoAnswer[], DemoLoop[]] = [[], [], []];

  const invite = (kind: 'nps' | 'csat', person: Person, occasion: string, on: string, openDays: number): DemoInvitation => {
    const { accountId, contactId, personId, member } = person;
    const made = {
      ...{ accountId, contactId, personId, occasion, on, surveyId: ids[kind] },
      id: random.id(on),
      channel: member ? 'portal' : 'mail',
    };
    const invitation = { ...made, expiresOn: Temporal.PlainDate.from(on).add({ days: openDays }).toString() };
    invitations.push(invitation);
    return invitation;
  };
  const answer = (kind: 'nps' | 'csat', person: Person, invitation: DemoInvitation, on: string, score: number): void => {
    const band = bandOf(kind, score);
    const comment = random.chance(0.6) ? random.pick(DEMO_COMMENTS[band])[language] : null;
    const words = kind === 'nps' ? further(random, language) : {};
    const { accountId, id, channel } = invitation;
    answers.push({ accountId, id, on, score, comment, words, channel: channel === 'portal' ? 'portal' : 'link' });
    if (band !== 'low') return;
    const dueOn = addWorkingDays(on, LOOP_DAYS, calendar);
    loops.push(loopOf(random, { accountId, id, ownerId: person.ownerId, openedOn: on, dueOn }, { today: ctx.today, language }));
  };

  const moods = new Map(people.map(({ contactId }) => [contactId, DEVIATION.between * random.normal()]));
  const accounts = [...new Set(people.map(({ accountId }) => accountId))];
  const rested = new Set(accounts.filter((_, nth) => nth % RESTED.one === 0));
  for (const { accountId, member } of people) if (member) rested.delete(accountId);
  const asksNothing = ({ accountId }: Person, on: Temporal.PlainDate) => rested.has(accountId) && on.until(today).days <= RESTED.days;
  for (const { months, mean } of ROUNDS)
    for (const person of people) {
      const began = beginOf(months);
      if (asksNothing(person, began)) continue;
      const invitation = invite('nps', person, began.toString(), began.toString(), OPEN_DAYS);
      // Who signs in to the portal finds the last round there, still to be answered.
      const isOpen = person.member && months === 0;
      const answeredOn = began.add({ days: random.whole(0, Math.min(ANSWERED_WITHIN, began.until(today).days)) }).toString();
      const score = Math.max(0, Math.min(10, Math.round(mean + (moods.get(person.contactId) ?? 0) + DEVIATION.within * random.normal())));
      if (!isOpen && (person.member || random.chance(ANSWERING))) answer('nps', person, invitation, answeredOn, score);
    }
  for (const one of closed) {
    if (asksNothing(one, Temporal.PlainDate.from(one.closedOn))) continue;
    const invitation = invite('csat', one, one.requestId, one.closedOn, OPEN_DAYS);
    if (random.chance(AFTER_REQUEST)) answer('csat', one, invitation, one.closedOn, one.rating ?? random.pick([5, 5, 4, 4, 3, 2]));
  }
  const oldest = beginOf(ROUNDS[0].months).toString();
  const drafts = demoSurveys(ctx.today, oldest);
  const surveys = (['nps', 'csat', 'ces'] as const).map((kind) => ({
    ...{ id: ids[kind], kind, document: drafts[kind] },
    ...(kind === 'ces' ? { state: 'draft', startedOn: null, endedOn: null } : { state: 'ended', startedOn: oldest, endedOn: ctx.today }),
  }));
  await insertInvented(ctx.db, { surveys, invitations, answers, loops, now: ctx.now });
}

/** Of the further questions most answer the choice, some the other. */
function further(random: Random, language: 'zh' | 'en'): Record<string, string | number> {
  return {
    ...(random.chance(0.8) ? { part: random.whole(0, 3) } : {}),
    ...(random.chance(0.3) ? { wish: random.pick(DEMO_WISHES)[language] } : {}),
  };
}
