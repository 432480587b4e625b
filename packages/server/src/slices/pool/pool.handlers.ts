import type { Handlers } from '../../access/index.ts';
import { claim, held, history, list, release } from './pool.ts';
import { readRules, setRules } from './rules.ts';

export const poolHandlers: Handlers<'pool'> = { list, held, history, claim, release, rules: (ctx) => readRules(ctx.db), setRules };
