import type { Mailbox } from '@fulcrum/contract';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId, newSecret, sha256 } from '../../kernel/ids.ts';
import { lookInto } from './imap.ts';
import { type CountedMailbox, deleteMailbox, lockMailbox, type MailboxRow, nameTaken, putMailbox, selectMailboxes } from './mailbox.sql.ts';

const shown = ({
  user_name,
  authserv_id,
  sealed_password,
  asked_at,
  secret_hash,
  uid_validity,
  last_uid,
  ...row
}: CountedMailbox): Mailbox => ({
  ...row,
  user: user_name,
  authservId: authserv_id,
  hasPassword: sealed_password !== null,
  askedAt: asked_at,
});
/** What the audit keeps: no secret, and nothing that moves by itself. */
const told = ({ name, kind, enabled, acknowledges, authserv_id, address, host, port, security, user_name, folder }: MailboxRow) => ({
  ...{ name, kind, enabled, acknowledges, authservId: authserv_id, address, host, port, security, user: user_name, folder },
});
const hookPath = (secret: string): string => `/hooks/mail/${secret}`;

async function find(ctx: Ctx, id: string): Promise<CountedMailbox> {
  const [found] = await selectMailboxes(ctx.db, id);
  if (!found) throw notFound('mailbox');
  return found;
}
async function locked(ctx: WriteCtx, id: string): Promise<MailboxRow> {
  const found = await lockMailbox(ctx.db, id);
  if (!found) throw notFound('mailbox');
  return found;
}

async function keep(ctx: WriteCtx, action: string, before: MailboxRow | null, after: Parameters<typeof putMailbox>[1]): Promise<Mailbox> {
  if (await nameTaken(ctx.db, after.name, after.id)) throw new Fault('conflict', 'mailbox.name_taken');
  await putMailbox(ctx.db, after);
  const kept = await find(ctx, after.id);
  await ctx.record({
    action: `mailbox.${action}`,
    entity: 'mailbox',
    entityId: after.id,
    before: before && told(before),
    after: told(kept),
  });
  return shown(kept);
}

type Mailboxes = Handlers<'mailboxes'>;
const create: Mailboxes['create'] = async (ctx, said) => {
  const blank = { host: null, port: null, security: null, user_name: null, sealed_password: null, folder: null, secret_hash: null };
  const { name, kind, enabled, acknowledges, authservId, address } = said;
  const base = { ...blank, id: newId(), name, kind, enabled, acknowledges, authserv_id: authservId, address };
  const cursor = { since: ctx.now, uid_validity: null, last_uid: '0' };
  if (said.kind === 'hook') {
    const secret = newSecret('fh');
    const made = await keep(ctx, 'create', null, { ...base, ...cursor, secret_hash: sha256(secret) });
    return { ...made, hook: hookPath(secret) };
  }
  const { host, port, security, user, folder, password, since = ctx.now } = said;
  const server = { host, port, security, user_name: user, folder, sealed_password: password ? ctx.services.seal(password) : null };
  return { ...(await keep(ctx, 'create', null, { ...base, ...server, ...cursor, since })), hook: null };
};

const change: Mailboxes['change'] = async (ctx, { id, password, user, authservId, ...said }) => {
  const before = await locked(ctx, id);
  const named = Object.fromEntries(
    Object.entries({ ...said, user_name: user, authserv_id: authservId }).filter(([, value]) => value !== undefined),
  );
  const server = ['host', 'port', 'security', 'user_name', 'folder'].filter((field) => field in named);
  if (before.kind === 'hook' && (server.length || password)) throw new Fault('conflict', 'mailbox.by_hook');
  const after = { ...before, ...named };
  const isElsewhere = after.host !== before.host || after.user_name !== before.user_name;
  // A password goes to the server that it was given for: another gets none of it.
  const kept = isElsewhere ? null : before.sealed_password;
  after.sealed_password = password === undefined ? kept : password === '' ? null : ctx.services.seal(password);
  // Numbers of another folder's mails say nothing here; what was taken already is known again by what it is.
  if (isElsewhere || after.folder !== before.folder) Object.assign(after, { uid_validity: null, last_uid: '0' });
  return keep(ctx, 'change', before, after);
};

const renewSecret: Mailboxes['renewSecret'] = async (ctx, { id }) => {
  const before = await locked(ctx, id);
  if (before.kind !== 'hook') throw new Fault('conflict', 'mailbox.by_imap');
  const secret = newSecret('fh');
  return { ...(await keep(ctx, 'renew_secret', before, { ...before, secret_hash: sha256(secret) })), hook: hookPath(secret) };
};

const remove: Mailboxes['remove'] = async (ctx, { id }) => {
  const before = await locked(ctx, id);
  await deleteMailbox(ctx.db, id);
  await ctx.record({ action: 'mailbox.remove', entity: 'mailbox', entityId: id, before: told(before) });
  return { id };
};

/** Signs in now. What the server answers is an answer, not a failure of the call. */
const test: Mailboxes['test'] = async (ctx, { id }) => {
  const mailbox = await find(ctx, id);
  if (mailbox.kind === 'hook') throw new Fault('conflict', 'mailbox.by_hook');
  const answer = await lookInto(ctx.services, mailbox);
  await ctx.record({ action: 'mailbox.test', entity: 'mailbox', entityId: id, after: answer });
  return answer;
};

export const mailboxesHandlers: Mailboxes = {
  list: async (ctx) => ({ items: (await selectMailboxes(ctx.db)).map(shown) }),
  ...{ create, change, renewSecret, remove, test },
};
