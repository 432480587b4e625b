import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoProduct } from './invent-orders.ts';
import type { ContractRecipe } from './recipe.ts';

export interface DemoContract {
  account_id: string;
  id: string;
  code: string;
  title: string;
  predecessor_id: string | null;
  product_id: string;
  happened_on: string;
  starts_on: string;
  ends_on: string;
  delivered_on: string | null;
  amount: number;
  seats: number | null;
  seal: string;
  draft?: boolean;
}
export interface DemoMilestone {
  account_id: string;
  id: string;
  contract_id: string;
  title: string;
  happened_on: string;
  due_on: string;
  accepted_on: string | null;
  amount: number;
}
export interface DemoProcurementStep {
  account_id: string;
  id: string;
  contract_id: string;
  step: string;
  happened_on: string;
  due_on: string;
  done_on: string | null;
  slip_reason: string | null;
}
export interface DemoContracts {
  contracts: DemoContract[];
  milestones: DemoMilestone[];
  steps: DemoProcurementStep[];
}

const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const inYears = (day: string, years: number): string => Temporal.PlainDate.from(day).add({ years }).toString();
const byToday = (day: string, today: string): string | null => (day <= today ? day : null);

/** Contracts of a year each, from the first after the customer came to the one that runs: most renew, some lapse, some sign ahead. */
export function inventContracts(setting: Setting, accounts: readonly DemoAccount[], products: readonly DemoProduct[]): DemoContracts {
  const made: DemoContracts = { contracts: [], milestones: [], steps: [] };
  const { contracts: recipe } = setting.recipe;
  if (!recipe) return made;
  for (const account of accounts) if (setting.random.chance(recipe.share)) addChain(setting, recipe, account, products, made);
  return made;
}

function addChain(
  setting: Setting,
  recipe: ContractRecipe,
  account: DemoAccount,
  products: readonly DemoProduct[],
  made: DemoContracts,
): void {
  const { random, language, today } = setting;
  const product = random.pick(products.filter(({ category }) => recipe.categories.includes(category)));
  const seats = recipe.seats ? Math.max(5, Math.round(random.between(...recipe.seats) * (0.4 + account.size))) : null;
  let starts = plus(account.happened_on, random.whole(0, 60));
  let amount = Math.max(1000, Math.round((account.scale * random.between(...recipe.priceOfYear)) / 1000) * 1000);
  let predecessor: DemoContract | null = null;
  while (true) {
    // A renewal is signed about when the year before ends: some ahead, some late.
    const signed: string = plus(starts, predecessor ? random.whole(-45, 12) : -random.whole(3, 25));
    if (signed > today) break;
    const contract: DemoContract = {
      account_id: account.id,
      id: random.id(signed),
      code: `DEMO-HT-${String(made.contracts.length + 1).padStart(4, '0')}`,
      title: product.name + (language === 'zh' ? `（${starts.slice(0, 4)} 年度）` : ` (${starts.slice(0, 4)})`),
      predecessor_id: predecessor?.id ?? null,
      product_id: product.id,
      happened_on: signed,
      starts_on: starts,
      ends_on: plus(inYears(starts, 1), -1),
      delivered_on: byToday(plus(starts, random.whole(0, 20)), today),
      amount,
      seats,
      seal: random.chance(0.9) ? 'both' : 'ours',
    };
    made.contracts.push(contract);
    if (recipe.milestones) addMilestones(setting, contract, made);
    predecessor = contract;
    starts = inYears(starts, 1);
    amount = Math.round((amount * random.between(0.92, 1.18)) / 1000) * 1000;
    if (!random.chance(recipe.renews)) break;
  }
  if (predecessor) addPath(setting, predecessor, made);
}

const MILESTONES = [
  { zh: '到货验收', en: 'Delivery accepted', share: 0.3, after: 30 },
  { zh: '初验', en: 'First acceptance', share: 0.4, after: 90 },
  { zh: '终验', en: 'Final acceptance', share: 0.3, after: 210 },
] as const;
function addMilestones({ random, language, today }: Setting, contract: DemoContract, made: DemoContracts): void {
  for (const milestone of MILESTONES) {
    const due = plus(contract.starts_on, milestone.after);
    made.milestones.push({
      account_id: contract.account_id,
      id: random.id(contract.happened_on),
      contract_id: contract.id,
      title: milestone[language],
      happened_on: contract.happened_on,
      due_on: due,
      accepted_on: byToday(plus(due, random.whole(-5, 25)), today),
      amount: contract.amount * milestone.share,
    });
  }
}

/** Some of the contracts of companies that sell by the year are projects with milestones, too. */
export const inventMilestones = (setting: Setting, { contracts, milestones }: DemoContracts): DemoMilestone[] => {
  const made: DemoContracts = { contracts, milestones: [...milestones], steps: [] };
  if (!setting.recipe.contracts?.milestones)
    for (const contract of contracts)
      if (contract.ends_on >= setting.today && setting.random.chance(0.08)) addMilestones(setting, contract, made);
  return made.milestones;
};

const PATH = ['budget', 'approval', 'tender', 'award', 'signing'] as const;
const SLIPS = [
  { zh: '预算要等校务会，推到下月', en: 'The budget waits for the board, next month' },
  { zh: '换了分管领导，需要重新汇报', en: 'A new head in charge wants to be briefed again' },
  { zh: '采购计划要合并申报', en: 'The purchase is bundled into one plan' },
] as const;
/** How far the customer's own path to the renewal is; some of it slips, with the reason. */
export function addPath({ random, language, today }: Setting, contract: DemoContract, made: DemoContracts): void {
  if (contract.ends_on < today || contract.ends_on > plus(today, 150) || !random.chance(0.6)) return;
  const reached = random.whole(1, PATH.length - 1);
  const first = plus(today, -random.whole(45, 80));
  for (const [index, step] of PATH.slice(0, reached).entries()) {
    const due = plus(first, (index + 1) * 18);
    const isLast = index === reached - 1;
    const slips = isLast && random.chance(0.4);
    made.steps.push({
      account_id: contract.account_id,
      id: random.id(first),
      contract_id: contract.id,
      step,
      happened_on: plus(first, Math.min(index * 9, 25)),
      due_on: slips && due > today ? plus(today, -random.whole(2, 12)) : due,
      done_on: isLast ? null : byToday(plus(first, (index + 1) * 9 - random.whole(0, 6)), today),
      slip_reason: slips ? random.pick(SLIPS)[language] : null,
    });
  }
}
