import type { Handlers } from '../../access/index.ts';
import { readWorklistRules, setWorklistRules, takeAsTask, wakeSuggestion, waveSuggestion } from '../tasks/index.ts';
import { readWorklist } from './read-worklist.ts';

export const worklistHandlers: Handlers<'worklist'> = {
  list: readWorklist,
  wave: waveSuggestion,
  wake: wakeSuggestion,
  take: takeAsTask,
  rules: (ctx) => readWorklistRules(ctx.db),
  setRules: setWorklistRules,
};
