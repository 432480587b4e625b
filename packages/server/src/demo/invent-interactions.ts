import type { DemoAccount, DemoContact, Setting } from './invent-accounts.ts';

export interface DemoInteraction {
  account_id: string;
  id: string;
  contact_ids: string[];
  kind: string;
  direction: 'out' | 'in';
  two_way: boolean;
  happened_on: string;
  summary: string;
  author_id: string;
}

const KINDS = ['visit', 'call', 'call', 'meeting', 'meeting', 'training', 'message', 'message', 'mail'] as const;
const TWO_WAY: readonly string[] = ['visit', 'call', 'meeting', 'training'];
const MOST = 30;

/** One person mostly, now and then two of them; one contact in twelve names nobody. */
function met(random: Setting['random'], people: readonly DemoContact[]): string[] {
  if (!people.length || random.chance(1 / 12)) return [];
  const first = random.pick(people);
  const second = random.chance(0.2) ? random.pick(people) : first;
  return [...new Set([first.id, second.id])];
}

/** Contacts made, backwards from today. The last lies anywhere up to one and a half gaps ago, so that some cadences are due and some are not. */
export function inventInteractions(
  setting: Setting,
  accounts: readonly DemoAccount[],
  contacts: readonly DemoContact[],
): DemoInteraction[] {
  const { random, recipe, language, today } = setting;
  const [least, most] = recipe.interactions.gapDays;
  const people = Map.groupBy(contacts, ({ account_id }) => account_id);
  const reach = Temporal.PlainDate.from(today).subtract({ months: recipe.months }).toString();
  return accounts.flatMap((account) => {
    const gap = most - (most - least) * account.size;
    const made: DemoInteraction[] = [];
    let at = Temporal.PlainDate.from(today).subtract({ days: Math.round(gap * random.between(0.02, 1.5)) });
    while (made.length < MOST && at.toString() >= account.happened_on && at.toString() >= reach) {
      const kind = random.pick(KINDS);
      const on = at.toString();
      made.push({
        account_id: account.id,
        id: random.id(on),
        contact_ids: met(random, people.get(account.id) ?? []),
        kind,
        direction: random.chance(0.8) ? 'out' : 'in',
        two_way: TWO_WAY.includes(kind),
        happened_on: on,
        summary: random.pick(recipe.interactions.summaries)[language],
        author_id: account.owner_id,
      });
      at = at.subtract({ days: Math.max(1, Math.round(gap * random.between(0.5, 1.5))) });
    }
    return made;
  });
}
