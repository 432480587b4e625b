import { signedHeaders } from '../../deliveries/index.ts';
import { type Platform, posting, type Question, type Said, type Secrets, type Verdict } from './platform.ts';

const GONE = 410;
const verdictOf = ({ status }: Said): Verdict =>
  status >= 200 && status < 300 ? null : { next: status === GONE ? 'never' : 'later', error: `HTTP ${status}` };

/** Posted to where the program takes answers, signed by its own secret. */
function signedPost({ url = '', secret = '' }: Secrets, id: string, event: object, seconds: number): Question {
  return posting(url, event, signedHeaders([secret], id, seconds, JSON.stringify(event)));
}

/** Any program that takes answers: `{ type: 'answer', timestamp, data: { thread, message, text, request } }`, by the same id at every attempt. */
export const signed: Platform = {
  most: 100_000,
  token: null,
  ways: ({ id, at, thread, messageId, text, number }, secrets, seconds) => [
    {
      byToken: false,
      ask: () =>
        signedPost(
          secrets,
          `msg_${id}`,
          { type: 'answer', timestamp: at, data: { thread, message: messageId, text, request: number } },
          seconds,
        ),
      verdict: verdictOf,
    },
  ],
  sends: null,
  file: null,
  probe: (secrets, { id, at, seconds }) => ({
    question: signedPost(secrets, `msg_${id}`, { type: 'test', timestamp: at, data: {} }, seconds),
    verdict: verdictOf,
  }),
};
