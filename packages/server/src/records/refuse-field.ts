import type { Both } from '@fulcrum/contract';
import type { Ctx } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';

/** The fault of one field that a rule refuses, with what to do about it. */
export const refuseField = ({ language }: Pick<Ctx, 'language'>, path: string, code: string, message: Both): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [path], code, message: message[language] }]);
