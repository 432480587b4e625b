import { needed, oneOf } from '../arguments.ts';
import { backtestOptions, backtestPolicies } from '../backtest.ts';
import { type Answer, type Call, defineCommand, UsageError } from '../command.ts';
import { compareDays, compareOptions } from '../compare-days.ts';
import { checkFolder, exportFolder, isFolder, publishFolder, simulateFolder } from '../policy-folder.ts';
import { checkPolicy, exportPolicy, listPolicies, showPolicy } from '../policy-text.ts';
import { approve, publish, sendBack, withdraw } from '../publish-policy.ts';
import { sensitivity } from '../sensitivity.ts';
import { simulatePolicy } from '../simulate-policy.ts';

const options = {
  out: { type: 'string' },
  note: { type: 'string' },
  on: { type: 'string' },
  replace: { type: 'boolean' },
  ...compareOptions,
  ...backtestOptions,
} as const;
type Values = { [Key in keyof typeof options]?: ((typeof options)[Key]['type'] extends 'string' ? string : boolean) | undefined };

/** What a verb does with what it is told about: with nothing, with what may be named, or with what must be; some take a folder as well. */
type Verb =
  | { alone(call: Call<Values>): Promise<Answer> }
  | { any(call: Call<Values>, what: string | undefined): Promise<Answer> }
  | { one(call: Call<Values>, what: string): Promise<Answer>; folder?: (call: Call<Values>, folder: string) => Promise<Answer> };

const VERBS = {
  list: { alone: listPolicies },
  show: { one: showPolicy },
  check: { one: checkPolicy, folder: checkFolder },
  simulate: { one: (call, what) => simulatePolicy(call, what, call.values['as-of']), folder: simulateFolder },
  backtest: { any: backtestPolicies },
  sensitivity: { any: sensitivity },
  compare: { alone: compareDays },
  publish: { one: publish, folder: publishFolder },
  approve: { one: approve },
  return: { one: sendBack },
  withdraw: { one: withdraw },
  export: { one: exportPolicy, folder: exportFolder },
} as const satisfies Record<string, Verb>;
const NAMES = Object.keys(VERBS) as (keyof typeof VERBS)[];

export const command = defineCommand({
  options,
  args: [1, 2],
  async run(call) {
    const [name, what] = call.args;
    const verb: Verb = VERBS[needed(oneOf(name, NAMES, 'policy'), 'policy')];
    if ('any' in verb) return verb.any(call, what);
    if ('alone' in verb) {
      if (what !== undefined) throw new UsageError('usage.too_many', { argument: what });
      return verb.alone(call);
    }
    if (what === undefined) throw new UsageError('usage.too_few');
    if (!verb.folder || !(await isFolder(what))) return verb.one(call, what);
    if (call.values.on !== undefined) throw new UsageError('usage.on_folder');
    return verb.folder(call, what);
  },
});
