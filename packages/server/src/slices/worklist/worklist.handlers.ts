import type { Handlers } from '../../access/index.ts';
import type { CatalogsOf } from '../accounts/index.ts';
import { readWorklistRules, setWorklistRules, takeAsTask, wakeSuggestion, waveSuggestion } from '../tasks/index.ts';
import { readProposal } from './balance/read-proposal.ts';
import { readEndings } from './read-endings.ts';
import { moveLoad, readLoad } from './read-load.ts';
import { readFigures, readWorklist } from './read-worklist.ts';

export const worklistHandlers = (catalogsOf: CatalogsOf): Handlers<'worklist'> => ({
  load: readLoad,
  proposal: (ctx, input) => readProposal(ctx, input, catalogsOf),
  move: (ctx, input) => moveLoad(ctx, input, catalogsOf),
  list: readWorklist,
  figures: readFigures,
  endings: readEndings,
  wave: waveSuggestion,
  wake: wakeSuggestion,
  take: takeAsTask,
  rules: (ctx) => readWorklistRules(ctx.db),
  setRules: setWorklistRules,
});
