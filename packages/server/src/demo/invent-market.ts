import { ACTIONS, COMPETITORS, RETIREMENT } from './fact-texts.ts';
import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { FactRows } from './invent-facts.ts';
import type { DemoProduct } from './invent-orders.ts';

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Two invented competitors with what they did, where they were seen, and the planned end of a product that costs more than it brings. */
export function inventMarket(
  { random, language, today }: Setting,
  accounts: readonly DemoAccount[],
  products: readonly DemoProduct[],
): FactRows {
  const since = shift(today, -600);
  const competitors = COMPETITORS.map(({ title, offering, strengths, weaknesses, answer }, index) => ({
    id: random.id(since),
    code: `DEMO-K${index + 1}`,
    title: title[language],
    offering: offering[language],
    strengths: strengths[language],
    weaknesses: weaknesses[language],
    answer: answer[language],
    happened_on: since,
  }));
  const actions = ACTIONS.map(({ kind, summary, source, decision }, index) => {
    const happened_on = shift(today, -random.whole(15, 200));
    return {
      id: random.id(happened_on),
      code: `DEMO-A${index + 1}`,
      competitor_id: competitors[index % competitors.length]!.id,
      kind,
      summary: summary[language],
      source: source[language],
      decision: decision?.[language] ?? null,
      decided_on: decision ? shift(happened_on, 7) : null,
      happened_on,
    };
  });
  const notes = accounts
    .filter(() => random.chance(0.12))
    .map((account) => {
      const happened_on = shift(today, -random.whole(5, 300));
      return {
        account_id: account.id,
        id: random.id(happened_on),
        competitor_id: random.pick(competitors).id,
        observation: random.pick(['present', 'present', 'price_pressure', 'replaced']),
        product_id: random.pick(products).id,
        resolved_on: random.chance(0.15) ? shift(happened_on, 3) : null,
        happened_on,
      };
    });
  const old = products.find((product) => product.category === 'high_maintenance');
  const replacement = products.find((product) => product.category === 'new' || product.category === 'value_added');
  const planned = shift(today, -40);
  const retirement = old
    ? [
        {
          id: random.id(planned),
          code: 'DEMO-R1',
          product_id: old.id,
          replacement_id: replacement?.id ?? null,
          announced_on: shift(planned, 20),
          retires_on: shift(today, 200),
          reason: RETIREMENT[language],
          happened_on: planned,
        },
      ]
    : [];
  return { competitor: competitors, competitor_action: actions, competitor_note: notes, product_retirement: retirement };
}
