import path from 'node:path';
import { EXPORT_ENTITIES, EXPORT_SPLITS } from '@fulcrum/contract';
import { dayOf, needed, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { formatNumber } from '../format.ts';
import { saveDownload } from '../save-download.ts';
import { segmentOf } from '../segment-of.ts';

export const command = defineCommand({
  options: { out: { type: 'string' }, 'as-of': { type: 'string' }, segment: { type: 'string' }, split: { type: 'string' } },
  args: [1, 1],
  async run({ values, args, connect, language, say }) {
    const entity = needed(oneOf(args[0], EXPORT_ENTITIES, 'ENTITY'), 'ENTITY');
    const asOf = dayOf(values['as-of'], '--as-of');
    const split = oneOf(values.split, EXPORT_SPLITS, '--split');
    const file = values.out ?? `${entity}.${split ? 'xlsx' : 'csv'}`;
    const format = oneOf(path.extname(file).slice(1).toLowerCase(), ['csv', 'xlsx'], '--out *.');
    const { client, stream } = await connect();
    const segment = values.segment === undefined ? undefined : await segmentOf(client, values.segment);
    await saveDownload(await stream(`/exports/${entity}`, { format, asOf, segment, split }), file);
    const { countRows } = await import('@fulcrum/server/entry/count-rows');
    const rows = await countRows(file);
    return { json: { rows, file }, lines: [say('export.done', { rows: formatNumber(rows, language()), file })] };
  },
});
