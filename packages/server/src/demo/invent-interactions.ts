import type { Both } from '@fulcrum/contract';
import type { DemoAccount, DemoContact, Setting } from './invent-accounts.ts';

export interface DemoInteraction {
  account_id: string;
  id: string;
  contact_ids: string[];
  kind: string;
  direction: 'out' | 'in';
  two_way: boolean;
  happened_on: string;
  channel: string;
  summary: string;
  /** The four things of a regular contact, for visits and meetings. */
  regular: Record<string, string> | null;
  author_id: string;
}

const KINDS = ['visit', 'call', 'call', 'meeting', 'meeting', 'training', 'message', 'message', 'mail'] as const;
const TWO_WAY: readonly string[] = ['visit', 'call', 'meeting', 'training'];
const MOST = 30;
const CHANNEL_OF = { visit: 'in_person', call: 'phone', meeting: 'video', training: 'video', message: 'wechat', mail: 'mail' } as const;

const SPOKEN: Record<string, readonly Both[]> = {
  use: [
    { zh: '日常在用，活跃人数稳定', en: 'In daily use, the number of users is steady' },
    { zh: '只有一个部门在用，其他部门还没开通', en: 'One department uses it, the others have not begun' },
  ],
  problems: [
    { zh: '导出报表偏慢', en: 'Exporting reports is slow' },
    { zh: '新同事不会用，希望再培训一次', en: 'New colleagues cannot use it yet and ask for training' },
  ],
  needs: [
    { zh: '想要按部门统计使用情况', en: 'Wants use counted by department' },
    { zh: '明年预算想加一个模块', en: 'Wants one more module in next year’s budget' },
  ],
  activities: [
    { zh: '下月有内部培训周', en: 'An internal training week next month' },
    { zh: '年底做供应商评估', en: 'Reviews its suppliers at the end of the year' },
  ],
};

function spoken(random: Setting['random'], language: Setting['language']): Record<string, string> {
  const said = Object.entries(SPOKEN).filter(() => random.chance(0.6));
  return Object.fromEntries(said.map(([field, texts]) => [field, random.pick(texts)[language]]));
}

/** One person mostly, now and then two of them; one contact in twelve names nobody. */
function met({ random, aside }: Setting, people: readonly DemoContact[]): string[] {
  const first = random.pick(people);
  if (!first || aside.chance(1 / 12)) return [];
  const second = aside.chance(0.2) ? aside.pick(people) : first;
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
        contact_ids: met(setting, people.get(account.id) ?? []),
        kind,
        direction: random.chance(0.8) ? 'out' : 'in',
        two_way: TWO_WAY.includes(kind),
        happened_on: on,
        channel: CHANNEL_OF[kind],
        summary: random.pick(recipe.interactions.summaries)[language],
        regular: kind === 'visit' || kind === 'meeting' ? spoken(setting.aside, language) : null,
        author_id: account.owner_id,
      });
      at = at.subtract({ days: Math.max(1, Math.round(gap * random.between(0.5, 1.5))) });
    }
    return made;
  });
}
