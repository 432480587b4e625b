import type { Capability } from '../access/capabilities.ts';
import type { MaskedKind } from '../access/table.ts';
import type { Both } from '../shapes.ts';
import type { FieldEntity } from '../slices/fields.ts';

/** Records that a field may point at: in the API by id, in files by code. */
export const REFERENCE_TARGETS = [
  'accounts',
  'contacts',
  'products',
  'users',
  'contracts',
  'subscriptions',
  'competitors',
  'success-plans',
] as const;
export type ReferenceTarget = (typeof REFERENCE_TARGETS)[number];

interface Said {
  name: Both;
  /** Header names in files besides both names, parted by bars, the most telling first. */
  synonyms?: string;
  required?: true;
  masked?: MaskedKind;
  /** What a form says below the field. */
  hint?: Both;
}

/**
 * One field of a record. `happens`: a day on which something came about; as of an earlier day it has not. Money is in the record's
 * currency, masked as an amount. Numbers are exact decimals as text, but integers.
 */
export type RecordField = Said &
  (
    | { kind: 'longText' | 'boolean' | 'money' }
    /** `of`: the id of a metric of the catalogue, or of an announced event of a calendar. */
    | { kind: 'text'; of?: 'metric' | 'announcement' }
    | { kind: 'day'; happens?: true }
    | { kind: 'decimal' | 'integer'; min?: number; max?: number }
    | { kind: 'choice'; choices: Readonly<Record<string, Both>> }
    | { kind: 'reference'; to: ReferenceTarget }
  );
export type RecordFields = Readonly<Record<string, RecordField>>;

/**
 * A kind of dated fact with nothing to it but its fields. Endpoints, verbs, import, export, forms, lists and tests are derived from this
 * one declaration. Its table has `account_id` (if `account`), `id`, `code`, a column a field, and the three days of every fact.
 */
export interface RecordType<
  Entity extends string = string,
  Fields extends RecordFields = RecordFields,
  HasAccount extends boolean = boolean,
> {
  /** Plural, as paths, files and commands say it: `service-costs`. */
  entity: Entity;
  /** Singular, as the audit says it: `service_cost`. */
  one: string;
  table: string;
  name: Both;
  oneName: Both;
  needs: { read: Capability; write: Capability };
  /** Whether it hangs on an account, and is seen by who sees that. */
  account: HasAccount;
  /** The field that says when it happened; its column is happened_on. */
  day: string;
  /** Money has a currency of its own, and is kept in base currency beside it. */
  currency?: true;
  /** A fact of the books: it does not change in a closed month. */
  closes?: true;
  /**
   * A closed month is corrected by a further record of the type with the difference of `amount`: the fields that it keeps of the record that
   * it corrects. Its table has a column `adjusts_id`.
   */
  adjusts?: { keeps: readonly string[] };
  /**
   * It stands on the account's timeline: on its own day and on each that `happens`, with its code, what `says` says, and its `amount`.
   * Fields by their ids.
   */
  tells?: { says?: string; amount?: string };
  /** Without a code of its own it is known by what it says: the same said twice is one record. */
  saidOnce?: true;
  /** A company may add fields of its own, declared for this entity: they are kept in the column `custom`. */
  own?: FieldEntity;
  fields: Fields;
  /** Long forms in parts, each with its name and fields; every field stands in one of them. */
  groups?: readonly { name: Both; fields: readonly string[] }[];
}

export function recordType<const Entity extends string, const Fields extends RecordFields, const HasAccount extends boolean>(
  init: RecordType<Entity, Fields, HasAccount> & { day: keyof Fields },
): RecordType<Entity, Fields, HasAccount> {
  return init;
}

/** The name of a field in the API: a reference is known by its id there. */
export const apiName = (id: string, field: RecordField): string => (field.kind === 'reference' ? `${id}Id` : id);
/** The name of a field in files: a reference is known by its code there. */
export const fileName = (id: string, field: RecordField): string => (field.kind === 'reference' ? `${id}Code` : id);
