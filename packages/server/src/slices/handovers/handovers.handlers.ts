import type { Handlers } from '../../access/index.ts';
import type { CatalogsOf } from '../accounts/index.ts';
import { readRules, setRules } from './handover-rules.ts';
import { accept, change, figures, get, hand, list, sendBack, waiting, withdraw } from './handovers.ts';
import { create } from './open-handovers.ts';

export const handoversHandlers = (catalogsOf: CatalogsOf): Handlers<'handovers'> => ({
  list,
  waiting,
  figures,
  get,
  create: (ctx, input) => create(ctx, input, catalogsOf),
  change,
  hand,
  accept,
  return: sendBack,
  withdraw,
  rules: (ctx) => readRules(ctx.db),
  setRules,
});
