import { CUSTOM, HEADERS } from './accounts-workbook.ts';

const BUILT_IN = [
  'code',
  'name',
  'shortName',
  'kind',
  'industry',
  'regionCode',
  'sizeBand',
  'employees',
  'grossMarginRate',
  'brand',
  'businessModel',
  'status',
  'createdOn',
];

/** Every one of the workbook's twenty columns goes to a field. */
export const accountsMapping: Record<string, unknown> = {
  apiVersion: 'fulcrum/v1',
  kind: 'mapping',
  id: 'bench-accounts',
  entity: 'accounts',
  name: { zh: '基准测试', en: 'Benchmark' },
  fields: Object.fromEntries([...BUILT_IN, ...CUSTOM.map((id) => `custom.${id}`)].map((field, n) => [field, { column: HEADERS[n] }])),
};
