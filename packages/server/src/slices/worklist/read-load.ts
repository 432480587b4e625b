import { type BenefitsPolicy, type PersonLoad, SENIORITIES, type WorkLoad } from '@fulcrum/contract';
import { type Ctx, scopeOf, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { benefitsOn } from '../../policy/benefits.sql.ts';
import { capacityOf, hoursOf } from '../../policy/effort.ts';
import { assign, type CatalogsOf } from '../accounts/index.ts';
import { ownerHooks } from '../pool/index.ts';
import { cadenceOn, readWorklistRules, requireOwner } from '../tasks/index.ts';
import {
  accountsOf,
  type Colleague,
  countAccounts,
  countTasks,
  type LevelCount,
  selectColleagues,
  selectLevels,
  type TaskCount,
} from './load.sql.ts';
import { AS_SENIORITY } from './seniority.ts';

const rounded = (value: number): number => Math.round(value * 10) / 10;
const byLevel = (counts: readonly LevelCount[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { level, accounts } of counts) if (level !== null) sums.set(level, (sums.get(level) ?? 0) + accounts);
  return sums;
};
const hoursFor = (policy: BenefitsPolicy | undefined, counts: readonly LevelCount[]): number | null =>
  policy ? rounded(hoursOf(policy, byLevel(counts)).reduce((sum, { hours }) => sum + hours, 0)) : null;

/** Executives are known by their role. */
const seniorityOf = ({ role, seniority }: Colleague): (typeof SENIORITIES)[number] | null => {
  if (role === 'executive') return 'executive';
  return seniority && AS_SENIORITY[seniority];
};

function loadOf(
  of: Colleague | null,
  counts: readonly LevelCount[],
  tasks: TaskCount | undefined,
  policy: BenefitsPolicy | undefined,
): PersonLoad {
  return {
    userId: of?.id ?? null,
    name: of?.name ?? null,
    teamName: of?.team_name ?? null,
    seniority: of?.seniority ?? null,
    capacity: of?.capacity ?? null,
    accounts: counts.reduce((sum, { accounts }) => sum + accounts, 0),
    byLevel: counts.map(({ level, accounts, due, met }) => ({ level, accounts, due, met })),
    openTasks: tasks?.open ?? 0,
    overdueTasks: tasks?.overdue ?? 0,
    hours: hoursFor(policy, counts),
  };
}

function coverageOf(counts: readonly LevelCount[]): WorkLoad['coverage'] {
  const levels = [...new Set(counts.map(({ level }) => level))];
  const sum = (level: string | null, of: 'accounts' | 'due' | 'met') =>
    counts.filter((one) => one.level === level).reduce((total, one) => total + one[of], 0);
  return levels.map((level) => ({ level, accounts: sum(level, 'accounts'), due: sum(level, 'due'), met: sum(level, 'met') }));
}

/** What each person carries of the accounts that the caller reads; whoever carries nothing is left out. */
export async function readLoad(ctx: Ctx): Promise<WorkLoad> {
  const scope = await scopeOf(ctx, 'reads');
  const [stored, rules] = [await benefitsOn(ctx.db, ctx.today), await readWorklistRules(ctx.db)];
  const counts = await countAccounts(ctx.db, scope, await cadenceOn(ctx.db, ctx.today, rules), ctx.today);
  const tasks = await countTasks(ctx.db, { scope, userId: ctx.actor.userId }, ctx.today);
  const colleagues = await selectColleagues(ctx.db);
  const policy = stored?.policy;
  const load = (of: Colleague | null) =>
    loadOf(
      of,
      counts.filter(({ owner_id }) => owner_id === (of?.id ?? null)),
      tasks.find(({ owner_id }) => owner_id === (of?.id ?? null)),
      policy,
    );
  const people = [null, ...colleagues].map(load).filter(({ accounts, openTasks }) => accounts > 0 || openTasks > 0);
  const serving = new Set(people.map(({ userId }) => userId));
  const there = colleagues.filter((one) => one.active && (serving.has(one.id) || one.role === 'executive'));
  const perPerson = policy ? capacityOf(policy) : null;
  const hours = policy ? hoursOf(policy, byLevel(counts)) : [];
  return {
    date: ctx.today,
    hoursPerPerson: perPerson === null ? null : rounded(perPerson),
    levels: await selectLevels(ctx.db),
    people,
    coverage: coverageOf(counts),
    plan: SENIORITIES.flatMap((seniority) => {
      const asked = hours.find((one) => one.seniority === seniority)?.hours ?? 0;
      const have = there.filter((one) => seniorityOf(one) === seniority).length;
      if (perPerson === null || (asked === 0 && have === 0)) return [];
      return [{ seniority, hours: rounded(asked), needed: Math.round((asked / perPerson) * 100) / 100, there: have }];
    }),
  };
}

/** One person's accounts that the caller may change, or those of a level, go to another: one bulk change with its undo. */
export async function moveLoad(
  ctx: WriteCtx,
  { fromId, toId, level }: { fromId: string; toId: string; level?: string | undefined },
  catalogsOf: CatalogsOf,
) {
  await requireOwner(ctx, toId);
  const known = (await selectColleagues(ctx.db)).some(({ id }) => id === fromId);
  if (!known) throw notFound('user');
  const ids = await accountsOf(ctx.db, await scopeOf(ctx, 'writes'), fromId, level);
  return assign(ctx, { ids, ownerId: toId }, catalogsOf, ownerHooks);
}
