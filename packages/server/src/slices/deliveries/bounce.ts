/** What a refusal says of the address: `hard`, that no mail ever arrives there; `soft`, that it may another time. Null: it is about something else. */
export interface Bounce {
  kind: 'hard' | 'soft';
  /** By RFC 3463 where the other side gave one, else the code of its reply. */
  status: string;
}

/** No such mailbox, no such system, wrongly written, moved away, takes no mail at all; switched off; and what Exchange says of people it does not know. */
const HARD = ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1', '5.4.1'];
/** The mailbox is full. */
const FULL = '5.2.2';
/** Replies that tell of the mailbox, where nothing closer is said: unknown, not local, not allowed. */
const HARD_REPLIES = [550, 551, 553];
const FULL_REPLIES = [452, 552];

const STATUS = /(?:^|[\s#(-])([245]\.\d{1,3}\.\d{1,3})(?=$|[\s):;,-])/;
/** The status of RFC 3463 in what was answered. */
export const statusIn = (said: string): string | null => STATUS.exec(said)?.[1] ?? null;

/** By a status alone. */
export function bounceByStatus(status: string): Bounce | null {
  if (HARD.includes(status)) return { kind: 'hard', status };
  if (status === FULL || status.startsWith('4.')) return { kind: 'soft', status };
  return null;
}

/** By what a server replied; `toAddress`: to the address itself, not to the mail as a whole. */
export function bounceByReply(code: number, said: string, toAddress: boolean): Bounce | null {
  const status = statusIn(said);
  if (status) return bounceByStatus(status);
  if (!toAddress) return null;
  if (HARD_REPLIES.includes(code)) return { kind: 'hard', status: String(code) };
  return FULL_REPLIES.includes(code) || (code >= 400 && code < 500) ? { kind: 'soft', status: String(code) } : null;
}
