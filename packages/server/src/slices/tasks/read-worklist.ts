import { sql } from 'kysely';
import { type Ctx, ruleOf, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { toTask } from './task-row.ts';
import type { Viewer } from './task-visibility.ts';
import { boundsOfDay } from './tasks.rules.ts';
import { selectFigures, selectPlace, selectWorklist } from './worklist.sql.ts';
import { ofTeam, ownedBy, type Worklist, withoutOwner, withoutTeam } from './worklist-ranges.ts';

export interface WorklistQuery {
  user?: string | undefined;
  team?: boolean | undefined;
  date?: string | undefined;
  show: Worklist['show'];
  limit: number;
  cursor?: string | undefined;
}
type Whose = Pick<Worklist, 'ranges' | 'people'>;

/** Leads act beyond their own accounts; executives read all. Everybody else has only their own list. */
const leads = (ctx: Ctx): boolean => {
  const rule = ruleOf(ctx.actor);
  return rule.reads === 'all' || !['none', 'own'].includes(rule.writes);
};

async function teamOf(ctx: Ctx, userId: string): Promise<string | null> {
  const user = await ctx.db.selectFrom('app_user').select('team_id').where('id', '=', userId).executeTakeFirst();
  if (!user) throw notFound('user');
  return user.team_id;
}

async function teamList(ctx: Ctx, q: WorklistQuery): Promise<Whose> {
  const teamId = q.user ? await teamOf(ctx, q.user) : ctx.actor.teamId;
  if (teamId) return { ranges: [ofTeam(teamId)], people: sql`u.team_id = ${teamId}::uuid` };
  const teams = await ctx.db.selectFrom('team').select('id').execute();
  return { ranges: [...teams.map(({ id }) => ofTeam(id)), withoutTeam], people: sql`true` };
}

async function whose(ctx: Ctx, q: WorklistQuery): Promise<Whose> {
  const { userId, teamId } = ctx.actor;
  if ((q.team || (q.user && q.user !== userId)) && !leads(ctx)) throw new Fault('forbidden', 'access.forbidden');
  if (q.team) return teamList(ctx, q);
  const user = q.user ?? userId;
  if (q.user && q.user !== userId) await teamOf(ctx, q.user);
  const ranges = user ? [ownedBy(user)] : [];
  // What nobody has yet waits on the lists of those who can give it to someone.
  if (user === userId && leads(ctx)) ranges.push(teamId ? sql`${withoutOwner} and ${ofTeam(teamId)}` : withoutOwner);
  return { ranges, people: user ? sql`u.id = ${user}::uuid` : sql`false` };
}

/** The ranked list of a person or a team for a day, with its figures. */
export async function readWorklist(ctx: Ctx, q: WorklistQuery) {
  const date = q.date ?? ctx.today;
  const viewer: Viewer = { scope: await scopeOf(ctx, 'reads'), userId: ctx.actor.userId };
  const list: Worklist = {
    ...(await whose(ctx, q)),
    date,
    day: boundsOfDay(date, ctx.organisation?.timeZone ?? 'UTC'),
    show: q.show,
    by: ruleOf(ctx.actor).masked.includes('amount') ? 'urgency' : 'rank',
    viewer,
  };
  const after = q.cursor ? await placeOf(ctx, q.cursor) : undefined;
  const rows = await selectWorklist(ctx.db, list, q.limit + 1, after);
  const items = rows.slice(0, q.limit).map((row) => toTask(row, ctx));
  const figures = await selectFigures(ctx.db, list);
  return { items, nextCursor: rows.length > q.limit ? (items.at(-1)?.id ?? null) : null, date, figures };
}

/** The task that a cursor names. Fails with input.cursor. */
export async function placeOf(ctx: Ctx, cursor: string) {
  const place = /^[0-9a-f-]{36}$/.test(cursor) ? await selectPlace(ctx.db, cursor) : undefined;
  if (!place) throw new Fault('invalid', 'input.cursor');
  return place;
}
