import { type Language, NOTIFICATIONS, type NotificationKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { type GroupNotice, type KeptRobot, readRobots, tellGroups } from '../deliveries/index.ts';
import { choose } from './sources/source.ts';
import { SOURCES } from './sources.ts';

interface ToTell {
  robotId: string;
  kind: NotificationKind;
  key: string;
  facts: object;
  accountId: string | null;
  accountName: string | null;
  subjectId: string | null;
  people: string[];
}

// Of one occurrence people may be told different things: so many tasks to one, so many to another.
const KEY = sql`n.key || ':' || md5(n.facts::text)`;

/** What came about since a moment and robots have not passed on: each occurrence once, with all who were told of it. */
async function selectToTell(db: Db, robots: readonly KeptRobot[], moment: string): Promise<ToTell[]> {
  const asked = robots.map(({ id, kinds, since }) => ({ id, kinds, since }));
  const found = await sql<ToTell>`
    select r.id as "robotId", n.kind, ${KEY} as key, n.facts, n.account_id as "accountId", min(a.name) as "accountName",
      min(n.subject_id) as "subjectId", array_agg(u.name order by u.name) as people
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) r(id uuid, kinds jsonb, since timestamptz)
      join notification n on n.created_at > greatest(${moment}::timestamptz, r.since) and r.kinds ? n.kind
      join app_user u on u.id = n.user_id left join account a on a.id = n.account_id
    where not exists (select from delivery d where d.key = 'robot:' || r.id || ':' || ${KEY})
    group by r.id, n.kind, n.key, n.facts, n.account_id order by min(n.created_at), n.key`.execute(db);
  return found.rows;
}

/** In a group it is said for whom it is. Without names only of what kind it is: titles name customers too. */
function noticeOf(told: ToTell, { language, names }: KeptRobot): GroupNotice {
  const { kind, key, robotId, accountId, accountName, subjectId, facts } = told;
  const people = told.people.join(choose(language, '、', ', '));
  const said = names ? SOURCES[kind].words(facts, language) : { title: NOTIFICATIONS[kind][language], detail: null };
  const detail = names ? [accountName, said.detail].filter(Boolean).join(' · ') || null : null;
  const link = SOURCES[kind].link({ accountId, subjectId });
  return { key, robotId, title: headed(people, said.title, language), detail, link, ...(accountId ? { accountId } : {}) };
}
const headed = (people: string, title: string, language: Language): string =>
  choose(language, `【${people}】${title}`, `[${people}] ${title}`);

/** Passes on to groups what people were told since a moment. Returns how much. */
export async function passOn(ctx: WriteCtx, moment: string): Promise<number> {
  const robots = (await readRobots(ctx.db)).filter(({ enabled }) => enabled);
  if (!robots.length) return 0;
  const byId = new Map(robots.map((robot) => [robot.id, robot]));
  const told = await selectToTell(ctx.db, robots, moment);
  const notices = told.flatMap((one) => {
    const robot = byId.get(one.robotId);
    return robot ? [noticeOf(one, robot)] : [];
  });
  return tellGroups(ctx.db, notices, ctx.now);
}
