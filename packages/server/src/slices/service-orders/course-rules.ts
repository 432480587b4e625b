import type { OrderState } from '@fulcrum/contract';
import { Fault } from '../../kernel/fault.ts';

export type Move = 'change' | 'plan' | 'solve' | 'deliver' | 'check' | 'close' | 'cancel' | 'reopen';

/** In which states each move can be made. */
export const MOVES: Record<Move, readonly OrderState[]> = {
  change: ['created', 'planned', 'solved', 'delivered', 'checked'],
  plan: ['created', 'planned', 'solved'],
  solve: ['planned', 'solved'],
  deliver: ['solved'],
  check: ['delivered'],
  close: ['checked'],
  cancel: ['created', 'planned', 'solved', 'delivered'],
  reopen: ['checked', 'closed', 'cancelled'],
};

export function requireMove(move: Move, { state }: { state: OrderState }): void {
  if (!MOVES[move].includes(state)) throw new Fault('conflict', 'service_order.not_now');
}
