import { apiName, type RecordField, type RecordType } from '@fulcrum/contract';
import fc from 'fast-check';

/** `procurement-steps` → `procurementSteps`: the slice of a record type in the contract. */
export const sliceOf = (type: RecordType): string => type.entity.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Days within a few years around the tests' today, leap day and month ends among them. */
export const someDay: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('2024-02-29', '2026-01-31', '2026-11-23', '2026-12-31'),
  fc
    .date({ min: new Date('2023-01-01Z'), max: new Date('2027-12-31Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const someText = fc.stringMatching(/^[一-龥a-zA-Z0-9]{1,12}$/);
const someDecimal = (min: number, max: number) =>
  fc.integer({ min: Math.ceil(min * 100), max: Math.floor(max * 100) }).map((cents) => (cents / 100).toFixed(2));

/** Ids that references may take, by target; a target without any stays empty. */
export type Referable = Partial<Record<string, readonly string[]>>;

function valueFor(field: RecordField, referable: Referable): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return field.of === 'announcement' ? fc.constant('ranking') : someText;
    case 'longText':
      return someText;
    case 'day':
      return someDay;
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 5000 });
    case 'decimal':
      return someDecimal(field.min ?? -500, field.max ?? 500);
    case 'money':
      return someDecimal(-9999, 999_999);
    case 'choice':
      return fc.constantFrom(...Object.keys(field.choices));
    case 'reference':
      return fc.constantFrom(...(referable[field.to]?.length ? referable[field.to]! : [null]));
  }
}

/** What a person could enter for a record: required fields always, others sometimes. By the names of the API. */
export function recordInput(type: RecordType, referable: Referable = {}): fc.Arbitrary<Record<string, unknown>> {
  const shape = Object.fromEntries(
    Object.entries(type.fields).map(([id, field]) => {
      const value = valueFor(field, referable);
      return [apiName(id, field), field.required ? value : fc.option(value, { freq: 3, nil: null })];
    }),
  );
  return fc.record(shape).map((input) => LAWFUL[type.entity]?.(input) ?? input);
}

type Input = Record<string, unknown>;
const isBefore = (one: unknown, other: unknown): boolean => Boolean(one && other && String(one) < String(other));
const ordered = (input: Input, starts: unknown, ends: string, early: string): Input => {
  const last = isBefore(input[ends], starts) ? null : input[ends];
  const stopped = isBefore(input[early], starts) || isBefore(last, input[early]) ? null : input[early];
  return { ...input, [ends]: last, [early]: stopped };
};
let lines = 0;
/** What the rules of some types ask of their fields together; whom a record renews or belongs to has tests of its own. */
const LAWFUL: Partial<Record<string, (input: Input) => Input>> = {
  contracts: (input) => ({
    ...ordered(input, input.startsOn ?? input.signedOn, 'endsOn', 'terminatedOn'),
    kind: input.kind === 'framework' ? 'framework' : 'single',
    predecessorId: null,
    // A draft is there before its day: it has tests of its own.
    draft: input.draft === null ? null : false,
    amountExclTax: input.taxRate == null ? input.amount : null,
  }),
  analyses: (input) => ({ ...input, metric: input.metric === null ? null : 'contracts.arr' }),
  objectives: ({ baselineOn, dueOn, ...input }) => ({
    ...input,
    ...{ metric: 'contracts.arr', counted: 'sum', baselineOn, dueOn: isBefore(baselineOn, dueOn) ? dueOn : '2028-12-31' },
    baseline: Number(input.baseline) === Number(input.target) ? null : input.baseline,
  }),
  'success-plans': ({ agreedOn, dueOn, ...input }) => ({
    ...input,
    ...{ agreedOn, dueOn: isBefore(dueOn, agreedOn) ? agreedOn : dueOn },
    // Who has confirmed what has tests of its own.
    ...{ confirmedOn: null, confirmedById: null, outcome: null },
  }),
  // Without a code the same line is one record.
  'key-events': (input) => ({ ...input, code: `L-${++lines}` }),
  resources: ({ offeredOn, untilOn, ...input }) => ({
    ...input,
    ...{ levels: null, offeredOn, untilOn: untilOn !== null && isBefore(offeredOn, untilOn) ? untilOn : null },
  }),
  'plan-actions': ({ agreedOn, dueOn, ...input }) => ({ ...input, agreedOn, dueOn: isBefore(dueOn, agreedOn) ? agreedOn : dueOn }),
  'customer-campaigns': ({ startsOn, endsOn, ...input }) => ({ ...input, startsOn, endsOn: isBefore(endsOn, startsOn) ? null : endsOn }),
  ratings: ({ ratedOn, expiresOn, ...input }) =>
    isBefore(expiresOn, ratedOn) ? { ...input, ratedOn: expiresOn, expiresOn: ratedOn } : { ...input, ratedOn, expiresOn },
  subscriptions: (input) => ({ ...ordered(input, input.startsOn, 'endsOn', 'endedOn'), predecessorId: null }),
};
