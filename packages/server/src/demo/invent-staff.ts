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
}

/** Teams and their people. Nobody among them has a password, so none can sign in until one is set. */
export function inventStaff(random: Random, recipe: Recipe, language: Language, today: string): { teams: DemoTeam[]; staff: Staff[] } {
  const teams = recipe.teams.map(({ code, name }) => ({ id: random.id(today), code, name: name[language], region_id: null }));
  const staff = recipe.staff.map(({ name, role, team }) => ({
    id: random.id(today),
    email: `${name.en.toLowerCase().replaceAll(' ', '.')}@demo.example`,
    name: name[language],
    role,
    team_id: teams.find(({ code }) => code === team)?.id ?? teams[0]?.id ?? '',
  }));
  return { teams, staff };
}
