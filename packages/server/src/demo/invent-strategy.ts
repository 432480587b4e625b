import type { TableRows } from './insert-rows.sql.ts';
import type { DemoAccount, DemoContact, Setting } from './invent-accounts.ts';
import { CAMPAIGNS, FINDINGS, OBJECTIVES, PLAN_ACTIONS, PLAN_RESULTS, PLANS } from './strategy-texts.ts';

const PLANNED = 60;
const OUTCOMES = ['reached', 'reached', 'partly', 'missed'] as const;

/** What was found, what is to be reached, and what larger customers agreed with us, up to the results that people of theirs confirmed. */
export function inventStrategy(setting: Setting, accounts: readonly DemoAccount[], contacts: readonly DemoContact[]): TableRows {
  const { random, staff, language, today } = setting;
  const on = (ago: number): string => Temporal.PlainDate.from(today).subtract({ days: ago }).toString();
  const fact = (happened_on: string) => ({ id: random.id(happened_on), happened_on, known_at: happened_on, revision: 1 });
  const lead = staff.find(({ role }) => role === 'sales_lead') ?? staff[0];
  const large = accounts.toSorted((a, b) => b.size - a.size).slice(0, PLANNED);
  const planned = large.flatMap((account, n) => {
    const people = contacts.filter((one) => one.account_id === account.id && one.left_on === null);
    const [of, agreed] = [PLANS[n % PLANS.length]!, 40 + ((n * 37) % 380)];
    const lasts = 150 + (n % 3) * 30;
    const over = agreed > lasts;
    const said = over && n % 5 !== 0 ? people[0] : undefined;
    const outcome = said ? OUTCOMES[n % OUTCOMES.length]! : null;
    if (on(agreed) < account.happened_on) return [];
    const plan = {
      ...{
        account_id: account.id,
        ...fact(on(agreed)),
        title: of.title[language],
        goals: of.goals[language],
        measure: of.measure[language],
      },
      ...{ diagnosis: of.diagnosis[language], due_on: on(agreed - lasts), owner_id: account.owner_id, outcome },
      ...{ confirmed_by_id: said?.id ?? null, confirmed_on: said ? on(agreed - lasts - 3 > 0 ? agreed - lasts - 3 : 0) : null },
      result: outcome ? PLAN_RESULTS[outcome === 'reached' ? 0 : outcome === 'partly' ? 1 : 2]![language] : null,
    };
    const actions = PLAN_ACTIONS.slice(0, 2 + (n % 3)).map(({ what, side }, k) => {
      const due = agreed - 30 * (k + 1);
      return {
        ...{ account_id: account.id, ...fact(on(agreed)), plan_id: plan.id, side, what: what[language], due_on: on(due) },
        ...{ owner_id: side === 'ours' ? account.owner_id : null, contact_id: side === 'theirs' ? (people[0]?.id ?? null) : null },
        done_on: due > 6 && (n + k) % 6 !== 0 ? on(due - 4) : null,
      };
    });
    return [{ plan, actions }];
  });
  return {
    strategy_analysis: FINDINGS.map(({ ago, finding, evidence, ...of }, n) => ({
      ...{
        ...fact(on(ago)),
        ...of,
        code: `DEMO-A${n + 1}`,
        finding: finding[language],
        evidence: evidence[language],
        author_id: lead?.id ?? null,
      },
    })),
    objective: OBJECTIVES.map(({ title, problem, serves: _, ...of }, n) => ({
      ...{
        ...fact(on(180)),
        ...of,
        code: `DEMO-O${n + 1}`,
        title: title[language],
        problem: problem[language],
        owner_id: lead?.id ?? null,
      },
      due_on: on(-120 - 30 * n),
    })),
    success_plan: planned.map(({ plan }) => plan),
    plan_action: planned.flatMap(({ actions }) => actions),
    customer_campaign: large.slice(0, 30).map((account, n) => ({
      ...{
        account_id: account.id,
        ...fact(account.happened_on > on(30) ? account.happened_on : on(30)),
        title: CAMPAIGNS[n % CAMPAIGNS.length]![language],
      },
      ...{ starts_on: on(-10 - n * 5), ends_on: on(-11 - n * 5) },
    })),
  };
}
