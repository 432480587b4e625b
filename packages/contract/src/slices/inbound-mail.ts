import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { Id, Moment, Page, pageOf, Text } from '../shapes.ts';
import { MAIL_SECURITIES } from './deliveries.ts';

/** `imap`: asked every minute; `hook`: told by a mail service that posts each mail here. */
export const MAILBOX_KINDS = ['imap', 'hook'] as const;
/** `received`: kept and not handled yet; `handled`: part of a request; `ignored`, `refused`: kept, and why; `failed`: given up after several tries. */
export const INBOUND_STATES = ['received', 'handled', 'ignored', 'refused', 'failed'] as const;
/** Why a mail made no request. */
export const INBOUND_REASONS = ['auto_reply', 'bulk', 'bounce', 'own', 'flood', 'too_large', 'no_sender'] as const;
/** What all attachments of one mail may come to. */
export const MOST_ATTACHED_MB = 30;

const settings = {
  name: Text,
  /** What people write to; mail that comes from it is our own. */
  address: z.email().max(254),
  enabled: z.boolean(),
  /** Whether who writes is told at once that their mail arrived, and its number. */
  acknowledges: z.boolean(),
  /**
   * The name under which the mailbox's own server says whether a mail is from whom it names (`Authentication-Results`, RFC 8601). With it mail that is not
   * proven is taken for nobody's; null: nothing is asked.
   */
  authservId: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,253}$/)
    .nullable(),
};
const created = { ...settings, acknowledges: settings.acknowledges.default(false), authservId: settings.authservId.default(null) };
/** The IMAP server; all null for a mailbox that is told by hook. */
const server = {
  host: z.string().trim().min(1).max(253).nullable(),
  port: z.number().int().min(1).max(65_535).nullable(),
  security: z.enum(MAIL_SECURITIES).nullable(),
  user: Text.nullable(),
  folder: Text.nullable(),
};
export const Mailbox = z.strictObject({
  ...settings,
  ...server,
  id: Id,
  kind: z.enum(MAILBOX_KINDS),
  hasPassword: z.boolean(),
  /** What arrived earlier is left where it is. */
  since: Moment,
  /** When it was last asked, or told something, and what went wrong then. */
  askedAt: Moment.nullable(),
  error: z.string().nullable(),
  /** Mails of it that are kept here, and those of them that nobody has been able to handle. */
  mails: z.number().int(),
  failed: z.number().int(),
});
export type Mailbox = z.infer<typeof Mailbox>;

const password = z.string().max(500).optional();
const WithSecret = z.strictObject({
  ...Mailbox.shape,
  /** The path that a mail service posts to, told this once; null for IMAP. */
  hook: z.string().nullable(),
});

export const mailboxes = {
  list: endpoint({
    method: 'GET',
    path: '/mailboxes',
    summary: 'Mailboxes that mail is taken from; their passwords and secrets are never told',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Mailbox) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/mailboxes',
    summary: 'Take mail from a mailbox, from now on or from a moment; one that is told by hook has its secret path in the answer',
    needs: 'settings.manage',
    status: 201,
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        ...created,
        kind: z.literal('imap'),
        host: server.host.unwrap(),
        port: server.port.unwrap(),
        security: server.security.unwrap(),
        user: server.user.unwrap(),
        folder: server.folder.unwrap().default('INBOX'),
        password,
        since: z.iso.datetime({ offset: true }).optional(),
      }),
      z.strictObject({ ...created, kind: z.literal('hook') }),
    ]),
    output: WithSecret,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/mailboxes/{id}',
    summary: 'Change a mailbox; without a password the one kept stays, but for another host or user',
    needs: 'settings.manage',
    input: z.strictObject({
      id: Id,
      ...z.strictObject(settings).partial().shape,
      host: server.host.unwrap().optional(),
      port: server.port.unwrap().optional(),
      security: server.security.unwrap().optional(),
      user: server.user.unwrap().optional(),
      folder: server.folder.unwrap().optional(),
      password,
    }),
    output: Mailbox,
  }),
  renewSecret: endpoint({
    method: 'POST',
    path: '/mailboxes/{id}/secret',
    summary: 'Change the secret path of a mailbox that is told by hook; the old one is good for nothing from now on',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: WithSecret,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/mailboxes/{id}',
    summary: 'Take no more mail from a mailbox; what came from it stays',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/mailboxes/{id}/test',
    summary: 'Sign in to a mailbox now and look into its folder; tells what was answered where it fails',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ ok: z.boolean(), messages: z.number().int().nullable(), error: z.string().nullable() }),
  }),
};

export const InboundMail = z.strictObject({
  id: Id,
  mailboxName: z.string().nullable(),
  from: z.string().nullable(),
  fromName: z.string().nullable(),
  subject: z.string().nullable(),
  bytes: z.number().int(),
  state: z.enum(INBOUND_STATES),
  reason: z.enum(INBOUND_REASONS).nullable(),
  /** What went wrong at the last try. */
  error: z.string().nullable(),
  requestId: Id.nullable(),
  receivedAt: Moment,
  /** Whether it is from whom it names, and by what the mailbox's server found that; null: it was not asked. */
  proof: z.strictObject({ proven: z.boolean(), said: z.string() }).nullable(),
});
export type InboundMail = z.infer<typeof InboundMail>;
const InboundMailTold = InboundMail.extend({
  /** What it says, without formatting; null where it was forgotten, or is too large to be kept. */
  text: z.string().nullable(),
  /** Names of the files that came with it. */
  files: z.array(z.string()),
});
export type InboundMailTold = z.infer<typeof InboundMailTold>;

export const inboundMails = {
  list: endpoint({
    method: 'GET',
    path: '/inbound-mails',
    summary: 'Mails that arrived, and what became of each; the latest first',
    needs: 'settings.manage',
    input: z.strictObject({ ...Page, state: z.enum(INBOUND_STATES).optional() }),
    output: pageOf(InboundMail),
  }),
  get: endpoint({
    method: 'GET',
    path: '/inbound-mails/{id}',
    summary: 'A mail that arrived, with what it says',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: InboundMailTold,
  }),
  take: endpoint({
    method: 'POST',
    path: '/inbound-mails/{id}/take',
    summary: 'Make a request of a mail that was ignored, or try again one that failed',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
};

export const inboundMailStreams = {
  inboundMail: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/mailboxes/{id}/mails',
    summary: 'Hand in a mail as it came (RFC 822, its bytes are the body); the same one twice is kept once',
    needs: 'settings.manage',
    query: z.strictObject({ id: Id }),
    output: z.strictObject({ isNew: z.boolean() }),
  }),
};
