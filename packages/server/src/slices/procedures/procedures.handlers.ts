import type { Handlers } from '../../access/index.ts';
import { accept, begin, board, check, finish, giveBack, list, run, runs, stop, waits } from './procedures.ts';

export const procedureHandlers: Handlers<'procedures'> = {
  list,
  waits,
  board,
  runs,
  run,
  begin,
  accept,
  finish,
  check,
  return: giveBack,
  stop,
};
