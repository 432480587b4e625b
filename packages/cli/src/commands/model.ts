import { setTimeout as pause } from 'node:timers/promises';
import { RENEWAL_DAYS, type RenewalModel } from '@fulcrum/contract';
import { needed, oneOf } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type Answer, type Call, CommandError, defineCommand } from '../command.ts';
import { formatDay, formatNumber, formatTable } from '../format.ts';

const VERBS = ['train', 'show'] as const;
type ModelCall = Call<{ days?: string | undefined }>;
type Answered = Awaited<ReturnType<Client['renewals']['model']>>;
const WAIT_MS = 200;

export const command = defineCommand({
  options: { days: { type: 'string' } },
  args: [1, 1],
  async run(call) {
    const verb = needed(oneOf(call.args[0], VERBS, 'model'), 'model');
    const given = oneOf(call.values.days, RENEWAL_DAYS.map(String), '--days');
    const { client } = await call.connect();
    if (verb === 'show') return answer(await client.renewals.model({}), call);
    const days = RENEWAL_DAYS.find((one) => String(one) === given);
    await client.renewals.train(days ? { days } : {});
    return answer(await follow(client, call), call);
  },
});

/** Waits until the training ends, telling how far it is. */
async function follow(client: Client, call: ModelCall): Promise<Answered> {
  for (;;) {
    const now = await client.renewals.model({});
    const { state = 'done', done = 0, total = null, fault = null } = now.job ?? {};
    if (state === 'failed' || state === 'cancelled') throw new CommandError('model.ended', { why: fault ?? state });
    if (state === 'done') return now;
    call.progress(call.say('model.step', { done, total: total ?? '…' }));
    await pause(WAIT_MS, undefined, { signal: call.signal });
  }
}

function answer(json: Answered, call: ModelCall): Answer {
  const refusal = json.refusal ? [json.refusal.message] : [];
  const model = json.model ? linesOf(json.model, call) : refusal.length ? [] : [call.say('model.none')];
  return { json, lines: [...refusal, ...model] };
}

function linesOf({ version, days, all, tested, terms }: RenewalModel, { language, say }: ModelCall): string[] {
  const day = (value: string) => formatDay(value, language());
  const values = {
    ...{ version, days, from: day(all.from), until: day(all.until) },
    ...{ terms: formatNumber(all.terms, language()), renewed: formatNumber(all.renewed, language()) },
  };
  const test = {
    ...{
      terms: formatNumber(tested.terms, language()),
      auc: tested.auc.toFixed(3),
      low: tested.low.toFixed(3),
      high: tested.high.toFixed(3),
    },
    ...{
      lift: tested.lift?.toFixed(2) ?? '—',
      brier: tested.calibration.brier.toFixed(3),
      share: tested.calibration.brierOfShare.toFixed(3),
    },
    slope: tested.calibration.slope?.toFixed(2) ?? '—',
  };
  const rows = terms.map(({ id, name, weight, error }) => [
    id,
    name[language()],
    weight.toFixed(3),
    error.toFixed(3),
    Math.exp(weight).toFixed(2),
  ]);
  const header = [say('head.metric'), say('head.name'), say('head.weight'), '±', say('head.odds')];
  return [say('model.about', values), say('model.tested', test), ...formatTable(header, rows)];
}
