import { describe, expect, test } from 'vitest';
import { RECORD_TYPES, type RecordType } from './index.ts';

const types: readonly RecordType[] = RECORD_TYPES;
const grouped = types.filter(({ groups }) => groups);

describe.each(grouped.map((type) => [type.entity, type] as const))('the parts of the form of %s', (_, type) => {
  test('hold every field once', () => {
    const placed = (type.groups ?? []).flatMap(({ fields }) => fields);
    expect(placed.toSorted()).toEqual(Object.keys(type.fields).toSorted());
  });
});

test('contracts, with their twenty fields, are asked for in parts', () => {
  expect(grouped.map(({ entity }) => entity)).toContain('contracts');
});
