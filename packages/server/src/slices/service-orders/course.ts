import type { OrderState } from '@fulcrum/contract';

/** Where an order stands. Moments are ISO 8601 in UTC. */
export interface Course {
  state: OrderState;
  plannedFrom: string | null;
  plannedTo: string | null;
  promisedAt: string | null;
  solution: string;
  solvedAt: string | null;
  deliveredAt: string | null;
  acceptance: 'accepted' | 'waived' | null;
  acceptedAt: string | null;
  acceptanceNote: string;
  acceptedContactId: string | null;
  rating: number | null;
  rejected: number;
  reopened: number;
  endedAt: string | null;
}
/** A word on what was delivered. */
export interface Word {
  note: string;
  contactId: string | null;
  rating: number | null;
}
const NO_WORD = { acceptance: null, acceptedAt: null, acceptanceNote: '', acceptedContactId: null, rating: null } as const;

export const create = (): Course => ({
  ...{ state: 'created', plannedFrom: null, plannedTo: null, promisedAt: null, solution: '', solvedAt: null, deliveredAt: null },
  ...NO_WORD,
  ...{ rejected: 0, reopened: 0, endedAt: null },
});

/** Planned, or planned anew. The end of the first plan is the promise; it moves only where the customer asked for it. */
export const plan = (course: Course, of: { from: string; to: string; askedByCustomer: boolean }): Course => ({
  ...course,
  state: course.state === 'created' ? 'planned' : course.state,
  plannedFrom: of.from,
  plannedTo: of.to,
  promisedAt: of.askedByCustomer ? of.to : (course.promisedAt ?? of.to),
});
export const solve = (course: Course, solution: string, now: string): Course => ({ ...course, state: 'solved', solution, solvedAt: now });
export const deliver = (course: Course, now: string): Course => ({ ...course, state: 'delivered', deliveredAt: now });

/** The customer takes it, or why their word is done without. */
export const accept = (course: Course, acceptance: 'accepted' | 'waived', { note, contactId, rating }: Word, now: string): Course => ({
  ...course,
  ...{ state: 'checked', acceptance, acceptedAt: now, acceptanceNote: note, acceptedContactId: contactId, rating },
});
/** Not what was wanted: it goes back to work, and is late from the promise on. */
export const reject = (course: Course): Course => ({
  ...course,
  ...{ state: 'planned', solvedAt: null, deliveredAt: null, rejected: course.rejected + 1 },
});
export const close = (course: Course, now: string): Course => ({ ...course, state: 'closed', endedAt: now });
export const cancel = (course: Course, now: string): Course => ({ ...course, state: 'cancelled', endedAt: now });
/** Not done after all: it is planned anew, with a new promise. What was said of it before stands in its course. */
export const reopen = (course: Course): Course => ({
  ...course,
  ...NO_WORD,
  ...{ state: 'created', plannedFrom: null, plannedTo: null, promisedAt: null, solvedAt: null, deliveredAt: null, endedAt: null },
  reopened: course.reopened + 1,
});
