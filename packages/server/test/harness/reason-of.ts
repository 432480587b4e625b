import type { Fault } from '../../src/kernel/fault.ts';

/** What a call came to: `done`, or the reason it was refused for. */
export const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: Fault) => fault.reason,
  );
