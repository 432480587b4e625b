import type { Language } from '@fulcrum/contract';
import type { Staff } from './invent-staff.ts';
import { accountNames, personName } from './names.ts';
import type { Random } from './random.ts';
import type { FieldRecipe, ListedName, Recipe } from './recipe.ts';

export interface DemoAccount {
  id: string;
  code: string;
  name: string;
  short_name: string | null;
  industry: string;
  region_code: string | null;
  size_band: string;
  employees: number;
  gross_margin_rate: number;
  brand: string;
  owner_id: string;
  team_id: string;
  custom: Record<string, string | number>;
  happened_on: string;
  /** Values that changed of late: what stood before, and since when it does not. */
  before: { field: string; value: unknown; changed_on: string }[];
  /** How large the account is among all: 0 smallest, 1 largest. Not stored. */
  size: number;
  /** Money of a typical 12 months. Not stored. */
  scale: number;
}

const SIZES = {
  large: { zh: '大型', en: 'Large' },
  medium: { zh: '中型', en: 'Medium' },
  small: { zh: '小型', en: 'Small' },
} as const;

export const sizeName = (employees: number, language: Language): string =>
  SIZES[employees >= 1000 ? 'large' : employees >= 100 ? 'medium' : 'small'][language];

export interface Setting {
  random: Random;
  /** A second source, for what joined later: drawing from it moves nothing that the first has invented. */
  aside: Random;
  recipe: Recipe;
  listed: readonly ListedName[];
  staff: readonly Staff[];
  language: Language;
  today: string;
}

const earlier = (today: string, days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString();

/** A day within some years, spread over the accounts by their place. */
const dayIn = ([from, to]: readonly [number, number], place: number): string =>
  Temporal.PlainDate.from({ year: from + ((place * 37) % (to - from + 1)), month: 1, day: 1 })
    .add({ days: (place * 53) % 365 })
    .toString();

function fieldValue(random: Random, recipe: Exclude<FieldRecipe, { day: unknown }>, size: number, kind: string | null): string | number {
  if ('choice' in recipe) return kind ?? '';
  const along = recipe.follows < 0 ? 1 - size : size;
  const share = Math.abs(recipe.follows) * along + (1 - Math.abs(recipe.follows)) * random.next();
  const value = recipe.from + (recipe.to - recipe.from) * (recipe.rare ? share ** 4 : share);
  return Number(value.toFixed(recipe.decimals));
}

/** Accounts whose sizes spread log-normally, so that a fifth of them carries most; the largest lean towards better figures. */
export function inventAccounts(setting: Setting): DemoAccount[] {
  const { random, recipe, staff, language, today } = setting;
  const names = accountNames(random, recipe, setting.listed);
  const draws = names.map(() => random.normal());
  const sorted = draws.toSorted((a, b) => a - b);
  return names.map(({ name, regionCode, kind }, i) => {
    const draw = draws[i] ?? 0;
    const size = sorted.indexOf(draw) / Math.max(names.length - 1, 1);
    const owner = random.pick(staff);
    // Most are customers for longer than the orders reach back; a tenth came in the last half year.
    const happenedOn = earlier(today, random.chance(0.1) ? random.whole(20, 180) : random.whole(400, 1900));
    const employees = Math.max(8, Math.round(120 * Math.exp(0.9 * draw + 0.5 * random.normal())));
    const custom = Object.fromEntries(
      Object.entries(recipe.fields).map(([id, field]) => [
        id,
        'day' in field ? dayIn(field.day, i) : fieldValue(random, field, size, kind),
      ]),
    );
    return {
      id: random.id(happenedOn),
      code: `DEMO-${String(i + 1).padStart(4, '0')}`,
      name: name[language],
      short_name: name.en === name.zh ? null : name[language === 'zh' ? 'en' : 'zh'],
      industry: random.pick(recipe.industries)[language],
      region_code: regionCode,
      size_band: sizeName(employees, language),
      employees,
      gross_margin_rate: Number(Math.min(0.75, Math.max(0.05, 0.3 + 0.12 * random.normal())).toFixed(3)),
      brand: random.chance(0.05 + 0.2 * size ** 3) ? random.pick(['listed', 'fortune_500', 'high_valuation']) : 'none',
      owner_id: owner.id,
      team_id: owner.team_id,
      custom,
      happened_on: happenedOn,
      before: changes(random, recipe, custom, happenedOn, today),
      size,
      scale: recipe.orders.medianOf12Months * Math.exp(recipe.orders.sigma * draw),
    };
  });
}

/** One field in six accounts changed within the last three months, so that levels move for a reason one can look up. */
function changes(random: Random, recipe: Recipe, custom: Record<string, string | number>, happenedOn: string, today: string) {
  const changedOn = earlier(today, random.whole(2, 90));
  const fields = Object.entries(recipe.fields).flatMap(([id, field]) => ('day' in field ? [] : [[id, field] as const]));
  if (!fields.length)
    return random.chance(1 / 6) && changedOn > happenedOn ? [{ field: 'size_band', value: 'small', changed_on: changedOn }] : [];
  const [id, field] = random.pick(fields);
  if ('choice' in field || !random.chance(1 / 6) || changedOn <= happenedOn) return [];
  const value = fieldValue(random, { ...field, follows: 0 }, 0, null);
  return value === custom[id] ? [] : [{ field: `custom.${id}`, value, changed_on: changedOn }];
}

export interface DemoContact {
  account_id: string;
  id: string;
  name: string;
  title: string;
  rank: string;
  decision_role: string;
  salutation: string;
  attitude: string;
  depth: string;
  phone: string;
  wechat: string | null;
  left_on: string | null;
  email: string;
  happened_on: string;
}

const DECIDERS_STAND = ['mentor', 'supporter', 'supporter', 'neutral', 'neutral', 'nonSupporter', 'opponent', 'unknown'] as const;
const OTHERS_STAND = ['mentor', 'supporter', 'supporter', 'neutral', 'neutral', 'nonSupporter', 'unknown'] as const;

/** Chinese custom calls people by family name and post; English by name. */
const salutationOf = (name: string, title: string, language: Language): string =>
  language === 'zh' ? `${name.slice(0, 1)}${title.length <= 3 ? title : '老师'}` : `Dear ${name.split(' ')[0]}`;

/** Two to five people an account, in different roles. Numbers and addresses lead nowhere. */
export function inventContacts({ random, aside, recipe, language, today }: Setting, accounts: readonly DemoAccount[]): DemoContact[] {
  return accounts.flatMap((account, i) => {
    const first = random.whole(0, recipe.contacts.length - 1);
    return Array.from({ length: Math.min(random.whole(2, 5), recipe.contacts.length) }, (_, n) => {
      const role = recipe.contacts[(first + n) % recipe.contacts.length] as Recipe['contacts'][number];
      const deciding = role.decisionRole === 'decider' || role.decisionRole === 'approver';
      // One in twenty has left within the last two months; the last of an account only, so that nobody is alone there.
      const leftOn = n > 2 && aside.chance(0.2) ? earlier(today, aside.whole(5, 60)) : null;
      const id = random.id(account.happened_on);
      const name = personName(random)[language];
      return {
        account_id: account.id,
        id,
        name,
        salutation: salutationOf(name, role.title[language], language),
        attitude: aside.pick(deciding ? DECIDERS_STAND : OTHERS_STAND),
        depth: aside.pick(deciding ? (['none', 'brief', 'brief', 'several'] as const) : (['brief', 'several', 'several', 'deep'] as const)),
        wechat: aside.chance(0.5) ? `wx_demo_${i}_${n}` : null,
        left_on: leftOn && leftOn > account.happened_on ? leftOn : null,
        title: role.title[language],
        rank: role.rank,
        decision_role: role.decisionRole,
        phone: `1380000${String((i * 7 + n) % 10_000).padStart(4, '0')}`,
        email: `contact${n + 1}.${account.code.toLowerCase()}@example.com`,
        happened_on: account.happened_on,
      };
    });
  });
}
