import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Severity } from '../policy/sla.ts';
import { Day, Id, LongText, Moment, masked, Page, pageOf, Text } from '../shapes.ts';
import { RequestKind } from './request-shapes.ts';

export const CALL_EVENTS = ['ringing', 'answered', 'ended', 'missed'] as const;
export const CallDirection = z.enum(['in', 'out']);
/** `without_request`: picked up, and of no request yet. */
export const CALL_LISTS = ['all', 'picked_up', 'missed', 'without_request'] as const;
export const CALL_STATES = ['ringing', 'talking', 'ended', 'missed'] as const;
/** Calls in by one number that follow one another within so many minutes are attempts at one matter. */
export const ATTEMPT_MINUTES = 30;

/** A number as it is shown or said; who reads numbers masked reads it so. */
const Phone = masked('phone', z.string().trim().min(1).max(60));
const Recording = z.url({ protocol: /^https$/ }).max(2000);

/** What a call centre says of a call: the same once, in whatever order. */
export const CallEvent = z.strictObject({
  /** As the call centre calls the call. */
  callId: z.string().min(1).max(200),
  event: z.enum(CALL_EVENTS),
  at: z.iso.datetime({ offset: true }),
  direction: CallDirection.nullable().default(null),
  number: Phone.nullable().default(null),
  /** The extension or the e-mail address of who it rings for, or who talks. */
  agent: z.string().trim().max(254).nullable().default(null),
  queue: Text.nullable().default(null),
  /** How long was talked; of what has ended. */
  seconds: z.number().int().min(0).max(86_400).nullable().default(null),
  recording: Recording.nullable().default(null),
});
export type CallEvent = z.infer<typeof CallEvent>;

export const PhoneCall = z.strictObject({
  id: Id,
  direction: CallDirection,
  state: z.enum(CALL_STATES),
  number: Phone.nullable(),
  queue: z.string().nullable(),
  beganAt: Moment,
  answeredAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  talkSeconds: z.number().int().nullable(),
  agentId: Id.nullable(),
  /** Of somebody who is nobody here: their extension. */
  agentName: z.string().nullable(),
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  /** Whether the reader meets the customer. */
  accountMet: z.boolean(),
  contactId: Id.nullable(),
  contactName: masked('person', z.string()).nullable(),
  requestId: Id.nullable(),
  requestNumber: z.number().int().nullable(),
  recording: z.string().nullable(),
  note: z.string().nullable(),
  byHand: z.boolean(),
});
export type PhoneCall = z.infer<typeof PhoneCall>;
/** A call that rings for the reader, or that they are on, with what to know before the first word. */
export const MyCall = PhoneCall.extend({
  tier: z.string().nullable(),
  openRequests: z.array(z.strictObject({ id: Id, number: z.number().int(), subject: z.string() })),
});
export type MyCall = z.infer<typeof MyCall>;

export const CallFigures = z.strictObject({
  from: Day,
  to: Day,
  /** Calls in whose outcome is known. */
  calls: z.number().int(),
  pickedUp: z.number().int(),
  /** Matters that somebody called about, and those whose first call was picked up. */
  attempts: z.number().int(),
  firstPickedUp: z.number().int(),
  /** firstPickedUp ÷ attempts; null where nobody called. */
  rate: z.number().nullable(),
  withoutRequest: z.number().int(),
  medianTalkSeconds: z.number().nullable(),
});
export type CallFigures = z.infer<typeof CallFigures>;

const CallLine = z.strictObject({ extension: z.string().trim().min(1).max(60), userId: Id });
const reads = routesNeeding('requests.read');
const writes = routesNeeding('requests.write');
const dispatches = routesNeeding('requests.dispatch');
const lines = z.strictObject({ items: z.array(CallLine.extend({ userName: z.string() })) });

export const calls = {
  list: endpoint({
    ...reads('GET', '/calls', 'Calls by phone that the caller sees, the latest first'),
    input: z.strictObject({
      ...Page,
      view: z.enum(CALL_LISTS).default('all'),
      on: Day.optional(),
      agentId: Id.optional(),
      accountId: Id.optional(),
      requestId: Id.optional(),
    }),
    output: pageOf(PhoneCall),
  }),
  mine: endpoint({
    ...writes('GET', '/calls/mine', 'Calls that ring for me, and mine that are not put away yet'),
    input: z.strictObject({}),
    /** `live`: whether a call centre is connected, so that it is worth asking often. */
    output: z.strictObject({ live: z.boolean(), items: z.array(MyCall) }),
  }),
  figures: endpoint({
    ...reads('GET', '/calls/figures', 'How calls were picked up in a span of days, of those that the caller sees'),
    input: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    output: CallFigures,
  }),
  get: endpoint({
    ...reads('GET', '/calls/{id}', 'A call by phone'),
    input: z.strictObject({ id: Id }),
    output: PhoneCall,
  }),
  log: endpoint({
    ...writes('POST', '/calls', 'Write down a call where no call centre does: it opens a request, belongs to one, or is a contact made'),
    status: 201,
    input: z.strictObject({
      direction: CallDirection.default('in'),
      /** Now, less the minutes, unless it is said. */
      beganAt: z.iso.datetime({ offset: true }).optional(),
      minutes: z.number().int().min(0).max(600),
      pickedUp: z.boolean().default(true),
      number: Phone.nullable().default(null),
      ...{ accountId: Id.nullable().default(null), contactId: Id.nullable().default(null) },
      text: LongText.default(''),
      becomes: z.enum(['call', 'request', 'interaction']).default('call'),
      /** Of a new request. */
      ...{ subject: Text.optional(), kind: RequestKind.default('question'), severity: Severity.default('normal') },
      /** The one that it belongs to. */
      requestId: Id.optional(),
    }),
    output: PhoneCall,
  }),
  link: endpoint({
    ...writes('POST', '/calls/{id}/request', 'Say which request a call belongs to, or that it belongs to none'),
    input: z.strictObject({ id: Id, requestId: Id.nullable() }),
    output: PhoneCall,
  }),
  identify: endpoint({
    ...writes('POST', '/calls/{id}/caller', 'Say who called; the number is remembered for them if so wished'),
    input: z.strictObject({ id: Id, accountId: Id, contactId: Id.nullable().default(null), remember: z.boolean().default(false) }),
    output: PhoneCall,
  }),
  dismiss: endpoint({
    ...writes('POST', '/calls/{id}/dismissal', 'Put a call away: it is shown on my pages no more'),
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  lines: endpoint({
    ...dispatches('GET', '/calls/lines', 'Whose extensions are whose; who has none is known by e-mail address'),
    input: z.strictObject({}),
    output: lines,
  }),
  setLines: endpoint({
    ...dispatches('PUT', '/calls/lines', 'Say whose extensions are whose: all of them'),
    input: z.strictObject({ items: z.array(CallLine).max(2000) }),
    output: lines,
  }),
};
