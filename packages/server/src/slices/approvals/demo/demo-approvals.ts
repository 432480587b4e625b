import { defaultApprovalRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { addWorkingMinutes, momentOfWorkBefore, type WorkTime } from '../../../kernel/working-time.ts';
import { workTimeOf } from '../../settings/index.ts';
import { type AskedBefore, type PastMove, putAsked } from '../put-asked.ts';
import { WISHES, WORDS } from './demo-texts.ts';

type Does = PastMove['does'];
/** How long ago it was asked, in hours, whether by who looks on, the part of the second band that it costs, and what was done each so many working minutes later. */
interface Course {
  hours: number;
  own?: boolean;
  cost: number;
  did: readonly (readonly [minutes: number, does: Does, word?: keyof typeof WORDS])[];
}
const COURSES: readonly Course[] = [
  { hours: 26, cost: 1.6, did: [[60, 'approved']] },
  { hours: 24 * 9, cost: 2.4, did: [[90, 'approved', 'agreed']] },
  { hours: 5, cost: 0.6, did: [] },
  { hours: 30, cost: 0.4, did: [[45, 'delegated', 'delegated']] },
  { hours: 24 * 3, own: true, cost: 1.2, did: [[120, 'returned', 'returned']] },
  { hours: 24 * 20, own: true, cost: 0.8, did: [[200, 'approved', 'agreed']] },
  { hours: 4, own: true, cost: 0.5, did: [] },
  {
    hours: 24 * 34,
    cost: 1.8,
    did: [
      [100, 'approved'],
      [300, 'approved', 'agreed'],
    ],
  },
  { hours: 24 * 41, cost: 0.9, did: [[250, 'rejected', 'rejected']] },
  { hours: 24 * 58, cost: 1.5, did: [[80, 'withdrawn', 'withdrawn']] },
  { hours: 24 * 75, cost: 0.7, did: [[400, 'approved']] },
  {
    hours: 24 * 96,
    cost: 2,
    did: [
      [60, 'approved'],
      [700, 'approved', 'agreed'],
    ],
  },
];

interface Ground {
  own: { id: string; owner: string }[];
  others: { id: string; owner: string }[];
}

/** Approvals asked by hand for the larger demo customers: waiting, late, come back, decided. */
export async function insertDemoApprovals(ctx: WriteCtx): Promise<void> {
  const found = await sql<Ground>`
    with known as (select a.id, a.owner_id as owner, a.owner_id is not distinct from ${ctx.actor.userId}::uuid as own,
        row_number() over (partition by a.owner_id is not distinct from ${ctx.actor.userId}::uuid order by s.amount_12m desc nulls last, a.id) as nth
      from account a join account_state s on s.account_id = a.id where a.demo and a.owner_id is not null)
    select coalesce(jsonb_agg(jsonb_build_object('id', id, 'owner', owner) order by nth) filter (where own), '[]') as own,
      coalesce(jsonb_agg(jsonb_build_object('id', id, 'owner', owner) order by nth) filter (where not own), '[]') as others
    from known where nth <= ${COURSES.length}`.execute(ctx.db);
  const { own, others } = found.rows[0]!;
  const time = await workTimeOf(ctx);
  const asked = COURSES.flatMap((course, n) => {
    const at = course.own ? own : others;
    const account = at[n % Math.max(at.length, 1)];
    return account ? [invented(ctx, course, n, account, time)] : [];
  });
  await putAsked(ctx, asked);
}

function invented(
  ctx: WriteCtx,
  { hours, cost, did }: Course,
  n: number,
  account: { id: string; owner: string },
  time: WorkTime,
): AskedBefore {
  const language = ctx.organisation?.language ?? ctx.language;
  const { title, reason } = WISHES[n % WISHES.length]!;
  const second = defaultApprovalRules(ctx.organisation?.template ?? null).rules.find(({ from }) => from !== null)?.from ?? '5000';
  const askedAt = momentOfWorkBefore(ctx.now, hours, time);
  let at = askedAt;
  const moves = did.map(([minutes, does, word]): PastMove => {
    at = addWorkingMinutes(at, minutes, time);
    const toId = does === 'delegated' ? ctx.actor.userId : null;
    return { at, does, ...(word ? { note: WORDS[word][language] } : {}), ...(toId ? { toId } : {}) };
  });
  return {
    ...{ kind: 'other', accountId: account.id, title, reason: reason[language], askedBy: account.owner, askedAt, via: 'web' },
    ...{ amount: String(Math.round((Number(second) * cost) / 100) * 100), moves: moves.filter((move) => move.at <= ctx.now) },
  };
}
