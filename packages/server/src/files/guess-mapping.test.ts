import { describe, expect, it } from 'vitest';
import type { ImportField } from './entity-fields.ts';
import { accountFields, contactFields, importCatalog, orderFields } from './entity-fields.ts';
import { guessMapping } from './guess-mapping.ts';
import { detectHeader } from './header.ts';
import { normaliseHeader } from './normalise-header.ts';
import type { Cell } from './row.ts';

const guess = (fields: readonly ImportField[], header: string[], ...rows: Cell[][]) => {
  const sample = rows.map((cells, index) => ({ line: index + 2, cells }));
  return guessMapping(fields, detectHeader([{ line: 1, cells: header }, ...sample], { headerRow: 1 }), sample);
};
const pairs = (found: ReturnType<typeof guess>): Record<string, string> =>
  Object.fromEntries(found.guesses.map((each) => [each.field, each.column]));

describe('guessing a mapping', () => {
  it('knows Chinese headers', () => {
    const found = guess(
      accountFields,
      ['客户编号', '客户名称', '所属行业', '省份', '员工人数（人）', '客户经理', '备注'],
      ['C1', '甲公司', '教育', '北京', '1,200', 'a@b.cn', 'x'],
    );
    expect(pairs(found)).toEqual({
      code: '客户编号',
      name: '客户名称',
      industry: '所属行业',
      regionCode: '省份',
      employees: '员工人数（人）',
      ownerEmail: '客户经理',
    });
    expect(found.unusedColumns).toEqual(['备注']);
  });

  it('knows English headers, whatever their case and punctuation', () => {
    const found = guess(
      orderFields,
      ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
      ['536365', '85123A', 'LANTERN', '6', '2010-12-01 08:26:00', '2.55', '17850', 'United Kingdom'],
    );
    expect(pairs(found)).toEqual({
      orderCode: 'InvoiceNo',
      productCode: 'StockCode',
      productName: 'Description',
      quantity: 'Quantity',
      orderedOn: 'InvoiceDate',
      accountCode: 'CustomerID',
    });
  });

  it('knows the fields by their own ids, as exported', () => {
    for (const [entity, fields] of Object.entries(importCatalog)) {
      const found = guess(
        fields,
        fields.map((field) => field.id),
      );
      expect(pairs(found), entity).toEqual(Object.fromEntries(fields.map((field) => [field.id, field.id])));
    }
  });

  it('trusts a header less whose values do not fit, and says why', () => {
    const fitting = guess(contactFields, ['邮箱'], ['a@b.cn']).guesses[0];
    const differing = guess(contactFields, ['邮箱'], ['13800000000']).guesses[0];
    expect(fitting).toMatchObject({ field: 'email', reasons: ['import.guess.synonym', 'import.guess.values_fit'] });
    expect(differing?.reasons).toContain('import.guess.values_differ');
    expect(differing!.confidence).toBeLessThan(fitting!.confidence);
  });

  it('gives no synonym twice within an entity', () => {
    for (const [entity, fields] of Object.entries(importCatalog)) {
      const names = fields.flatMap((field) => [...new Set([field.id, ...field.synonyms].map(normaliseHeader))]);
      expect(
        names.filter((name, at) => names.indexOf(name) !== at),
        entity,
      ).toEqual([]);
    }
  });
});
