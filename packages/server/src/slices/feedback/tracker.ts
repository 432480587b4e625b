import { FEEDBACK_MOVES, type TrackerMessage } from '@fulcrum/contract';
import { type Actor, ANONYMOUS, type Handlers, pageFrom, readCursor, type Services, type WriteCtx } from '../../access/index.ts';
import { isSigned, notSigned } from '../deliveries/index.ts';
import { moveItem } from './course.ts';
import { insertMessage, listMessages, lockMessage } from './messages.sql.ts';
import { itemBy, lockItems, type StoredItem, saveItem } from './store.sql.ts';
import { readTracker, renewTrackerSecret, setTracker, trackerOf } from './tracker-store.ts';

type Verbs = Handlers<'feedbackTracker'>;
type Input = Parameters<Verbs['receive']>[1];
type Outcome = TrackerMessage['outcome'];

/** The item of an issue: by its key, else by our number, which it is then linked to. An item keeps the issue that it has. */
async function itemOf(ctx: WriteCtx, { key, number, url }: Input): Promise<StoredItem | undefined> {
  const known = await itemBy(ctx.db, { key });
  const id = known ?? (number === undefined ? undefined : await itemBy(ctx.db, { number }));
  const [stored] = id ? await lockItems(ctx.db, [id]) : [];
  if (!stored || known) return stored;
  if (stored.state === 'merged' || stored.trackerKey) return undefined;
  const linked = { ...stored, trackerKey: key, trackerUrl: url ?? null };
  await saveItem(ctx.db, linked, ctx.now);
  return linked;
}

async function apply(ctx: WriteCtx, input: Input): Promise<{ outcome: Outcome; itemId: string | null }> {
  const item = await itemOf(ctx, input);
  if (!item) return { outcome: 'unknown_key', itemId: null };
  const itemId = item.id;
  const theirs = input.state.toLowerCase();
  const state = (await readTracker(ctx.db)).states.find((one) => one.theirs.toLowerCase() === theirs)?.ours;
  if (!state) return { outcome: 'unknown_state', itemId };
  if (item.state === state) return { outcome: 'unchanged', itemId };
  if (!(FEEDBACK_MOVES[item.state] as readonly string[]).includes(state)) return { outcome: 'not_now', itemId };
  await moveItem(ctx, item, { state, note: `${input.key} · ${input.state}` }, 'tracker');
  return { outcome: 'moved', itemId };
}

async function receive(ctx: WriteCtx, input: Input): Promise<{ outcome: Outcome; isNew: boolean }> {
  const before = await lockMessage(ctx.db, input.id);
  const { outcome, itemId } = before ? { outcome: before, itemId: null } : await apply(ctx, input);
  const { id, key, state } = input;
  if (!before) await insertMessage(ctx.db, { id, receivedAt: ctx.now, key, state, outcome, itemId });
  await ctx.record({ action: 'feedback.tracker_said', entity: 'feedback', entityId: itemId, after: { ...input, outcome, isNew: !before } });
  return { outcome, isNew: !before };
}

/** Whom the tracker is by the part of its path and its signature: it tells states of issues and does nothing else. Null: the path is none of ours. */
export async function authenticateTracker(
  { root, unseal }: Pick<Services, 'root' | 'unseal'>,
  part: string,
  signed: Parameters<typeof isSigned>[1],
  now: string,
): Promise<Actor | null> {
  const { part: ours, sealedSecret } = await readTracker(root);
  if (!ours || !sealedSecret || part !== ours) return null;
  const seconds = Math.floor(Temporal.Instant.from(now).epochMilliseconds / 1000);
  if (!isSigned(unseal(sealedSecret), signed, seconds)) throw notSigned(signed, seconds);
  return { ...ANONYMOUS, kind: 'token', name: 'issue tracker', role: 'administrator', scopes: ['feedback.plan'] };
}

export const feedbackTrackerHandlers: Verbs = {
  get: (ctx) => trackerOf(ctx),
  set: setTracker,
  renewSecret: renewTrackerSecret,
  async messages(ctx, { limit, cursor }) {
    const rows = await listMessages(ctx.db, { after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ receivedAt, id }) => [receivedAt, id],
    );
  },
  receive,
};
