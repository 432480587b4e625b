import * as z from 'zod';
import { endpoint, routesNeeding, streamEndpoint } from '../endpoint.ts';
import { Severity } from '../policy/sla.ts';
import { Day, Id, LongText, Page, pageOf, Text } from '../shapes.ts';
import { CannedAnswer, DeskRules } from './desk-rules.ts';
import { ServiceRequestTold, SolvedRequest } from './request-conversation.ts';
import { RequestFigures } from './request-figures.ts';
import { FileIds } from './request-files.ts';
import { RequestChannel, RequestKind, ServiceRequest } from './request-shapes.ts';

/** `mine`: dispatched to the reader; `queue`: dispatched to nobody yet, or to the reader's team alone; `late`: a clock is past its due time; `all`: open or not. */
export const REQUEST_LISTS = ['mine', 'queue', 'open', 'late', 'waiting', 'solved', 'closed', 'all'] as const;
/**
 * What the figures of the desk count, by request: `judged` are solved ones of which it is known whether the solution held, `at_first` and
 * `not_at_first` part them; `late` ones have a clock that went over in the span.
 */
export const REQUEST_FIGURES = [
  'opened',
  'reopened',
  'judged',
  'at_first',
  'not_at_first',
  'late',
  'late_first',
  'late_next',
  'late_solve',
  'rated',
  'rated_low',
] as const;
export type RequestFigure = (typeof REQUEST_FIGURES)[number];
/** Which list, and what narrows it. */
const Narrowed = {
  view: z.enum(REQUEST_LISTS).default('open'),
  accountId: Id.optional(),
  productId: Id.optional(),
  assigneeId: Id.optional(),
  kind: RequestKind.optional(),
  severity: Severity.optional(),
  channel: RequestChannel.optional(),
  /** Words of the subject or of what was said, each of them; or the number. */
  q: z.string().trim().max(100).optional(),
  /** Those that this figure counts between two days, the last thirty unless they are said. */
  figure: z.enum(REQUEST_FIGURES).optional(),
  from: Day.optional(),
  to: Day.optional(),
};
/** As a list shows it: with where what was looked for is said, if in words of the conversation. */
export const FoundRequest = ServiceRequest.extend({ excerpt: z.string().nullable() });
export type FoundRequest = z.infer<typeof FoundRequest>;

const One = { id: Id, revision: z.number().int() };
const About = {
  accountId: Id.nullable().optional(),
  contactId: Id.nullable().optional(),
  productId: Id.nullable().optional(),
  kind: RequestKind.optional(),
  severity: Severity.optional(),
  subject: Text.optional(),
};
/** To one of ours, to a team, or to the provider of the request's product. */
const Target = { assigneeId: Id.nullable().optional(), teamId: Id.nullable().optional(), toProvider: z.boolean().optional() };
const verb = <P extends string>(path: P, summary: string) => ({
  ...routesNeeding('requests.write')('POST', `/service-requests/{id}/${path}`, summary),
  output: ServiceRequestTold,
});

export const serviceRequests = {
  list: endpoint({
    method: 'GET',
    path: '/service-requests',
    summary: 'Requests that the caller sees: open ones by what is due first, ended ones and all the newest first',
    needs: 'requests.read',
    input: z.strictObject({ ...Page, ...Narrowed }),
    output: pageOf(FoundRequest),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/service-requests/counts',
    summary: 'How many requests each list of the desk has',
    needs: 'requests.read',
    input: z.strictObject({}),
    output: z.strictObject({
      mine: z.number().int(),
      queue: z.number().int(),
      open: z.number().int(),
      late: z.number().int(),
      waiting: z.number().int(),
      solved: z.number().int(),
    }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/service-requests/figures',
    summary:
      'How the desk did in a span of days: backlog, first contact resolution, attainment of the clocks, ratings; by kind, person and day',
    needs: 'requests.read',
    input: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    output: RequestFigures,
  }),
  people: endpoint({
    method: 'GET',
    path: '/service-requests/people',
    summary: 'To whom a request can be dispatched: teams, and people with how many open ones they have',
    needs: 'requests.write',
    input: z.strictObject({}),
    output: z.strictObject({
      teams: z.array(z.strictObject({ id: Id, name: z.string() })),
      people: z.array(z.strictObject({ id: Id, name: z.string(), teamId: Id.nullable(), open: z.number().int(), away: z.boolean() })),
    }),
  }),
  solvedWith: endpoint({
    method: 'GET',
    path: '/articles/{articleId}/solved-requests',
    summary: 'Requests that an article solved, of those that the caller sees: answered with it, and solved; the last answered first',
    needs: 'requests.read',
    input: z.strictObject({ articleId: Id, ...Page }),
    output: pageOf(SolvedRequest).extend({ requests: z.number().int(), customers: z.number().int() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/service-requests/{id}',
    summary: 'A request with its conversation, its course and its clocks',
    needs: 'requests.read',
    input: z.strictObject({ id: Id }),
    output: ServiceRequestTold,
  }),
  create: endpoint({
    method: 'POST',
    path: '/service-requests',
    summary: 'Open a request; it is dispatched by the rules of the desk',
    needs: 'requests.write',
    status: 201,
    input: z.strictObject({
      ...{ accountId: Id.optional(), contactId: Id.optional(), productId: Id.optional() },
      ...{ kind: RequestKind.default('question'), severity: Severity.default('normal'), channel: RequestChannel.default('phone') },
      ...{ subject: Text, text: LongText.default(''), code: Text.optional(), fileIds: FileIds },
    }),
    output: ServiceRequestTold,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/service-requests/{id}',
    summary: 'Change whose it is, what it is about, its kind or severity; its clocks are set anew, what was used up stays',
    needs: 'requests.write',
    input: z.strictObject({ ...One, ...About }),
    output: ServiceRequestTold,
  }),
  dispatch: endpoint({
    ...verb('dispatch', 'Give it to one of ours, to a team, or to the provider of its product'),
    input: z.strictObject({ ...One, ...Target }),
  }),
  answer: endpoint({
    ...verb('answer', 'Answer the customer; then it is being worked on, waits for them, or is solved'),
    input: z.strictObject({
      ...One,
      text: LongText.min(1),
      channel: RequestChannel.optional(),
      /** Where it stands with that. */
      status: z.enum(['working', 'waiting', 'solved']).default('waiting'),
      fileIds: FileIds,
      /** The articles that it answers with, and the search by which one was found. */
      articles: z
        .array(z.strictObject({ id: Id, searchId: Id.optional() }))
        .max(10)
        .default([]),
    }),
  }),
  receive: endpoint({
    ...verb('receive', 'Write down what the customer said; one that waited for them goes on, one that was solved is open again'),
    input: z.strictObject({
      ...One,
      text: LongText.min(1),
      channel: RequestChannel.optional(),
      contactId: Id.optional(),
      fileIds: FileIds,
    }),
  }),
  note: endpoint({
    ...verb('note', 'Write a note that the customer never sees; who is mentioned is told'),
    input: z.strictObject({
      id: Id,
      text: LongText.min(1),
      mentions: z.array(Id).max(20).default([]),
      shared: z.boolean().default(false),
      fileIds: FileIds,
    }),
  }),
  wait: endpoint({
    ...verb('wait', 'Nothing can be done before the customer says more: its clocks pause'),
    input: z.strictObject({ ...One, text: LongText.default('') }),
  }),
  resume: endpoint({ ...verb('resume', 'It goes on: its clocks run again'), input: z.strictObject(One) }),
  solve: endpoint({
    ...verb('solve', 'It is solved; the customer is asked whether it is'),
    input: z.strictObject({ ...One, text: LongText.default('') }),
  }),
  close: endpoint({
    ...verb('close', 'Close what is solved: the customer has confirmed it, or why their word is done without'),
    input: z.strictObject({
      ...One,
      callback: z.enum(['confirmed', 'waived']),
      note: LongText.default(''),
      rating: z.number().int().min(1).max(5).optional(),
    }),
  }),
  cancel: endpoint({
    ...verb('cancel', 'It is no request after all, or not wanted any more; it says why'),
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
  }),
  reopen: endpoint({
    ...verb('reopen', 'It is not solved after all; its clock goes on from where it stood'),
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
  }),
  merge: endpoint({
    ...verb('merge', 'It is about the same as another request: its conversation goes there'),
    input: z.strictObject({ ...One, intoId: Id }),
  }),
  split: endpoint({
    ...verb('split', 'What the customer said in some of its entries becomes a request of its own, linked to this'),
    input: z.strictObject({
      ...One,
      entryIds: z.array(Id).min(1).max(50),
      subject: Text,
      kind: RequestKind.optional(),
      severity: Severity.optional(),
    }),
  }),
  bulk: endpoint({
    method: 'POST',
    path: '/service-requests/bulk',
    summary:
      'Dispatch many requests, or change their severity or kind, at once; those that have ended or are not the caller’s to work on are left',
    needs: 'requests.dispatch',
    input: z.strictObject({
      ids: z.array(Id).min(1).max(500),
      assigneeId: Id.nullable().optional(),
      teamId: Id.nullable().optional(),
      severity: Severity.optional(),
      kind: RequestKind.optional(),
    }),
    output: z.strictObject({ changed: z.number().int(), left: z.number().int() }),
  }),
  present: endpoint({
    method: 'POST',
    path: '/service-requests/{id}/presence',
    summary: 'Say that I have a request open, and hear who else has: within the last minute, those who are writing an answer first',
    needs: 'requests.write',
    kind: 'query',
    input: z.strictObject({ id: Id, writing: z.boolean() }),
    /** A provider hears that somebody of ours is there, not who. */
    output: z.strictObject({ others: z.array(z.strictObject({ name: z.string().nullable(), writing: z.boolean() })) }),
  }),
  cannedAnswers: endpoint({
    method: 'GET',
    path: '/service-requests/canned-answers',
    summary: 'What is answered again and again, to put into an answer',
    needs: 'requests.write',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(CannedAnswer) }),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/service-requests/rules',
    summary: 'How the desk works: where requests go by themselves, who knows what, and what silence means',
    needs: 'requests.dispatch',
    input: z.strictObject({}),
    output: DeskRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/service-requests/rules',
    summary: 'Set how the desk works',
    needs: 'requests.dispatch',
    input: DeskRules,
    output: DeskRules,
  }),
};

export const requestStreams = {
  requestsExport: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/service-requests/export',
    summary: 'A list of requests that the caller sees, narrowed as the list is, as csv',
    needs: 'requests.export',
    query: z.strictObject(Narrowed),
    output: z.never(),
  }),
};
