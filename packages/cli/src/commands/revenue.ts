import { dayOf, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { formatTable, formatValue } from '../format.ts';

const MOVES = ['new', 'reactivation', 'upgrade', 'downgrade', 'churn'] as const;
const PAGE = 200;

export const command = defineCommand({
  options: { 'as-of': { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' } },
  args: [0, 0],
  async run({ values, connect, language, say }) {
    const asOf = dayOf(values['as-of'], '--as-of');
    const span = { ...(asOf ? { asOf } : {}), ...(values.from ? { from: values.from } : {}), ...(values.to ? { to: values.to } : {}) };
    const by = oneOf(values.by, ['account'], '--by');
    const { client } = await connect();
    if (by) {
      type Months = Awaited<ReturnType<typeof client.revenue.accounts>>;
      const read = async (cursor?: string): Promise<Months['items']> => {
        const page = await client.revenue.accounts({ ...span, limit: PAGE, ...(cursor ? { cursor } : {}) });
        return page.nextCursor ? [...page.items, ...(await read(page.nextCursor))] : page.items;
      };
      const rows = await read();
      const shown = rows.map((row) => [
        row.month,
        row.accountCode,
        row.movement,
        formatValue(row.change, language()),
        formatValue(row.mrr, language()),
      ]);
      const header = [say('head.period'), say('head.by'), say('head.movement'), say('head.change'), say('head.value')];
      return { json: { rows }, lines: rows.length ? formatTable(header, shown) : [say('metric.none')] };
    }
    const json = await client.revenue.recurring(span);
    const rows = json.months.map((month) => [
      month.month,
      ...MOVES.map((move) => formatValue(month[move].amount, language())),
      formatValue(month.closing, language()),
    ]);
    return { json, lines: formatTable([say('head.period'), ...MOVES.map((move) => say(`head.${move}`)), say('head.value')], rows) };
  },
});
