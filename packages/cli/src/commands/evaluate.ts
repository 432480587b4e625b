import { dayOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { formatDay, formatNumber, formatTable } from '../format.ts';

export const command = defineCommand({
  options: { 'as-of': { type: 'string' }, policy: { type: 'string' } },
  args: [0, 0],
  async run({ values, connect, language, say }) {
    const asOf = dayOf(values['as-of'], '--as-of');
    const { client } = await connect();
    const json = await client.evaluations.run({ ...(asOf ? { asOf } : {}), ...(values.policy ? { policyId: values.policy } : {}) });
    const number = (value: number) => formatNumber(value, language());
    const header = [
      say('head.policy'),
      say('head.kind'),
      say('head.version'),
      say('head.accounts'),
      say('head.changed'),
      say('head.seconds'),
    ];
    const rows = json.policies.map(({ id, kind, version, accounts, changed, seconds }) => [
      id,
      kind,
      String(version),
      number(accounts),
      number(changed),
      number(seconds),
    ]);
    const done = say('evaluate.done', { asOf: formatDay(json.asOf, language()), seconds: number(json.seconds) });
    return { json, lines: rows.length ? [...formatTable(header, rows), done] : [say('evaluate.none')] };
  },
});
