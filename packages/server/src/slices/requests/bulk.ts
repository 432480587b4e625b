import type { Handlers, WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { changesBetween } from './about.ts';
import * as course from './course.ts';
import { targetOf } from './dispatching.ts';
import { keep } from './keep.ts';
import { workable } from './requests.sql.ts';
import { lockRequests, type NewEntry, type Stored } from './store.sql.ts';
import { viewerOf } from './visibility.sql.ts';

type Input = Parameters<Handlers<'serviceRequests'>['bulk']>[1];

/** Many at once: what has ended, or is not the caller's to work on, is left as it is. */
export async function bulk(ctx: WriteCtx, { ids, assigneeId, teamId, severity, kind }: Input): Promise<{ changed: number; left: number }> {
  const mine = await workable(ctx.db, await viewerOf(ctx), ids);
  const stored = (await lockRequests(ctx.db, mine)).filter(({ closedAt }) => closedAt === null);
  const moves = assigneeId !== undefined || teamId !== undefined;
  const given = moves ? await targetOf(ctx, { assigneeId, teamId }, null) : null;
  const next = stored.map((one): Stored => {
    const dispatched = given && { ...((given.assigneeId ?? given.teamId) ? course.dispatch(one, ctx) : course.undispatch(one)), ...given };
    const about = { ...one, ...dispatched, ...(kind ? { kind } : {}) };
    return severity ? { ...about, ...course.rate(about, ctx, severity) } : about;
  });
  const changes = await changesBetween(ctx, stored, next);
  const what = moves ? 'dispatched' : 'changed';
  const entries = next.map(
    ({ id }, at): NewEntry => ({
      ...{ requestId: id, id: newId(), at: ctx.now, kind: 'event', authorId: ctx.actor.userId },
      event: { what, changes: changes[at] ?? [] },
    }),
  );
  await keep(ctx, next, entries, 'request.bulk');
  return { changed: next.length, left: new Set(ids).size - next.length };
}
