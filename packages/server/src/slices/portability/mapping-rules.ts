import type { CustomField } from '@fulcrum/contract';
import type { Mapping } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { ACCOUNT_WAYS } from './account-ways.sql.ts';
import { REQUIRED } from './entity-rules.ts';
import { keysTogether } from './match-accounts.sql.ts';
import { CONTACT_KEYS } from './prepare-contacts.sql.ts';
import type { CustomTypes } from './staged-row.ts';

const refuse = (why: string): never => {
  throw new Fault('invalid', 'import.mapping', { why });
};

/** The mapping with a chosen key, held against what its entity can be known by. Faults `import.mapping`. */
export function withKey(mapping: Mapping, key: string | undefined): Mapping {
  const own: Mapping = key ? { ...mapping, key: [key] } : mapping;
  for (const field of own.key ?? []) if (!own.fields[field]) refuse(`key: ${field}`);
  if (own.entity === 'accounts' && own.key && !(own.key.length === 1 ? ACCOUNT_WAYS[own.key[0]!] : keysTogether(own.key)))
    refuse(`key: ${own.key.join(', ')}`);
  for (const field of own.orKey ?? [])
    if (own.entity !== 'accounts' || !ACCOUNT_WAYS[field] || !own.fields[field]) refuse(`orKey: ${field}`);
  for (const [field, { lookup }] of Object.entries(own.fields))
    if (lookup?.entity === 'accounts' && !ACCOUNT_WAYS[lookup.by]) refuse(`fields.${field}.lookup.by: ${lookup.by}`);
  if (own.entity === 'contacts' && own.key?.some((field) => field !== 'accountCode' && !CONTACT_KEYS[field]))
    refuse(`key: ${own.key.join(', ')}`);
  // Accounts may be updated by code alone; what other entities need, every row needs.
  const required = own.entity === 'accounts' ? [] : REQUIRED[own.entity as keyof typeof REQUIRED];
  for (const field of required) if (!own.fields[field] && !(field === 'accountCode' && own.fields.accountName)) refuse(`fields.${field}`);
  for (const field of Object.keys(own.fields))
    if (field.startsWith('custom.') && !/^custom\.[a-z][a-z0-9_]{0,40}$/.test(field)) refuse(`fields.${field}`);
  return own;
}

const READ_AS: Record<string, 'number' | 'date' | 'boolean'> = { number: 'number', money: 'number', date: 'date', boolean: 'boolean' };

/** The mapping with its custom fields read as their definitions say. */
export function withCustomTypes(mapping: Mapping, types: CustomTypes): Mapping {
  const fields = Object.entries(mapping.fields).map(([target, field]) => {
    const type = target.startsWith('custom.') ? READ_AS[types[mapping.entity]?.[target.slice(7)]?.type ?? ''] : undefined;
    return [target, type && field.type === undefined ? { ...field, type } : field] as const;
  });
  return { ...mapping, fields: Object.fromEntries(fields) };
}

const DEFINED_AS: Record<string, CustomField['type']> = { number: 'number', integer: 'number', date: 'date', boolean: 'boolean' };

/** Custom fields that the mapping fills, or those of the accounts that it creates, with the type that it reads them as. */
export function customFieldsOf(mapping: Mapping, of: 'own' | 'created'): { id: string; type: CustomField['type'] }[] {
  const own = Object.entries(mapping.fields);
  const created = own.flatMap(([, field]) => (field.lookup?.entity === 'accounts' ? Object.entries(field.lookup.create ?? {}) : []));
  return (of === 'own' ? own : created).flatMap(([target, field]) =>
    target.startsWith('custom.') ? [{ id: target.slice(7), type: DEFINED_AS[field.type ?? ''] ?? 'text' }] : [],
  );
}
