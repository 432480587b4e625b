import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasRealData, realData } from '../../test/real-data.ts';
import { add } from './decimal.ts';
import { applyMapping, bytesOfFile, fileCodeOf, inspectInWorker, parseInWorker, parseMapping } from './index.ts';

const mappingOf = (id: string) => parseMapping(readFileSync(new URL(`../../../../templates/mappings/${id}.yaml`, import.meta.url), 'utf8'));

/** Maps a whole file in a thread, as an import does. */
async function mapFile(path: string, id: string) {
  const mapping = mappingOf(id);
  const { header } = await inspectInWorker(path, { choices: mapping.options });
  const toRow = applyMapping(mapping, header, { fileCode: await fileCodeOf(bytesOfFile(path)) });
  const mapped: ReturnType<typeof toRow>[] = [];
  for await (const batch of parseInWorker(path, { choices: mapping.options })) {
    for (const row of batch) if (row.line >= header.firstDataLine) mapped.push(toRow(row));
  }
  return mapped;
}

it.runIf(hasRealData('online-retail'))(
  'maps every line of Online Retail, rejects those without a customer, and sums the rest exactly',
  async () => {
    const rows = await mapFile(realData('online-retail', 'online_retail_2010_2011.csv.gz'), 'online-retail');
    const accepted = rows.filter((row) => row.problems.length === 0);
    expect(rows).toHaveLength(541_909);
    expect(accepted).toHaveLength(406_829);
    expect(add(accepted.map((row) => row.values.amount as string))).toBe('8300065.814');
    const rejected = rows.filter((row) => row.problems.length > 0);
    expect(rejected.every((row) => row.problems.length === 1 && row.problems[0]?.code === 'import.value.required')).toBe(true);
    expect(new Set(rows.map((row) => row.key)).size).toBe(541_909);
    expect(new Set(accepted.map((row) => row.values.orderCode)).size).toBe(22_190);
    expect(new Set(accepted.map((row) => row.values.accountCode)).size).toBe(4372);
    expect(accepted[0]?.values).toMatchObject({
      orderCode: '536365',
      orderedOn: '2010-12-01',
      quantity: '6',
      amount: '15.3',
    });
    expect(accepted[0]?.related).toMatchObject({
      accountCode: { 'custom.country': 'United Kingdom' },
      productCode: { name: 'WHITE HANGING HEART T-LIGHT HOLDER' },
    });
  },
  120_000,
);

it.runIf(hasRealData('rfm'))('maps the RFM orders', async () => {
  const rows = await mapFile(realData('rfm', 'input_orders.csv'), 'rfm-orders');
  expect(rows).toHaveLength(4906);
  expect(rows.every((row) => row.problems.length === 0)).toBe(true);
  expect(new Set(rows.map((row) => row.values.accountCode)).size).toBe(995);
});

it.runIf(hasRealData('universities-cn'))('maps all lists of universities, with and without the further columns', async () => {
  const ministry = await mapFile(realData('universities-cn', 'moe_list_2017.csv'), 'universities-cn');
  expect(ministry).toHaveLength(2631);
  expect(ministry.flatMap((row) => row.problems)).toEqual([]);
  expect(ministry[0]?.values).toMatchObject({ code: '4111010001', name: '北京大学', regionCode: 'CN-BJ', 'custom.authority': '教育部' });
  const best = await mapFile(realData('universities-cn', 'double_first_class_147.csv'), 'universities-cn');
  expect(best).toHaveLength(147);
  expect(best[0]?.values).toMatchObject({ code: '4135010384', regionCode: 'CN-FJ', 'custom.level': null });
  // three schools are not in the ministry's list and have no code of it: they are known by their name
  expect(best.flatMap((row) => row.problems)).toEqual([]);
  expect(best.filter((row) => row.values.code === null).map((row) => row.values.name)).toEqual([
    '国防科技大学',
    '中国人民解放军海军军医大学',
    '空军军医大学',
  ]);
  const directory = await mapFile(realData('universities-cn', 'gaokao_directory_2021.csv'), 'universities-cn');
  expect(directory).toHaveLength(2816);
  expect(directory.flatMap((row) => row.problems)).toEqual([]);
});
