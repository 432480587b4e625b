import { type DeskRules, type DispatchRule, rolesThatMay } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { readRules } from './desk-rules.ts';
import { type DeskPerson, deskPeople, levelOf, providerOf, teamsOf } from './dispatching.sql.ts';
import type { About } from './store.sql.ts';

/** To whom a request is given. */
export type Given = Pick<About, 'teamId' | 'assigneeId' | 'providerId'>;
export const NOBODY: Given = { teamId: null, assigneeId: null, providerId: null };
/** What rules ask of a request. */
export interface Asked extends Pick<About, 'productId' | 'kind' | 'channel'> {
  severity: string;
  level: string | null;
  /** Of its product. */
  providerId: string | null;
}

/** Whoever answers customers as their work: others take requests of their own customers, and are not dispatched to. */
const DESK_ROLES = rolesThatMay('requests.write').filter((role) => role === 'agent' || role === 'service_lead');

const within = <T>(wanted: readonly T[], value: T | null): boolean => !wanted.length || (value !== null && wanted.includes(value));
const fits = (rule: DispatchRule, of: Asked): boolean =>
  within(rule.productIds, of.productId) &&
  within(rule.kinds, of.kind) &&
  within<string>(rule.severities, of.severity) &&
  within(rule.channels, of.channel) &&
  within(rule.levels, of.level);

/** The one of a team who gets it: not away, knows the product where somebody does, and has the least open. `people` stand by load. */
function leastLoaded(people: readonly DeskPerson[], teamId: string, productId: string | null, { skills }: DeskRules): string | null {
  const there = people.filter((one) => one.teamId === teamId && !one.away);
  const knowing = there.filter(({ id }) =>
    skills.some((skill) => skill.userId === id && productId && skill.productIds.includes(productId)),
  );
  return (knowing.length ? knowing : there)[0]?.id ?? null;
}

/** Where the rules send a request: the first that fits and leads to somebody. */
export function dispatchedBy(rules: DeskRules, of: Asked, people: readonly DeskPerson[]): Given {
  for (const { to, ...rule } of rules.rules) {
    if (!fits({ to, ...rule }, of)) continue;
    if (to.kind === 'provider' && of.providerId) return { ...NOBODY, providerId: of.providerId };
    if (to.kind === 'person' && people.some(({ id, away }) => id === to.userId && !away))
      return { ...NOBODY, assigneeId: to.userId, teamId: people.find(({ id }) => id === to.userId)?.teamId ?? null };
    if (to.kind === 'team')
      return { ...NOBODY, teamId: to.teamId, assigneeId: to.toOne ? leastLoaded(people, to.teamId, of.productId, rules) : null };
  }
  return NOBODY;
}

/** Where a new request goes. Provider accounts are told by the product. */
export async function dispatchNew(
  ctx: Ctx,
  about: Pick<About, 'accountId' | 'productId' | 'kind' | 'channel'> & { severity: string },
): Promise<Given> {
  const rules = await readRules(ctx);
  if (!rules.rules.length) return NOBODY;
  const asked = { ...about, level: await levelOf(ctx.db, about.accountId), providerId: await providerOf(ctx.db, about.productId) };
  return dispatchedBy(rules, asked, await deskPeople(ctx.db, DESK_ROLES, ctx.today));
}

export const peopleOfDesk = async (ctx: Ctx): Promise<{ teams: { id: string; name: string }[]; people: DeskPerson[] }> => ({
  teams: await teamsOf(ctx.db),
  people: await deskPeople(ctx.db, DESK_ROLES, ctx.today),
});

export interface Target {
  assigneeId?: string | null | undefined;
  teamId?: string | null | undefined;
  toProvider?: boolean | undefined;
}
/** Where somebody sends a request. Fails with not_found for a person or team that cannot have it, or a product without a provider. */
export async function targetOf(ctx: Ctx, { assigneeId, teamId, toProvider }: Target, productId: string | null): Promise<Given> {
  if (toProvider) {
    const providerId = await providerOf(ctx.db, productId);
    if (!providerId) throw notFound('provider');
    return { ...NOBODY, providerId };
  }
  const { teams, people } = await peopleOfDesk(ctx);
  const person = people.find(({ id }) => id === assigneeId);
  // Whoever takes a request of their own customer themselves need not be of the desk.
  if (assigneeId && !person && assigneeId !== ctx.actor.userId) throw notFound('user');
  if (teamId && !teams.some(({ id }) => id === teamId)) throw notFound('team');
  return { ...NOBODY, assigneeId: assigneeId ?? null, teamId: teamId ?? person?.teamId ?? null };
}
