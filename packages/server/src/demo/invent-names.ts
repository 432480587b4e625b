import type { DemoAccount, DemoContact, Setting } from './invent-accounts.ts';
import type { DemoProspect } from './invent-prospects.ts';

export interface DemoName {
  account_id: string;
  id: string;
  kind: 'short' | 'former' | 'domain';
  value: string;
  valid_until: string | null;
  source: string;
  known_at: string;
}

/** How universities are called in speech. */
const SPOKEN = [
  [/师范大学$/, '师大'],
  [/理工大学$/, '理工'],
  [/农业大学$/, '农大'],
  [/医科大学$/, '医大'],
  [/工业大学$/, '工大'],
  [/科技大学$/, '科大'],
  [/交通大学$/, '交大'],
  [/财经大学$/, '财大'],
] as const;
const FORMER = { zh: '贸易有限公司', en: ' Trading Co., Ltd.' };

function shortOf({ name }: DemoAccount): string | null {
  const spoken = SPOKEN.find(([ending]) => ending.test(name));
  if (spoken) return name.replace(spoken[0], spoken[1]);
  // A company without its city and legal form.
  const company = /^(?:[\u4e00-\u9fff]{2}([\u4e00-\u9fff]{4,})有限公司|\w+ (.+) Co\., Ltd\.)$/.exec(name);
  return company ? (company[1] ?? company[2] ?? null) : null;
}

/** Short names of most, former names of some companies, and domains; twins have the domain of the customer that they are. */
export function inventNames(setting: Setting, accounts: readonly DemoAccount[], prospects: readonly DemoProspect[]): DemoName[] {
  const { random, language, recipe } = setting;
  const named = (
    account: { id: string; happened_on: string },
    kind: DemoName['kind'],
    value: string,
    valid_until: string | null = null,
  ) => ({
    ...{ account_id: account.id, id: random.id(account.happened_on), kind, value, valid_until },
    ...{ source: 'demo', known_at: account.happened_on },
  });
  const names = accounts.flatMap((account, index): DemoName[] => {
    const short = shortOf(account);
    const former = recipe.businesses && random.chance(0.08);
    const since = Temporal.PlainDate.from(account.happened_on).add({ days: 90 }).toString();
    return [
      ...(short && random.chance(0.7) ? [named(account, 'short', short)] : []),
      ...(former ? [named(account, 'former', account.name.replace(/(有限公司| Co\., Ltd\.)$/, FORMER[language]), since)] : []),
      ...(index % 3 === 0 ? [named(account, 'domain', `${account.code.toLowerCase()}.example.com`)] : []),
    ];
  });
  const kin = new Map(accounts.map((account) => [account.region_code + account.industry + account.name.slice(0, 4), account]));
  const twins = prospects
    .filter(({ code }) => code.startsWith('DEMO-T'))
    .flatMap((twin, index): DemoName[] => {
      const original = kin.get(twin.region_code + twin.industry + twin.name.slice(0, 4));
      if (!original || index % 2) return [];
      const domain = `${original.code.toLowerCase()}.example.com`;
      const missing = names.some(({ value }) => value === domain) ? [] : [named(original, 'domain', domain)];
      return [...missing, named(twin, 'domain', domain)];
    });
  return [...names, ...twins];
}

const TWINS = 5;
/** People who were written down twice at one customer. */
export const inventTwinContacts = ({ random, today }: Setting, contacts: readonly DemoContact[]): DemoContact[] =>
  Array.from({ length: TWINS }, () => random.pick(contacts)).map((person) => ({
    ...person,
    ...{ id: random.id(today), wechat: null, left_on: null, happened_on: today, email: `again.${person.email}` },
  }));
