import type { Language } from '@fulcrum/contract';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';

export interface DemoTeam {
  id: string;
  code: string;
  name: string;
  region_id: string | null;
}
export interface Staff {
  id: string;
  email: string;
  name: string;
  role: string;
  team_id: string;
  /** Of who looks after customers. */
  seniority: 'senior' | 'experienced' | 'junior' | null;
  capacity: number | null;
}

/** One of each in turn, with how many customers they can look after. */
const SENIORITIES = [
  { seniority: 'senior', capacity: 30 },
  { seniority: 'experienced', capacity: 40 },
  { seniority: 'junior', capacity: 60 },
] as const;

const inService = ({ role }: Recipe['staff'][number]): boolean => role === 'agent' || role === 'provider';

/** Teams and their people who meet customers. Nobody among them has a password, so none can sign in until one is set. */
export function inventStaff(random: Random, recipe: Recipe, language: Language, today: string): { teams: DemoTeam[]; staff: Staff[] } {
  const teams = recipe.teams.map(({ code, name }) => ({ id: random.id(today), code, name: name[language], region_id: null }));
  const meeting = recipe.staff.filter((one) => !inService(one));
  return { teams, staff: personsOf(meeting, random, teams, language, today) };
}

/** Those of customer service, who look after no customer: they have steps of procedures; and people of providers. */
export const inventService = (random: Random, recipe: Recipe, teams: readonly DemoTeam[], language: Language, today: string): Staff[] =>
  personsOf(recipe.staff.filter(inService), random, teams, language, today);

function personsOf(of: Recipe['staff'], random: Random, teams: readonly DemoTeam[], language: Language, today: string): Staff[] {
  const csms = of.filter(({ role }) => role === 'csm');
  return of.map(({ name, role, team }, nth) => ({
    id: random.id(today),
    email: `${name.en.toLowerCase().replaceAll(' ', '.')}@demo.example`,
    name: name[language],
    role,
    team_id: teams.find(({ code }) => code === team)?.id ?? teams[0]?.id ?? '',
    ...(SENIORITIES[csms.indexOf(of[nth]!) % SENIORITIES.length] ?? { seniority: null, capacity: null }),
  }));
}
