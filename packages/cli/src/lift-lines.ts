import type { TierLift } from '@fulcrum/contract';
import type { Call } from './command.ts';

/** The smallest changes that reach a better level, what people can work on first. */
export function liftLines({ next, masked, singles, pairs, gains }: TierLift, { language, say }: Call<unknown>): string[] {
  const at = language();
  if (masked) return [say('account.lift_masked')];
  if (!next) return [say('account.lift_top')];
  const ways = [...singles, ...pairs].map(({ sentence }) => `  ${sentence[at]}`);
  return [
    say('account.lift', { level: next.id }),
    ...(ways.length ? ways : [`  ${say('account.lift_none')}`, ...gains.map(({ sentence }) => `  ${sentence[at]}`)]),
  ];
}
