import path from 'node:path';
import { EXPORT_ENTITIES, EXPORT_SPLITS } from '@fulcrum/contract';
import { dayOf, needed, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { formatNumber } from '../format.ts';
import { saveDownload } from '../save-download.ts';
import { segmentOf } from '../segment-of.ts';
import { templateOf } from '../template-of.ts';

export const command = defineCommand({
  options: {
    out: { type: 'string' },
    'as-of': { type: 'string' },
    segment: { type: 'string' },
    split: { type: 'string' },
    template: { type: 'string' },
    account: { type: 'string' },
  },
  args: [1, 1],
  async run({ values, args, connect, language, say }) {
    const entity = needed(oneOf(args[0], EXPORT_ENTITIES, 'ENTITY'), 'ENTITY');
    const asOf = dayOf(values['as-of'], '--as-of');
    const split = oneOf(values.split, EXPORT_SPLITS, '--split');
    const file = values.out ?? `${entity}.${split || values.template !== undefined ? 'xlsx' : 'csv'}`;
    const format = oneOf(path.extname(file).slice(1).toLowerCase(), ['csv', 'xlsx'], '--out *.');
    const { client, stream } = await connect();
    const segment = values.segment === undefined ? undefined : await segmentOf(client, values.segment);
    const template = values.template === undefined ? undefined : await templateOf(client, values.template, entity);
    const account = values.account === undefined ? undefined : (await client.accounts.get({ id: values.account })).id;
    await saveDownload(await stream(`/exports/${entity}`, { format, asOf, segment, split, template, account }), file);
    // a form has rows of its own, which are no records
    if (template !== undefined) return { json: { file }, lines: [say('export.filled', { file })] };
    const { countRows } = await import('@fulcrum/server/entry/count-rows');
    const rows = await countRows(file);
    return { json: { rows, file }, lines: [say('export.done', { rows: formatNumber(rows, language()), file })] };
  },
});
