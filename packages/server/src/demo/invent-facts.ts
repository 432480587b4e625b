import { COST_NOTES, EVIDENCE, NEEDS } from './fact-texts.ts';
import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoLine, DemoProduct } from './invent-orders.ts';

/** Rows by table, in the names of its columns; what every fact has besides is added when they are written. */
export type FactRows = Record<string, { happened_on: string; [column: string]: unknown }[]>;

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
/** How far a rating goes along with the size of the account; one account in seven is not rated yet. */
const FOLLOWS = { relationship: 0.4, renewal_intent: 0.3, influence: 0.6 };
const RATED = 6 / 7;

function ratings({ random, language, today }: Setting, account: DemoAccount) {
  return Object.entries(FOLLOWS).flatMap(([dimension, follows]) => {
    if (!random.chance(RATED)) return [];
    const rate = (happened_on: string, share: number) => ({
      account_id: account.id,
      id: random.id(happened_on),
      dimension,
      score: 1 + Math.round(4 * share),
      happened_on,
      expires_on: shift(happened_on, 365),
      evidence: EVIDENCE[dimension]![Math.min(2, Math.floor(3 * share))]![language],
      rater_id: account.owner_id,
    });
    const share = follows * account.size + (1 - follows) * random.next();
    const first = rate(shift(today, -random.whole(95, 355)), share);
    // Some changed of late, so that levels move for a reason one can look up.
    return random.chance(0.12) ? [first, rate(shift(today, -random.whole(2, 90)), random.next())] : [first];
  });
}

function referrals({ random, today }: Setting, account: DemoAccount, others: readonly DemoAccount[]) {
  const count = Math.round(5 * (0.4 * account.size + 0.6 * random.next()) ** 4);
  return Array.from({ length: count }, () => random.pick(others)).flatMap((referred) => {
    const happened_on = shift(today, -random.whole(10, 500));
    if (referred.id === account.id) return [];
    return [
      {
        account_id: account.id,
        id: random.id(happened_on),
        referred_id: referred.id,
        lead_name: referred.name,
        result: 'won',
        happened_on,
      },
    ];
  });
}

function needs({ random, language, today }: Setting, account: DemoAccount, products: readonly DemoProduct[]) {
  return Array.from({ length: Math.round(3 * (0.5 * account.size + 0.5 * random.next())) }, () => {
    const days = random.whole(5, 300);
    const happened_on = shift(today, -days);
    const closed = random.chance(0.3);
    return {
      account_id: account.id,
      id: random.id(happened_on),
      summary: random.pick(NEEDS)[language],
      product_id: random.pick(products).id,
      source: random.pick(['contact', 'sales', 'survey']),
      closed_on: closed ? shift(happened_on, random.whole(0, days)) : null,
      outcome: closed ? random.pick(['bought', 'declined']) : null,
      happened_on,
    };
  });
}

/** Serving small accounts costs more of what they bring. */
function costs({ random, language, today }: Setting, account: DemoAccount, products: readonly DemoProduct[], amount: number) {
  const rate = 0.05 + 0.35 * (0.4 * (1 - account.size) + 0.6 * random.next());
  const count = random.whole(0, 4);
  return Array.from({ length: count }, () => {
    const happened_on = shift(today, -random.whole(3, 350));
    const kind = random.pick(['labour', 'travel', 'training', 'outsourcing']);
    return {
      account_id: account.id,
      id: random.id(happened_on),
      kind,
      product_id: random.pick(products).id,
      hours: kind === 'labour' ? random.whole(2, 40) : null,
      amount: Math.max(50, Math.round((amount * rate) / count)),
      person_id: account.owner_id,
      note: random.pick(COST_NOTES)[language],
      happened_on,
    };
  });
}

function relations({ random, today }: Setting, account: DemoAccount, others: readonly DemoAccount[]) {
  const other = random.pick(others);
  if (!random.chance(0.2) || other.id === account.id) return [];
  const happened_on = shift(today, -random.whole(100, 900));
  const kind = random.pick(['benchmark', 'benchmark', 'influences', 'same_group', 'partner']);
  return [{ account_id: account.id, id: random.id(happened_on), other_id: other.id, kind, happened_on }];
}

/** Judgements of every account, what it needs, whom it brought, what it costs and whom it is bound to. */
export function inventFacts(
  setting: Setting,
  accounts: readonly DemoAccount[],
  products: readonly DemoProduct[],
  lines: readonly DemoLine[],
): FactRows {
  const since = shift(setting.today, -365);
  const bought = Map.groupBy(
    lines.filter((line) => line.happened_on > since),
    (line) => line.account_id,
  );
  const amountOf = (id: string) => (bought.get(id) ?? []).reduce((sum, line) => sum + line.amount, 0);
  const later = (account: DemoAccount) => (row: { happened_on: string }) => row.happened_on >= account.happened_on;
  const each = <Row extends { happened_on: string }>(invent: (account: DemoAccount) => Row[]) =>
    accounts.flatMap((account) => invent(account).filter(later(account)));
  return {
    rating: each((account) => ratings(setting, account)),
    referral: each((account) => referrals(setting, account, accounts)),
    need: each((account) => needs(setting, account, products)),
    service_cost: each((account) => costs(setting, account, products, amountOf(account.id))),
    account_relation: each((account) => relations(setting, account, accounts)),
  };
}
