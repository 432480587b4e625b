import type { RequestStatus } from '@fulcrum/contract';
import { Fault } from '../../kernel/fault.ts';

export type Move =
  | 'change'
  | 'dispatch'
  | 'answer'
  | 'receive'
  | 'wait'
  | 'resume'
  | 'solve'
  | 'close'
  | 'cancel'
  | 'reopen'
  | 'merge'
  | 'split';
const OPEN: readonly RequestStatus[] = ['new', 'dispatched', 'working', 'waiting'];
const UNENDED: readonly RequestStatus[] = [...OPEN, 'solved'];
const ANY: readonly RequestStatus[] = [...UNENDED, 'closed'];

/** In which states each move can be made. */
export const MOVES: Record<Move, readonly RequestStatus[]> = {
  change: ANY,
  dispatch: UNENDED,
  answer: UNENDED,
  receive: ANY,
  wait: ['new', 'dispatched', 'working'],
  resume: ['waiting'],
  solve: OPEN,
  close: ['solved'],
  cancel: OPEN,
  reopen: ['solved', 'closed'],
  merge: OPEN,
  split: ANY,
};

/** Refuses a move that the state does not allow. What was merged stays with the request that took it in. */
export function requireMove(move: Move, { status, mergedInto }: { status: RequestStatus; mergedInto: string | null }): void {
  if (mergedInto && move !== 'change') throw new Fault('conflict', 'request.merged');
  if (!MOVES[move].includes(status)) throw new Fault('conflict', 'request.not_now');
}
