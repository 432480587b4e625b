import { dayOf, needed, oneOf } from '../arguments.ts';
import { type Answer, type Call, defineCommand } from '../command.ts';
import { formatDay, formatTable, formatValue } from '../format.ts';

const ACTIONS = ['categories', 'outcomes'] as const;
type Run = (call: Call<unknown>, asked: { asOf?: string }) => Promise<Answer>;

const RUN: Record<(typeof ACTIONS)[number], Run> = {
  async categories({ connect, language, say }, asked) {
    const { client } = await connect();
    const json = await client.tiers.portfolio(asked);
    const at = language();
    if (json.policyName === null) return { json, lines: [say('portfolio.none')] };
    const { levels, cells, categories } = json;
    const told = (found: { buyers: number; amount: string } | undefined) =>
      found && found.buyers > 0 ? `${formatValue(found.buyers, at)} · ${formatValue(found.amount, at)}` : '—';
    const rows = categories.map(({ category, ...all }) => [
      say(category === null ? 'portfolio.no_category' : `category.${category}`),
      ...levels.map(({ id }) => told(cells.find((cell) => cell.level === id && cell.category === category))),
      told(all),
    ]);
    const header = [say('head.category'), ...levels.map(({ id }) => id ?? say('portfolio.no_level')), say('head.all')];
    const head = say('portfolio.head', { asOf: formatDay(json.asOf, at), policy: json.policyName[at] });
    return { json, lines: [head, ...formatTable(header, rows)] };
  },

  async outcomes({ connect, language, say }, asked) {
    const { client } = await connect();
    const json = await client.tiers.outcomes(asked);
    const at = language();
    if (json.policyName === null) return { json, lines: [say('portfolio.none')] };
    const of = (part: number, whole: number) => (whole ? `${formatValue(part, at)} / ${formatValue(whole, at)}` : '—');
    const rows = json.years.flatMap(({ from, to, levels }) =>
      levels.map(({ id, accounts, active, lost, ended, renewed, amountBefore, amountAfter }) => [
        `${formatDay(from, at)} – ${formatDay(to, at)}`,
        id ?? say('portfolio.no_level'),
        formatValue(accounts, at),
        of(lost, active),
        of(renewed, ended),
        formatValue(amountBefore, at),
        formatValue(amountAfter, at),
      ]),
    );
    const columns = [
      'head.year',
      'head.level',
      'head.accounts',
      'head.lost',
      'head.renewed',
      'head.amount_before',
      'head.amount_after',
    ] as const;
    return {
      json,
      lines: [
        say('portfolio.outcomes', { policy: json.policyName[at] }),
        ...formatTable(
          columns.map((key) => say(key)),
          rows,
        ),
      ],
    };
  },
};

export const command = defineCommand({
  options: { 'as-of': { type: 'string' } },
  args: [1, 1],
  async run(call) {
    const action = needed(oneOf(call.args[0], ACTIONS, 'portfolio'), 'portfolio');
    const asOf = dayOf(call.values['as-of'], '--as-of');
    return RUN[action](call, asOf ? { asOf } : {});
  },
});
