import type { Mapping } from '@fulcrum/contract';
import { describe, expect, it } from 'vitest';
import { draftOf, sourceOf, unfinished, unusedColumns, withField, withSource } from './mapping-draft.ts';

const mapping: Mapping = {
  apiVersion: 'fulcrum/v1',
  kind: 'mapping',
  id: 'ledger',
  entity: 'orders',
  name: { zh: '台账', en: 'Ledger' },
  options: {},
  key: ['orderCode'],
  fields: { orderCode: { column: '单号', required: true }, amount: { product: ['数量', '单价'] } },
};

describe('a mapping being edited', () => {
  it('keeps the chosen columns when their use changes', () => {
    expect(withSource(mapping, 'amount', 'sum').fields.amount).toEqual({ sum: ['数量', '单价'] });
    expect(withSource(mapping, 'amount', 'column').fields.amount).toEqual({ column: '数量' });
    expect(withSource(mapping, 'orderCode', 'concat').fields.orderCode).toEqual({ concat: ['单号'], required: true });
    expect(withSource(mapping, 'currency', 'constant').fields.currency).toEqual({ constant: '' });
  });

  it('drops a field from the key with the field', () => {
    const fewer = withSource(mapping, 'orderCode', 'none');
    expect(fewer.fields).toEqual({ amount: { product: ['数量', '单价'] } });
    expect(fewer).not.toHaveProperty('key');
  });

  it('says what is unused and what is unfinished', () => {
    expect(unusedColumns(mapping, ['单号', '数量', '单价', '备注'])).toEqual(['备注']);
    expect(unfinished(mapping)).toEqual([]);
    expect(unfinished(withField(mapping, 'amount', { product: ['数量'] }))).toEqual(['amount']);
    expect(unfinished(withSource(mapping, 'currency', 'constant'))).toEqual(['currency']);
    expect(unfinished(withSource(mapping, 'lineKey', 'rowKey'))).toEqual([]);
  });

  it('starts empty where the server could propose nothing', () => {
    expect(draftOf({ mapping: null, entity: 'orders' }).fields).toEqual({});
    expect(sourceOf(draftOf({ mapping: mapping as never, entity: 'orders' }).fields.amount)).toBe('product');
  });
});
