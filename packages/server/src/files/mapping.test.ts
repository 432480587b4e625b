import { describe, expect, it } from 'vitest';
import { applyMapping } from './apply-mapping.ts';
import { FileFault } from './file-fault.ts';
import { formatMapping, mappingFromGuesses } from './format-mapping.ts';
import { detectHeader } from './header.ts';
import { checkMapping, parseMapping } from './mapping.ts';
import type { Cell } from './row.ts';

const head = { apiVersion: 'fulcrum/v1', kind: 'mapping', id: 'test', entity: 'orders', name: { zh: '测试', en: 'Test' } };
const issuesOf = (given: unknown): unknown => {
  try {
    typeof given === 'string' ? parseMapping(given) : checkMapping(given);
  } catch (error) {
    if (error instanceof FileFault) return error.detail.issues;
    throw error;
  }
  return [];
};
const run = (mapping: object, header: string[], ...rows: Cell[][]) => {
  const found = detectHeader([{ line: 1, cells: header }, ...rows.map((cells, index) => ({ line: index + 2, cells }))], { headerRow: 1 });
  const apply = applyMapping(checkMapping({ ...head, ...mapping }), found, { fileCode: 'f1' });
  return rows.map((cells, index) => apply({ line: index + 2, cells }));
};

describe('a mapping file', () => {
  it('names the path of what it does not know', () => {
    expect(issuesOf({ ...head, fields: { amount: { colum: 'x' } }, option: {} })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^fields\.amount\.colum: /), expect.stringMatching(/^option: /)]),
    );
    expect(issuesOf({ ...head, fields: { total: { column: 'x' } } })).toEqual(['fields.total: unknown field of orders']);
    expect(issuesOf({ ...head, fields: { amount: { column: 'x', constant: 1 } } })).toEqual([
      expect.stringMatching(/^fields\.amount: exactly one of/),
    ]);
    expect(issuesOf({ ...head, fields: { orderedOn: { column: 'x', date: 'HH:mm' } } })).toEqual([
      expect.stringMatching(/^fields\.orderedOn\.date/),
    ]);
    expect(issuesOf({ ...head, fields: { orderedOn: { column: 'x', timeZone: 'Mars/Base' } } })).toEqual([
      'fields.orderedOn.timeZone: unknown time zone',
    ]);
    expect(issuesOf({ ...head, key: ['lineKey'], fields: { amount: { column: 'x' } } })).toEqual(['key: lineKey is not among the fields']);
    expect(issuesOf('apiVersion: fulcrum/v1\napiVersion: fulcrum/v1\n')).toEqual(['2: DUPLICATE_KEY']);
  });

  it('is refused when the file lacks a column it needs', () => {
    const mapping = { fields: { amount: { column: '金额' } } };
    expect(() => run(mapping, ['数量'], ['1'])).toThrowError(expect.objectContaining({ reason: 'mapping.column_missing' }));
    expect(run({ fields: { amount: { column: '金额', optional: true } } }, ['数量'], ['1'])[0]?.values).toEqual({ amount: null });
  });
});

describe('a mapping made on screen', () => {
  it('is saved as a file and read back unchanged', () => {
    const guesses = [
      { field: 'orderCode', column: '订单号' },
      { field: 'amount', column: '金额: 含税 #1' },
    ];
    const made = mappingFromGuesses(
      { id: 'ledger', entity: 'orders', name: { zh: '台账', en: 'Ledger' }, key: ['orderCode'], options: { delimiter: '\t' } },
      guesses,
    );
    expect(parseMapping(formatMapping(made))).toEqual(made);
  });
});

describe('applying a mapping', () => {
  it('finds columns whatever their case, spaces and width', () => {
    expect(run({ fields: { orderCode: { column: 'Order No' } } }, ['ｏｒｄｅｒ＿ＮＯ．'], [' A1 '])[0]?.values).toEqual({
      orderCode: 'A1',
    });
  });

  it('computes products, sums and joins exactly', () => {
    const fields = {
      amount: { product: ['数量', '单价'] },
      margin: { sum: ['a', 'b'] },
      productName: { concat: ['数量', '单价'], separator: ' × ' },
      currency: { constant: '人民币' },
    };
    const [row, blank] = run({ fields }, ['数量', '单价', 'a', 'b'], ['3', '0.1', '0.1', '0.2'], ['3', '', '', '']);
    expect(row?.values).toEqual({ amount: '0.3', margin: '0.3', productName: '3 × 0.1', currency: 'CNY' });
    expect(blank?.values).toEqual({ amount: null, margin: null, productName: '3', currency: 'CNY' });
  });

  it('lists every problem of a row with field, column and value', () => {
    const fields = { orderCode: { column: 'no', required: true }, orderedOn: { column: 'on' }, quantity: { column: 'qty' } };
    const [row] = run({ fields }, ['no', 'on', 'qty'], ['', '1/2/2024', 'many', 'x'], ['A', '', ''], ['B', '', '']);
    expect(row?.problems).toEqual([
      { code: 'import.row.too_many_cells', params: { cells: 4, columns: 3 }, field: '', columns: [] },
      { code: 'import.value.required', params: { value: '' }, field: 'orderCode', columns: ['no'] },
      { code: 'import.value.date_ambiguous', params: { value: '1/2/2024' }, field: 'orderedOn', columns: ['on'] },
      { code: 'import.value.not_a_number', params: { value: 'many' }, field: 'quantity', columns: ['qty'] },
    ]);
  });

  it('maps values, and does with others what it is told', () => {
    const map = { 大客户: 'both', ＶＩＰ: 'partner' };
    const kinds = (unmapped: string) =>
      run({ entity: 'accounts', fields: { kind: { column: 'k', map, unmapped } } }, ['k'], ['大客户'], ['vip'], ['散户'], ['']).map(
        (row) => row.problems[0]?.code ?? row.values.kind,
      );
    expect(kinds('reject')).toEqual(['both', 'partner', 'import.value.not_in_map', null]);
    expect(kinds('keep')).toEqual(['both', 'partner', '散户', null]);
    expect(kinds('empty')).toEqual(['both', 'partner', null, null]);
  });

  it('skips and rejects rows by rule', () => {
    const when = [
      { column: 'no', startsWith: '合计', do: 'skip' },
      { column: 'state', is: ['作废'], do: 'reject' },
      { column: 'no', empty: true, do: 'skip' },
    ];
    const rows = run(
      { when, fields: { orderCode: { column: 'no' } } },
      ['no', 'state'],
      ['A1', ''],
      ['合计：', ''],
      ['A2', '作废'],
      ['', 'x'],
    );
    expect(rows.map((row) => row.skipped ?? row.problems[0]?.code)).toEqual([undefined, true, 'import.row.refused_by_rule', true]);
  });

  it('gives keys of one or several fields, of the file and line, or none', () => {
    const fields = { orderCode: { column: 'no' }, lineKey: { column: 'line' } };
    expect(run({ key: ['orderCode', 'lineKey'], fields }, ['no', 'line'], ['A', '1'], ['A', '']).map((row) => row.key)).toEqual([
      '["A","1"]',
      undefined,
    ]);
    expect(run({ key: ['lineKey'], fields: { lineKey: { rowKey: true } } }, ['no'], ['A'], ['A']).map((row) => row.key)).toEqual([
      'f1:2',
      'f1:3',
    ]);
  });

  it('takes custom fields with a type, and what a missing record is created from', () => {
    const fields = {
      name: { columns: ['名称', '简称'] },
      'custom.area': { column: '面积', type: 'number' },
      parentCode: {
        column: '上级',
        lookup: {
          entity: 'accounts',
          onMissing: 'create',
          create: { name: { column: '上级' }, 'custom.new': { constant: true, type: 'boolean' } },
        },
      },
    };
    const [row] = run({ entity: 'accounts', fields }, ['名称', '简称', '面积', '上级'], ['', '北航', '1.5万', 'P1']);
    expect(row?.values).toEqual({ name: '北航', 'custom.area': '15000', parentCode: 'P1' });
    expect(row?.related).toEqual({ parentCode: { name: 'P1', 'custom.new': true } });
  });
});
