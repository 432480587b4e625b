import type { Language } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import type { ReadMail } from '../read/read-mail.ts';
import type { Writer } from './writer.sql.ts';

/** A mail that somebody wrote to us, as whoever makes a request of it is told. */
export interface Arrived {
  id: string;
  /** Where an answer may be sent from; null: its mailbox is gone. */
  mailboxAddress: string | null;
  mail: ReadMail & { from: NonNullable<ReadMail['from']> };
  /** What was written, without what it answers and how it is signed. */
  text: string;
  signature: string;
  language: Language;
  /** Who wrote, where we know them. */
  writer: Writer | null;
  /** Null where nothing speaks against whom it names; else it is nobody's, and what it claims to answer, if anything. */
  unproven: { claims: string | null } | null;
  /** The request that it belongs to; null: it makes a new one. */
  requestId: string | null;
  /** Whether its mailbox tells who writes that their mail arrived. Never of mail that a program wrote: nothing may answer it by itself. */
  acknowledge: boolean;
}

/** Makes a request of a mail, or adds it to the one that it belongs to, in the transaction of the context; answers which. */
export type HandOver = (ctx: WriteCtx, mail: Arrived) => Promise<{ requestId: string }>;
