import { hash } from 'node:crypto';
import type { CustomField } from '@fulcrum/contract';
import type { FieldProblem, FieldValue, MappedRow, SourceRow } from '../../files/index.ts';
import { regionCodeOf } from './china-regions.ts';
import { type Entity, type FieldRule, REQUIRED, ruleFor } from './entity-rules.ts';

/** A problem of a row as it is kept: its sentence is written in the language of whoever reads it. */
export interface KeptProblem {
  code: string;
  field: string;
  columns: readonly string[];
  params: Readonly<Record<string, string | number>>;
}
/** A row on its way to the staging table. */
export interface StagedRow {
  line: number;
  data: Record<string, unknown>;
  problems: KeptProblem[];
}
/** What reading a cell needs to know of a company's own field. */
type ReadField = Pick<CustomField, 'id' | 'type' | 'choices'>;
/** Custom fields by the entity of a file and the field's id; what is not among them is text. */
export type CustomTypes = Readonly<Record<string, Readonly<Record<string, ReadField>>>>;

const problem = (code: string, field: string, value: unknown, params: KeptProblem['params'] = {}): KeptProblem => ({
  code,
  field,
  columns: [],
  params: { value: String(value ?? '').slice(0, 200), ...params },
});

const isWithin = (value: number, { min = -Infinity, max = Infinity }: { min?: number; max?: number }): boolean =>
  value >= min && value <= max;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How exports show what a role may not see; such a cell must not come back as a value. */
const MASKED = /^.{3} \*{4} .{4}$|^\*{3,4}$|^.?\*{3}@|^.\*\*$/u;

function checked(rule: FieldRule, field: string, value: string): { value: string } | { problem: KeptProblem } {
  switch (rule.kind) {
    case 'words': {
      const word = value.toLowerCase().replaceAll(/[\s-]+/g, '_');
      if (rule.words.includes(word)) return { value: word };
      const named = rule.words.find((one) => rule.names[one]?.zh === value || rule.names[one]?.en === value);
      const meant = named ?? (Object.hasOwn(rule.also, word) ? rule.also[word] : undefined);
      if (meant !== undefined) return { value: meant };
      return { problem: problem('import.value.not_in_list', field, value, { list: rule.words.join(', ') }) };
    }
    case 'decimal':
      return value.replace(/^-/, '').split('.')[0]!.length <= rule.wholeDigits && isWithin(Number(value), rule)
        ? { value }
        : { problem: problem('import.value.too_large', field, value) };
    case 'count':
      return isWithin(Number(value), { min: 0, max: 2_147_483_647, ...rule })
        ? { value }
        : { problem: problem('import.value.too_large', field, value) };
    case 'region': {
      const code = regionCodeOf(value);
      return code ? { value: code } : { problem: problem('import.value.not_a_region', field, value) };
    }
    case 'id':
      return UUID.test(value) ? { value: value.toLowerCase() } : { problem: problem('import.row.unknown_id', field, value) };
    case 'text':
      if (rule.whole && /\*{2}/.test(value)) return { problem: problem('import.value.masked', field, value) };
      return value.length <= rule.longest
        ? { value }
        : { problem: problem('import.value.too_long', field, value, { longest: rule.longest }) };
  }
}

/** A choice by its id or by either of its names; undefined where there is none such. */
const choiceOf = ({ choices }: Pick<ReadField, 'choices'>, said: string): string | undefined =>
  choices?.find(({ id, zh, en }) => [id, zh, en].some((name) => name.toLowerCase() === said.toLowerCase()))?.id;

const CHOOSES: readonly CustomField['type'][] = ['choice', 'multi_choice', 'user'];

/** The value of a company's own field; adds what is wrong with it to `problems`. Several choices are parted by semicolons. */
function custom(field: ReadField | undefined, name: string, value: FieldValue, problems: KeptProblem[]): unknown {
  if (typeof value !== 'string' || !field) return value;
  if (field.type === 'number' || field.type === 'money') return Number(value);
  if (!field.choices || !CHOOSES.includes(field.type)) return value;
  const said = field.type !== 'multi_choice' ? [value] : value.split(/[;；、|]/).flatMap((one) => one.trim() || []);
  const chosen = said.map((one) => choiceOf(field, one));
  if (chosen.includes(undefined)) {
    problems.push(
      problem('import.value.not_in_list', name, value, {
        list: field.choices
          .slice(0, 20)
          .map(({ zh }) => zh)
          .join(', '),
      }),
    );
    return null;
  }
  return field.type !== 'multi_choice' ? chosen[0] : [...new Set(chosen)];
}

/** Sets the values of one record: built-in fields side by side, custom ones below `custom`; adds what is wrong to `problems`. */
function recordOf(entity: Entity, values: Readonly<Record<string, FieldValue>>, types: CustomTypes, problems: KeptProblem[]) {
  const data: Record<string, unknown> = {};
  let own: Record<string, unknown> | undefined;
  for (const field in values) {
    const value = values[field] ?? null;
    if (typeof value === 'string' && MASKED.test(value)) {
      problems.push(problem('import.value.masked', field, value));
      data[field] = null;
      continue;
    }
    if (field.startsWith('custom.')) {
      own ??= {};
      own[field.slice(7)] = custom(types[entity]?.[field.slice(7)], field, value, problems);
      continue;
    }
    const rule = typeof value === 'string' ? ruleFor(entity, field) : undefined;
    if (!rule || typeof value !== 'string') {
      data[field] = value;
      continue;
    }
    const result = checked(rule, field, value);
    if ('value' in result) data[field] = result.value;
    else {
      problems.push(result.problem);
      data[field] = null;
    }
  }
  if (own) data.custom = own;
  return data;
}

const kept = ({ code, field, columns, params }: FieldProblem): KeptProblem => ({
  code: MASKED.test(String(params.value ?? '')) ? 'import.value.masked' : code,
  field,
  columns,
  params,
});

/**
 * A mapped row as it is staged. `#` is a hash of the cells as the file has them, to tell exact duplicates; `~account` and `~product` hold
 * what a missing account or product is created from.
 */
export function stagedRow(entity: Entity, mapped: MappedRow, source: SourceRow, types: CustomTypes): StagedRow {
  const problems = mapped.problems.map(kept);
  const data = recordOf(entity, mapped.values, types, problems);
  for (const field of REQUIRED[entity]) {
    if (entity === 'accounts' || !(field in data) || data[field] !== null || problems.some((each) => each.field === field)) continue;
    problems.push(problem('import.value.required', field, ''));
  }
  for (const [field, values] of Object.entries(mapped.related ?? {})) {
    const related = field === 'productCode' ? 'products' : 'accounts';
    data[related === 'products' ? '~product' : '~account'] = recordOf(related, values, types, []);
  }
  data['#'] = hash('sha1', JSON.stringify(source.cells), 'base64').slice(0, 16);
  return { line: source.line, data, problems };
}
