import { BRANCHES, PROSPECT_CALLS, RELEASED, UNITS } from './group-texts.ts';
import { type DemoAccount, type DemoContact, inventContacts, type Setting, sizeName } from './invent-accounts.ts';
import type { DemoInteraction } from './invent-interactions.ts';
import { accountNames } from './names.ts';

/** Accounts that nobody may own, or that stand below another. */
export interface DemoProspect extends Omit<DemoAccount, 'owner_id' | 'team_id'> {
  owner_id: string | null;
  team_id: string | null;
  parent_id: string | null;
}
export interface DemoStay {
  account_id: string;
  id: string;
  reason: 'released' | 'idle';
  note: string | null;
  from_user_id: string;
  entered_on: string;
}
export interface DemoClaim {
  account_id: string;
  id: string;
  user_id: string;
  how: 'registered' | 'claimed';
  claimed_on: string;
  protected_until: string;
}
export interface DemoProspects {
  accounts: DemoProspect[];
  contacts: DemoContact[];
  interactions: DemoInteraction[];
  stays: DemoStay[];
  claims: DemoClaim[];
}

const COUNT = 26;
const HELD = 10;
const UNIT_COUNT = 8;
const TWIN_COUNT = 6;
const PROTECTION = 30;
const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

function bare({ random, language }: Setting, code: string, about: Pick<DemoAccount, 'name' | 'region_code' | 'happened_on' | 'industry'>) {
  const employees = random.whole(20, 600);
  return {
    ...{ id: random.id(about.happened_on), code, short_name: null, size_band: sizeName(employees, language), employees },
    ...{ gross_margin_rate: 0.3, brand: 'none', custom: {}, before: [], size: 0.2, scale: 0, parent_id: null },
    ...about,
  };
}

/** Prospects that have bought nothing yet: some held by somebody, some given back to the pool, some that nobody has looked at. */
export function inventProspects(setting: Setting, accounts: readonly DemoAccount[]): DemoProspects {
  const { random, recipe, language, today } = setting;
  const taken = new Set(accounts.map(({ name }) => name));
  const wanted = recipe.accounts + COUNT;
  const names = accountNames(random, { ...recipe, accounts: Math.max(wanted, 360) }, setting.listed)
    .filter(({ name }) => !taken.has(name[language]))
    .slice(0, COUNT);
  const sellers = setting.staff.filter(({ role }) => role === 'sales');
  const made: DemoProspects = { accounts: [], contacts: [], interactions: [], stays: [], claims: [] };
  for (const [index, { name, regionCode }] of names.entries()) {
    const happened_on = shift(today, -random.whole(60, 300));
    const industry = random.pick(recipe.industries)[language];
    const about = { name: name[language], region_code: regionCode, happened_on, industry };
    const prospect = bare(setting, `DEMO-P${String(index + 1).padStart(3, '0')}`, about);
    const holder = index < HELD ? sellers[index % sellers.length] : undefined;
    made.accounts.push({ ...prospect, owner_id: holder?.id ?? null, team_id: holder?.team_id ?? null });
    if (holder) hold(setting, { ...prospect, owner_id: holder.id, team_id: holder.team_id }, index, made);
    else if (index % 3) {
      const reason = index % 3 === 1 ? 'released' : 'idle';
      made.stays.push({
        account_id: prospect.id,
        id: random.id(happened_on),
        reason,
        note: reason === 'released' ? random.pick(RELEASED)[language] : null,
        from_user_id: random.pick(sellers).id,
        entered_on: shift(today, -random.whole(3, 55)),
      });
    }
  }
  made.accounts.push(...units(setting, accounts), ...twins(setting, accounts));
  return made;
}

/** Who registered or claimed a prospect, one person there, and mostly a first call. */
function hold(setting: Setting, prospect: DemoAccount, index: number, made: DemoProspects): void {
  const { random, today, language } = setting;
  const claimed_on = shift(today, -random.whole(6, 58));
  made.claims.push({
    account_id: prospect.id,
    id: random.id(claimed_on),
    user_id: prospect.owner_id,
    how: index % 2 ? 'claimed' : 'registered',
    claimed_on,
    protected_until: shift(claimed_on, PROTECTION),
  });
  const [person] = inventContacts(setting, [prospect]);
  if (!person) return;
  made.contacts.push({
    ...person,
    left_on: null,
    email: `contact1.${prospect.code.toLowerCase()}@example.com`,
    phone: `138100${String(10_000 + index)}`,
  });
  if (index % 4 === 3) return;
  const happened_on = shift(claimed_on, random.whole(0, 5));
  made.interactions.push({
    ...{ account_id: prospect.id, id: random.id(happened_on), contact_ids: [person.id], kind: 'call', channel: 'phone', direction: 'out' },
    ...{ two_way: true, happened_on, summary: PROSPECT_CALLS[index % 2]![language], regular: null, author_id: prospect.owner_id },
  });
}

/** Buying units below the largest customers: who signs is not always who uses. */
function units(setting: Setting, accounts: readonly DemoAccount[]): DemoProspect[] {
  const names = setting.recipe.businesses ? BRANCHES : UNITS;
  const largest = accounts.toSorted((a, b) => b.size - a.size).slice(0, UNIT_COUNT);
  return largest.map((above, index) => ({
    ...bare(setting, `${above.code}-1`, { ...unitOf(above, names[index % names.length]![setting.language]) }),
    owner_id: above.owner_id,
    team_id: above.team_id,
    parent_id: above.id,
  }));
}
const unitOf = ({ name, region_code, happened_on, industry }: DemoAccount, unit: string) => ({
  ...{ name: name.replace(/有限公司$/, '') + unit, region_code, happened_on, industry },
});

/** Customers that came in twice: by the same name from another list, or by the name that another form of them has. */
function twins(setting: Setting, accounts: readonly DemoAccount[]): DemoProspect[] {
  const { random, today, staff } = setting;
  const middling = accounts.filter(({ size }) => size > 0.4 && size < 0.8).slice(0, TWIN_COUNT);
  return middling.map((account, index) => {
    const { region_code, industry } = account;
    const other = account.name
      .replace(/大学$/, '学院')
      .replace(/有限公司$/, '股份有限公司')
      .replace(/ Co\., Ltd\.$/, ' Inc.');
    const name = index % 2 ? account.name : other;
    const owner = random.pick(staff);
    const twin = bare(setting, `DEMO-T${String(index + 1).padStart(3, '0')}`, {
      name,
      region_code,
      industry,
      happened_on: shift(today, -random.whole(5, 90)),
    });
    return { ...twin, owner_id: owner.id, team_id: owner.team_id };
  });
}
