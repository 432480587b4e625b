import type { CustomField, CustomValues, FieldEntity } from '@fulcrum/contract';
import { type Ctx, maskValue, ruleOf } from '../../access/index.ts';
import { Fault, type FaultIssue } from '../../kernel/fault.ts';
import { knownUsers, moneyFields, selectFields } from './custom-fields.sql.ts';

type Value = CustomValues[string];

function isDay(value: Value): boolean {
  try {
    return typeof value === 'string' && Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

/** Whether a value may stand in a field. People are looked up apart, because they need the base. */
export function fitsField({ type, choices }: Pick<CustomField, 'type' | 'choices'>, value: Value): boolean {
  const known = (id: unknown) => choices?.some((choice) => choice.id === id) ?? false;
  switch (type) {
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return isDay(value);
    case 'choice':
      return typeof value === 'string' && (choices === null || known(value));
    case 'multi_choice':
      return Array.isArray(value) && new Set(value).size === value.length && value.every(known);
    case 'text':
    case 'user':
      return typeof value === 'string';
  }
}

function issue(id: string, field: CustomField | undefined, language: 'zh' | 'en'): FaultIssue {
  const texts = field
    ? { zh: `“${field.name.zh}”的取值不符合字段类型`, en: `The value does not fit the field “${field.name.en}”` }
    : { zh: `没有自定义字段“${id}”`, en: `There is no field “${id}”` };
  return { path: ['custom', id], code: field ? 'custom.value' : 'custom.unknown', message: texts[language] };
}

/**
 * Holds values of a company's own fields against their declarations; null empties a field. Fails with input.invalid, naming each field:
 * one that is not declared (accounts keep such from older files), or a value that does not fit.
 */
export async function checkCustom(ctx: Ctx, entity: FieldEntity, values: CustomValues | undefined): Promise<void> {
  const given = Object.entries(values ?? {}).filter(([, value]) => value !== null);
  if (!given.length) return;
  const fields = new Map((await selectFields(ctx.db, entity, true)).map((field) => [field.id, field]));
  const people = given.flatMap(([id, value]) => (fields.get(id)?.type === 'user' ? [String(value)] : []));
  const users = people.length ? await knownUsers(ctx.db, people) : new Set<string>();
  const issues = given.flatMap(([id, value]) => {
    const field = fields.get(id);
    if (!field) return entity === 'account' ? [] : [issue(id, undefined, ctx.language)];
    const fits = fitsField(field, value) && (field.type !== 'user' || users.has(String(value)));
    return fits ? [] : [issue(id, field, ctx.language)];
  });
  if (issues.length) throw new Fault('invalid', 'input.invalid', { count: issues.length }, issues);
}

/** Values as a caller may see them: fields have no shape that could mask them, and money among them is an amount like any other. */
export async function maskCustom(ctx: Ctx, entity: FieldEntity): Promise<(values: CustomValues) => CustomValues> {
  if (!ruleOf(ctx.actor).masked.includes('amount')) return (values) => values;
  const money = await moneyFields(ctx.db, entity);
  return (values) =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, value !== null && money.includes(id) ? String(maskValue('amount', value)) : value]),
    );
}
