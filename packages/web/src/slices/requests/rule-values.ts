import type { DispatchRule } from '@fulcrum/contract';
import type { Holder } from './holder-select.tsx';

/** A rule as its form holds it. */
export interface RuleValues extends Omit<DispatchRule, 'to'> {
  holder: Holder;
  toOne: boolean;
}

export function toValues({ to, ...rule }: DispatchRule): RuleValues {
  if (to.kind === 'person') return { ...rule, holder: `person:${to.userId}`, toOne: true };
  if (to.kind === 'team') return { ...rule, holder: `team:${to.teamId}`, toOne: to.toOne };
  return { ...rule, holder: 'provider', toOne: true };
}

export function fromValues({ holder, toOne, ...rule }: RuleValues): DispatchRule {
  const [what, id = ''] = holder.split(':');
  if (what === 'person') return { ...rule, to: { kind: 'person', userId: id } };
  if (what === 'team') return { ...rule, to: { kind: 'team', teamId: id, toOne } };
  return { ...rule, to: { kind: 'provider' } };
}

export const freshRule = (name: string): RuleValues => ({
  ...{ name, productIds: [], kinds: [], severities: [], channels: [], levels: [] },
  ...{ holder: 'provider', toOne: true },
});
