import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Language, Moment, Page, pageOf, Text } from '../shapes.ts';

/** `tls`: encrypted from the first byte; `starttls`: encrypted before anything is said; `none`: in the clear. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;
export const DELIVERY_STATES = ['waiting', 'sent', 'failed'] as const;
export const DELIVERY_CHANNELS = ['mail', 'robot', 'webhook', 'chat'] as const;

const server = {
  enabled: z.boolean(),
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(MAIL_SECURITIES),
  /** Null: the server asks for no sign-in. */
  user: Text.nullable(),
  fromName: Text,
  fromAddress: z.email().max(254),
  /** Where people reach this installation: links in mails and robots' messages lead there. */
  web: z.url({ protocol: /^https?$/ }).max(300),
};
export const MailServer = z.strictObject({ ...server, hasPassword: z.boolean() });
export type MailServer = z.infer<typeof MailServer>;

export const Delivery = z.strictObject({
  id: Id,
  channel: z.enum(DELIVERY_CHANNELS),
  /** The address, or the name of the robot, target or chat. */
  to: z.string(),
  subject: z.string(),
  accountName: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  /** When it is tried (again); null once it has ended. */
  nextAt: Moment.nullable(),
  /** What the other side answered to the last attempt. */
  error: z.string().nullable(),
  createdAt: Moment,
  endedAt: Moment.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const deliveries = {
  list: endpoint({
    method: 'GET',
    path: '/deliveries',
    summary: 'Mails and messages of robots: what waits, what was sent, what failed and why; the latest first',
    needs: 'settings.manage',
    input: z.strictObject({ ...Page, state: z.enum(DELIVERY_STATES).optional() }),
    output: pageOf(Delivery),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/deliveries/figures',
    summary: 'How many wait, how many of these have been tried in vain, and how many failed for good',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ waiting: z.number().int(), late: z.number().int(), failed: z.number().int() }),
  }),
  retry: endpoint({
    method: 'POST',
    path: '/deliveries/{id}/retry',
    summary: 'Try again at once what failed or waits for its next attempt',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
};

/** Of an address, to whoever holds a mail to it. */
const Refusal = z.strictObject({
  address: z.string(),
  /** Who mails it. */
  organisation: z.string().nullable(),
  language: Language,
  refused: z.boolean(),
});
const Token = z.strictObject({ token: z.string().min(1).max(1000) });

export const mail = {
  refusal: endpoint({
    method: 'GET',
    path: '/unsubscribe/{token}',
    summary: 'Whether the address of a mail’s unsubscribe link gets no more mail',
    needs: 'public',
    input: Token,
    output: Refusal,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/unsubscribe/{token}',
    summary: 'No more mail to the address of a mail’s unsubscribe link',
    needs: 'public',
    input: Token,
    output: Refusal,
  }),
  bounce: endpoint({
    method: 'POST',
    path: '/mail-bounces',
    summary:
      'Hand in a report of a mail server that mail did not arrive (RFC 3464), as it came; believed of mails that were sent from here',
    needs: 'settings.manage',
    input: z.strictObject({ message: z.string().min(1).max(1_000_000) }),
    output: z.strictObject({
      /** Mails that the report names and that were sent from here. */
      mails: z.number().int(),
      /** Addresses at which nothing arrives. */
      addresses: z.number().int(),
    }),
  }),
  server: endpoint({
    method: 'GET',
    path: '/mail-server',
    summary: 'The server that mail is sent by; null until one is set. Its password is never told',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ server: MailServer.nullable() }),
  }),
  setServer: endpoint({
    method: 'PUT',
    path: '/mail-server',
    summary: 'Set the server that mail is sent by; without a password the one kept stays, an empty one takes it away',
    needs: 'settings.manage',
    input: z.strictObject({ ...server, password: z.string().max(500).optional() }),
    output: z.strictObject({ server: MailServer.nullable() }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/mail-server/test',
    summary: 'Send a mail to the caller by the server as it is kept, at once; says what the server answered where it fails',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ sent: z.boolean(), to: z.string(), error: z.string().nullable() }),
  }),
};
