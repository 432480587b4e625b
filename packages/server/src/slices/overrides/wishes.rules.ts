import type { Both, Language, OverrideProblem, TierPolicy } from '@fulcrum/contract';
import type { Given } from '../../policy/overrides.sql.ts';
import type { Found, Wish } from './overrides.sql.ts';

type Field = OverrideProblem['field'];
const TEXTS = {
  unknown_account: { zh: '在您可以修改的范围内没有这个客户', en: 'There is no such customer among those you may change' },
  closed: { zh: '客户已关闭，不再评级', en: 'The customer is closed and no longer graded' },
  not_judged: { zh: '客户还没有评级，请先评估', en: 'The customer has no level yet: evaluate first' },
  again: { zh: '同一客户在列表中出现了多次', en: 'The customer stands in the list more than once' },
  unknown_level: { zh: '分级标准中没有这个等级', en: 'The standard has no such level' },
  no_reason: { zh: '请填写理由', en: 'Give a reason' },
  long_reason: { zh: '理由不能超过 500 字', en: 'A reason has 500 characters at most' },
  no_end: { zh: '请填写截止日期', en: 'Give the last day' },
  not_a_day: { zh: '日期应为 2027-01-31 这样的格式', en: 'Write the day like 2027-01-31' },
  past: { zh: '截止日期不能早于今天', en: 'The last day cannot be before today' },
} as const satisfies Record<string, Both>;
type Problem = keyof typeof TEXTS;

const LONGEST = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** A level by its id or by its name in either language. */
export function levelOf(policy: Pick<TierPolicy, 'levels'>, text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  return policy.levels.find(({ id, name }) => [id, name.zh, name.en].some((one) => one.toLowerCase() === wanted))?.id;
}

/** What stands in the way of a wish: one problem a field, the first that a person should mend. */
function problemsOf(policy: TierPolicy, { level, reason, until }: Wish, found: Found | undefined, today: string): [Field, Problem][] {
  const account: Problem | null = !found?.accountId
    ? 'unknown_account'
    : found.closed
      ? 'closed'
      : !found.judged
        ? 'not_judged'
        : found.again
          ? 'again'
          : null;
  const why: Problem | null = reason.trim() === '' ? 'no_reason' : reason.trim().length > LONGEST ? 'long_reason' : null;
  const open = until.trim() === '';
  const end: Problem | null = open
    ? policy.overrideEnd === 'optional'
      ? null
      : 'no_end'
    : !isDay(until.trim())
      ? 'not_a_day'
      : until.trim() < today
        ? 'past'
        : null;
  const all: [Field, Problem | null][] = [
    ['code', account],
    ['level', levelOf(policy, level) === undefined ? 'unknown_level' : null],
    ['reason', why],
    ['until', end],
  ];
  return all.filter((each): each is [Field, Problem] => each[1] !== null);
}

/** The wishes that can be met, and what is wrong with the others, row by row. */
export function weighed(
  policy: TierPolicy,
  wishes: readonly Wish[],
  found: readonly Found[],
  { today, language, newId }: { today: string; language: Language; newId: () => string },
): { given: Given[]; problems: OverrideProblem[] } {
  const byLine = new Map(found.map((one) => [one.line, one]));
  const given: Given[] = [];
  const problems: OverrideProblem[] = [];
  for (const wish of wishes) {
    const account = byLine.get(wish.line);
    const wrong = problemsOf(policy, wish, account, today);
    for (const [field, problem] of wrong)
      problems.push({ line: wish.line, code: wish.code, field, problem, message: TEXTS[problem][language] });
    if (!wrong.length)
      given.push({
        id: newId(),
        accountId: account!.accountId!,
        level: levelOf(policy, wish.level)!,
        reason: wish.reason.trim(),
        until: wish.until.trim() || null,
      });
  }
  return { given, problems };
}
