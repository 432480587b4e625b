import { type Both, fileName, RECORD_TYPES, type RecordEntity, type RecordField, type RecordType } from '@fulcrum/contract';
import type { FieldRule } from './entity-rules.ts';

/** Makes one thing of every declared record type, by entity: what files need of them is derived, never written twice. */
export const ofRecords = <Made>(make: (type: RecordType) => Made): Record<RecordEntity, Made> =>
  Object.fromEntries(RECORD_TYPES.map((type) => [type.entity, make(type)])) as Record<RecordEntity, Made>;

const CODE: Both = { zh: '编号', en: 'Code' };
const ACCOUNT: Both = { zh: '客户编号', en: 'Customer code' };
const CURRENCY: Both = { zh: '币种', en: 'Currency' };
const KNOWN: Both = { zh: '获知日期', en: 'Known on' };

/** Names of the fields of a record in files. */
export const recordLabels = (type: RecordType): Record<string, Both> => ({
  code: { zh: `${type.oneName.zh}${CODE.zh}`, en: `${type.oneName.en} code` },
  ...(type.account ? { accountCode: ACCOUNT } : {}),
  ...Object.fromEntries(Object.entries(type.fields).map(([id, field]) => [fileName(id, field), field.name])),
  ...(type.currency ? { currency: CURRENCY } : {}),
  knownOn: KNOWN,
});

function ruleOf(field: RecordField): FieldRule | undefined {
  switch (field.kind) {
    case 'choice':
      return { kind: 'words', words: Object.keys(field.choices), names: field.choices, also: {} };
    case 'money':
      return { kind: 'decimal', wholeDigits: 14 };
    case 'decimal':
      return {
        kind: 'decimal',
        wholeDigits: 14,
        ...(field.min === undefined ? {} : { min: field.min }),
        ...(field.max === undefined ? {} : { max: field.max }),
      };
    case 'integer':
      return {
        kind: 'count',
        ...(field.min === undefined ? {} : { min: field.min }),
        ...(field.max === undefined ? {} : { max: field.max }),
      };
    case 'longText':
      return { kind: 'text', longest: 10_000 };
    case 'day':
    case 'boolean':
      return undefined;
    default:
      return { kind: 'text', longest: 200 };
  }
}

/** What a value of a field must be besides its type. */
export const recordRules = (type: RecordType): Record<string, FieldRule> =>
  Object.fromEntries(
    Object.entries(type.fields).flatMap(([id, field]) => {
      const rule = ruleOf(field);
      return rule ? [[fileName(id, field), rule]] : [];
    }),
  );

/** Fields that a row must fill. */
export const recordRequired = (type: RecordType): string[] => [
  ...(type.account ? ['accountCode'] : []),
  ...Object.entries(type.fields).flatMap(([id, field]) => (field.required ? [fileName(id, field)] : [])),
];
