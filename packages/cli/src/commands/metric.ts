import { countOf, dayOf, oneOf } from '../arguments.ts';
import { defineCommand, UsageError } from '../command.ts';
import { formatTable, formatValue } from '../format.ts';

export const command = defineCommand({
  options: {
    'as-of': { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    period: { type: 'string' },
    by: { type: 'string' },
    limit: { type: 'string' },
  },
  args: [1, 1],
  async run({ values, args, connect, language, say }) {
    const asOf = dayOf(values['as-of'], '--as-of');
    const from = dayOf(values.from, '--from');
    const to = dayOf(values.to, '--to');
    const period = oneOf(values.period, ['day', 'month', 'quarter', 'year'], '--period');
    const by = oneOf(values.by, ['account', 'tier', 'owner', 'industry'], '--by');
    const limit = countOf(values.limit, '--limit');
    if ((from === undefined) !== (to === undefined)) throw new UsageError('usage.together', { option: '--from --to' });
    const { client } = await connect();
    const json = await client.metrics.value({
      id: args[0] ?? '',
      ...(asOf ? { asOf } : {}),
      ...(from && to ? { from, to } : {}),
      ...(period ? { period } : {}),
      ...(by ? { by } : {}),
      ...(limit ? { limit } : {}),
    });
    const rows = json.rows.map((row) => [row.period, ...(by ? [row.dim ?? '—'] : []), formatValue(row.value, language())]);
    const header = [say('head.period'), ...(by ? [say('head.by')] : []), say('head.value')];
    return { json, lines: rows.length ? formatTable(header, rows) : [say('metric.none')] };
  },
});
