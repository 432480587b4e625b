import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { levelsOf } from './levels-of.ts';

const both = (zh: string, en: string): Both => ({ zh, en });
/** Why invented customers are to have it, by kind. */
const WHY: Record<string, Both> = {
  report: both('年度汇报前，客户要向上级说明使用成效', 'Before the yearly review: the customer has to show what came of it'),
  writing: both('客户希望把做法写成案例，在内部推广', 'The customer wants its practice written up, to spread it'),
  data: both('客户想和同类单位比一比', 'The customer wants to compare itself with its peers'),
  media: both('配合客户的重点活动做一次宣传', 'Publicity for an event that matters to the customer'),
  expert: both('客户新上任的负责人想听一次专题讲解', 'The new head of the customer wants the subject explained'),
  executive: both('续约之前与客户负责人见一面', 'To meet the head of the customer before the renewal'),
};
const RESULTS: readonly Both[] = [
  both('已交付，客户在会上用了其中三页', 'Delivered; the customer showed three pages of it at a meeting'),
  both('已完成，客户提出两项后续需求', 'Done; the customer named two further needs'),
  both('已完成，客户表示满意', 'Done; the customer is content'),
];
const DECLINED = both('本月已排满，建议下个月再申请', 'The month is full: ask for the next one');
const CANCELLED = both('客户活动改期，暂不需要', 'The customer put its event off');

/** How far invented requests came, one after the other; the days since they were asked. None waits for an approval: there is none. */
const COURSES = [
  { days: 150, to: 'done' },
  { days: 4, to: 'approved' },
  { days: 95, to: 'done' },
  { days: 16, to: 'accepted' },
  { days: 60, to: 'done' },
  { days: 9, to: 'approved' },
  { days: 40, to: 'declined' },
  { days: 34, to: 'done' },
  { days: 26, to: 'accepted' },
  { days: 70, to: 'cancelled' },
] as const;
const COUNT = 48;

interface Ground {
  accounts: { id: string; level: string | null; owner: string | null }[];
  resources: { id: string; kind: string; cost: string; levels: string | null; owner: string | null }[];
  lead: string | null;
}

/** Invented requests for the larger demo customers: approved, under way, done and not done, with results and costs. */
export async function insertDemoRequests(ctx: WriteCtx): Promise<void> {
  const ground = await groundOf(ctx);
  if (!ground.accounts.length || !ground.resources.length) return;
  const rows = Array.from({ length: COUNT }, (_, n) => request(ctx, ground, n));
  await sql`insert into resource_request (account_id, id, resource_id, happened_on, why, wanted_on, quantity, unit_cost, level, entitled, asked_by, approved_on,
      approved_by, accepted_on, accepted_by, planned_on, done_on, done_by, done_quantity, done_cost, result, ended_on, ended_by, ended_as, ended_why,
      known_at, recorded_at, changed_at)
    select r.account_id, r.id, r.resource_id, r.happened_on, r.why, r.wanted_on, r.quantity, r.unit_cost, r.level, r.entitled, r.asked_by, r.approved_on,
      r.approved_by, r.accepted_on, r.accepted_by, r.planned_on, r.done_on, r.done_by, r.done_quantity, r.done_cost, r.result, r.ended_on, r.ended_by,
      r.ended_as, r.ended_why, r.happened_on, ${ctx.now}, ${ctx.now}
    from jsonb_populate_recordset(null::resource_request, ${JSON.stringify(rows)}::jsonb) r`.execute(ctx.db);
}

async function groundOf({ db }: WriteCtx): Promise<Ground> {
  const found = await sql<Ground>`select
    coalesce((select jsonb_agg(x) from (select a.id, s.tier as level, a.owner_id as owner from account a join account_state s on s.account_id = a.id
      where a.demo and a.owner_id is not null order by row_number() over (partition by s.tier_rank order by s.amount_12m desc, a.id),
        s.tier_rank, a.id limit ${COUNT / 2}) x), '[]') as accounts,
    coalesce((select jsonb_agg(x) from (select r.id, r.kind, coalesce(r.unit_cost, 0)::text as cost, r.levels, r.owner_id as owner from resource r
      where r.until_on is null order by r.code, r.id) x), '[]') as resources,
    (select u.id from app_user u where u.demo and u.role = 'sales_lead' order by u.email limit 1) as lead`.execute(db);
  return found.rows[0]!;
}

function request({ today, ...ctx }: WriteCtx, { accounts, resources, lead }: Ground, n: number): object {
  const [account, resource, course] = [
    accounts[n % accounts.length]!,
    resources[(n * 3) % resources.length]!,
    COURSES[n % COURSES.length]!,
  ];
  const language = ctx.organisation?.language ?? ctx.language;
  const on = (ago: number): string => Temporal.PlainDate.from(today).subtract({ days: ago }).toString();
  const days = course.days + (n % 7) * (course.to === 'done' ? 20 : 0);
  const levels = levelsOf(resource.levels);
  const quantity = resource.kind === 'expert' ? 2 + (n % 4) : 1;
  const came = (...to: string[]) => to.includes(course.to);
  const approved = came('approved', 'accepted', 'done', 'declined') && { approved_on: on(days - 1), approved_by: lead };
  const accepted = came('accepted', 'done') && { accepted_on: on(days - 2), accepted_by: resource.owner, planned_on: on(days - 20) };
  const done = came('done') && {
    ...{ done_on: on(days - 18), done_by: resource.owner, done_quantity: quantity, result: RESULTS[n % RESULTS.length]![language] },
    done_cost: Math.round(Number(resource.cost) * quantity * (0.9 + (n % 5) / 20)),
  };
  const why = course.to === 'declined' ? DECLINED : CANCELLED;
  const ended = came('declined', 'cancelled') && {
    ...{ ended_on: on(days - 3), ended_as: course.to, ended_why: why[language] },
    ended_by: course.to === 'declined' ? resource.owner : account.owner,
  };
  return {
    ...{ account_id: account.id, id: newId(), resource_id: resource.id, happened_on: on(days), wanted_on: on(days - 20 - (n % 9)) },
    ...{
      why: (WHY[resource.kind] ?? WHY.report!)[language],
      quantity,
      unit_cost: resource.cost,
      level: account.level,
      asked_by: account.owner,
    },
    entitled: levels.length === 0 || (account.level !== null && levels.includes(account.level)),
    ...approved,
    ...accepted,
    ...done,
    ...ended,
  };
}
