// For tests: records of every declared type, with what must be masked in them.
import { apiName, RECORD_TYPES, type RecordField, type RecordType } from '@fulcrum/contract';
import type { TestFulcrum } from '../harness/fulcrum.ts';
import { sliceOf } from '../records/arbitrary-records.ts';
import { AMOUNT, MARKERS } from './markers.ts';

function recordValue(field: RecordField, ids: Record<string, string>): unknown {
  if (field.kind === 'text' && field.masked && field.masked !== 'amount') return MARKERS[field.masked][0];
  if (field.kind === 'choice') return Object.keys(field.choices)[0];
  if (field.kind === 'reference') return ids[field.to];
  return { text: '甲', longText: '乙', boolean: true, money: AMOUNT, day: '2026-11-02', decimal: '1', integer: 1 }[field.kind];
}

/** What a record of a type needs at least, with every masked value that it may have; references lead to what is given. */
export const recordInput = (type: RecordType, ids: Record<string, string>): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(type.fields)
      .filter(([, field]) => field.required || field.masked || field.kind === 'money')
      .map(([id, field]) => [apiName(id, field), recordValue(field, ids)]),
  ),
  ...RULED[type.entity],
});
/** What the rules of a type ask for. */
const RULED: Record<string, Record<string, unknown>> = {
  'key-events': { event: 'ranking' },
  objectives: { metric: 'contracts.arr', counted: 'sum', dueOn: '2028-12-31', target: AMOUNT },
  resources: { unitCost: AMOUNT },
};

/** One record of every declared type, those that others refer to first. */
export async function addRecords(fulcrum: TestFulcrum, accountId: string, known: Record<string, string>): Promise<Record<string, string>> {
  const ids: Record<string, string> = { ...known };
  for (const type of RECORD_TYPES as readonly RecordType[]) {
    const input = { ...(type.account ? { accountId } : {}), ...recordInput(type, ids) };
    ids[type.entity] = (await fulcrum.call<{ id: string }>(`${sliceOf(type)}.create`, input)).id;
  }
  return ids;
}
