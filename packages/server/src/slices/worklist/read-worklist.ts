import { sql } from 'kysely';
import { type Ctx, may, providersOf, ruleOf, type Scope, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { workCalendarOf } from '../settings/index.ts';
import { boundsOfDay, urgencyDays } from '../tasks/index.ts';
import { WORK_SOURCES } from './sources/index.ts';
import type { Whose as OneList } from './sources/source.ts';
import type { DueWithin, Place, WorkList } from './work-list.ts';
import { toWork } from './work-row.ts';
import { selectFigures, selectPlace, selectWork } from './worklist.sql.ts';

export interface WhoseList {
  user?: string | undefined;
  team?: boolean | undefined;
  date?: string | undefined;
}
export interface WorklistQuery extends WhoseList, DueWithin {
  show: WorkList['show'];
  limit: number;
  cursor?: string | undefined;
}
type Whose = Pick<WorkList, 'whose' | 'people'>;

/** Leads act beyond their own accounts; executives read all. Everybody else has only their own list. */
const leads = (ctx: Ctx): boolean => {
  const rule = ruleOf(ctx.actor);
  return rule.reads === 'all' || !['none', 'own'].includes(rule.writes);
};

/** The providers for which the caller works who looks at their own list; null for everybody else. */
function actingFor(ctx: Ctx, { user, team }: WhoseList): Scope | null {
  const providers = providersOf(ctx);
  return providers.all || team || (user && user !== ctx.actor.userId) ? null : providers;
}

async function teamOf(ctx: Ctx, userId: string): Promise<string | null> {
  const user = await ctx.db.selectFrom('app_user').select('team_id').where('id', '=', userId).executeTakeFirst();
  if (!user) throw notFound('user');
  return user.team_id;
}

async function teamList(ctx: Ctx, q: WhoseList): Promise<Whose> {
  const teamId = q.user ? await teamOf(ctx, q.user) : ctx.actor.teamId;
  if (teamId) return { whose: [{ team: teamId }], people: sql`u.team_id = ${teamId}::uuid` };
  const teams = await ctx.db.selectFrom('team').select('id').execute();
  return { whose: [...teams.map(({ id }) => ({ team: id })), { team: null }], people: sql`true` };
}

/** Whose list is asked for. Fails with access.forbidden where it is not the caller's to see. */
export async function whose(ctx: Ctx, q: WhoseList): Promise<Whose> {
  const { userId, teamId } = ctx.actor;
  if ((q.team || (q.user && q.user !== userId)) && !leads(ctx)) throw new Fault('forbidden', 'access.forbidden');
  if (q.team) return teamList(ctx, q);
  const user = q.user ?? userId;
  if (q.user && q.user !== userId) await teamOf(ctx, q.user);
  const lists: OneList[] = user ? [{ owner: user }] : [];
  // What nobody has yet waits on the lists of those who can give it to someone.
  if (user === userId && leads(ctx)) lists.push({ nobody: teamId });
  return { whose: lists, people: user ? sql`u.id = ${user}::uuid` : sql`false` };
}

async function listOf(ctx: Ctx, q: WhoseList & DueWithin, show: WorkList['show']): Promise<WorkList> {
  const date = q.date ?? ctx.today;
  const timeZone = ctx.organisation?.timeZone ?? 'UTC';
  return {
    ...(await whose(ctx, q)),
    sources: WORK_SOURCES.filter(({ needs }) => may(ctx.actor, needs)),
    date,
    now: ctx.now,
    timeZone,
    role: ctx.actor.role,
    writes: await scopeOf(ctx, 'writes'),
    administers: may(ctx.actor, 'settings.manage'),
    days: urgencyDays(date, await workCalendarOf(ctx.db)),
    day: boundsOfDay(date, timeZone),
    show,
    providers: actingFor(ctx, q),
    within: { due: q.due, dueFrom: q.dueFrom, dueUntil: q.dueUntil },
    by: ruleOf(ctx.actor).masked.includes('amount') ? 'urgency' : 'rank',
    viewer: { scope: await scopeOf(ctx, 'reads'), userId: ctx.actor.userId },
  };
}

/** The work that a cursor names. Fails with input.cursor. */
async function requirePlace(ctx: Ctx, list: WorkList, cursor: string): Promise<Place> {
  const place = /^[0-9a-f-]{36}$/.test(cursor) ? await selectPlace(ctx.db, list, cursor) : undefined;
  if (!place) throw new Fault('invalid', 'input.cursor');
  return place;
}

export const readFigures = async (ctx: Ctx, q: WhoseList) => selectFigures(ctx.db, await listOf(ctx, q, 'open'));

/** The ranked list of a person or a team for a day. Its figures are asked for beside it: they look through the whole of it, and take longer than a page. */
export async function readWorklist(ctx: Ctx, q: WorklistQuery) {
  const list = await listOf(ctx, q, q.show);
  const after = q.cursor ? await requirePlace(ctx, list, q.cursor) : undefined;
  const rows = await selectWork(ctx.db, list, q.limit + 1, after);
  const items = rows.slice(0, q.limit).map((row) => toWork(row, ctx, list.date));
  return { items, nextCursor: rows.length > q.limit ? (items.at(-1)?.id ?? null) : null, date: list.date };
}
