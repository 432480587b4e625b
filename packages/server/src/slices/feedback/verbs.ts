import { FEEDBACK_ROUTES, type FeedbackTold } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { checkAbout } from './about.ts';
import { moveAsks } from './asks.sql.ts';
import { ask } from './asks.ts';
import { keep, moveItem, standing, take } from './course.ts';
import { addEvent, insertItems, itemBy, lockItems, type NewItem } from './store.sql.ts';
import { told } from './told.ts';
import { openVerifications } from './verifications.sql.ts';

type Verbs = Handlers<'feedback'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

const FRESH = {
  ...{ portalTitle: null, area: null, route: null, causeKind: null, cause: null, strategic: false, ownerId: null, state: 'new' as const },
  ...{ targetRelease: null, targetOn: null, round: 0, mergedInto: null, mergedOn: null, trackerKey: null, trackerUrl: null },
} as const;

async function create(ctx: WriteCtx, { asker, code, ...of }: Input<'create'>): Promise<FeedbackTold> {
  const known = code === undefined ? undefined : await itemBy(ctx.db, { code });
  await checkAbout(ctx, of);
  const id = known ?? newId();
  if (!known) {
    const item: NewItem = { ...FRESH, ...of, id, code: code ?? null, stateSince: ctx.today, notedOn: ctx.today, createdAt: ctx.now };
    await insertItems(ctx.db, [item]);
    await addEvent(ctx, { itemId: id, what: 'noted' });
  }
  await ctx.record({ action: 'feedback.create', entity: 'feedback', entityId: id, after: { code, ...of } });
  if (asker) await ask(ctx, { itemId: id, ...asker });
  return told(ctx, id);
}

async function change(ctx: WriteCtx, { id, revision, ...change }: Input<'change'>): Promise<FeedbackTold> {
  const stored = await take(ctx, { id, revision });
  await checkAbout(ctx, change, stored);
  const portalTitle = (change.portalTitle === undefined ? stored.portalTitle : change.portalTitle) || null;
  await keep(ctx, stored, { ...stored, ...change, portalTitle }, { action: 'change', what: 'changed' });
  return told(ctx, id);
}

async function triage(ctx: WriteCtx, { id, revision, area, route, causeKind, cause, severity, ownerId }: Input<'triage'>) {
  const stored = await take(ctx, { id, revision });
  if (!(FEEDBACK_ROUTES[area] as readonly string[]).includes(route)) throw new Fault('invalid', 'feedback.route');
  await checkAbout(ctx, { ownerId }, stored);
  const isNew = stored.state === 'new';
  const said = { area, route, causeKind, cause: cause || null, severity: severity ?? stored.severity };
  const after = {
    ...(isNew ? standing(ctx, stored, 'triaged') : stored),
    ...said,
    ownerId: ownerId === undefined ? stored.ownerId : ownerId,
  };
  await keep(ctx, stored, after, { action: 'triage', what: isNew ? 'triaged' : 'changed' });
  return told(ctx, id);
}

async function move(ctx: WriteCtx, { id, revision, ...to }: Input<'move'>): Promise<FeedbackTold> {
  await moveItem(ctx, await take(ctx, { id, revision }), to);
  return told(ctx, id);
}

async function merge(ctx: WriteCtx, { intoId, ...one }: Input<'merge'>): Promise<FeedbackTold> {
  if (intoId === one.id) throw new Fault('invalid', 'feedback.merge_self');
  // Both at once, in their order: two who merge each into the other would else wait for one another.
  const into = (await lockItems(ctx.db, [one.id, intoId])).find(({ id }) => id === intoId);
  const stored = await take(ctx, one);
  if (!into) throw notFound('feedback');
  if (into.state === 'merged') throw new Fault('conflict', 'feedback.not_now');
  await moveAsks(ctx.db, stored.id, intoId);
  // One issue of the tracker speaks for one item: the winner's own stays.
  const { trackerKey, trackerUrl } = stored;
  const ended = { ...standing(ctx, stored, 'merged'), mergedInto: intoId, mergedOn: ctx.today, trackerKey: null, trackerUrl: null };
  await keep(ctx, stored, ended, { action: 'merge', what: 'merged', otherId: intoId });
  const winner = into.trackerKey || !trackerKey ? into : { ...into, trackerKey, trackerUrl };
  const strategic = into.strategic || stored.strategic;
  await keep(ctx, into, { ...winner, strategic }, { action: 'merge', what: 'took_in', otherId: stored.id });
  await openVerifications(ctx, intoId);
  return told(ctx, intoId);
}

export const verbs = { create, change, triage, move, merge };
