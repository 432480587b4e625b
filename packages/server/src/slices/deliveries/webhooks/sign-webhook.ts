import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Fault } from '../../../kernel/fault.ts';

const PREFIX = 'whsec_';

/** A new secret as receivers are told it. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/**
 * The headers of Standard Webhooks 1.0.0: the id stays over retries, the seconds are those of the attempt, and the body is signed as it is sent, by each
 * of the secrets: while one takes the place of another a receiver knows it by either.
 */
export function signedHeaders(secrets: readonly string[], id: string, seconds: number, body: string): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(PREFIX, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}

/** So far the clock of whoever signs may be from ours, in seconds; what is older was heard and kept by somebody. */
const TOLERANCE = 300;
export interface Signed {
  id: string;
  seconds: string;
  signatures: string;
  body: string;
}
const isNow = (seconds: string, now: number): boolean => /^\d{1,12}$/.test(seconds) && Math.abs(Number(seconds) - now) <= TOLERANCE;

/** Why a message is not taken for signed: whoever connects a program has to know which it is. It gives nothing away, as all of it came with the message. */
export function notSigned({ id, seconds, signatures }: Omit<Signed, 'body'>, now: number): Fault {
  if (!id || !seconds || !signatures) return new Fault('unauthenticated', 'hook.unsigned');
  if (!isNow(seconds, now)) return new Fault('unauthenticated', 'hook.late', { now });
  return new Fault('unauthenticated', 'hook.signature');
}

/** Whether one of the signatures of a message is the secret's, and of about now. */
export function isSigned(secret: string, { id, seconds, signatures, body }: Signed, now: number): boolean {
  if (!isNow(seconds, now)) return false;
  const expected = Buffer.from(signedHeaders([secret], id, Number(seconds), body)['webhook-signature'] ?? '');
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
