import { ACCOUNT_CHOICE_NAMES, type Both, type CustomField, type Language, type MaskedKind } from '@fulcrum/contract';
import { type Actor, maskValue, ruleOf } from '../../access/index.ts';
import type { OutCell } from '../../files/index.ts';
import { FIELD_LABELS } from './field-labels.ts';

/** One column of an export: where it comes from, how it is written, and what hides it. */
export interface ExportColumn {
  id: string;
  label: Both;
  type: 'text' | 'decimal' | 'date';
  masked?: MaskedKind;
  /** Names of the values of a choice, written instead of their ids. */
  choices?: Readonly<Record<string, Both>>;
}
export const of = (
  entity: keyof typeof FIELD_LABELS,
  id: string,
  type: ExportColumn['type'] = 'text',
  masked?: MaskedKind,
): ExportColumn => ({
  id,
  label: FIELD_LABELS[entity][id] ?? { zh: id, en: id },
  type,
  ...(masked ? { masked } : {}),
});
const own = (id: string, zh: string, en: string, type: ExportColumn['type'] = 'text', masked?: MaskedKind): ExportColumn => ({
  id,
  label: { zh, en },
  type,
  ...(masked ? { masked } : {}),
});

/** Accounts as an import takes them back, then what the list shows beside them. */
export const ACCOUNT_COLUMNS: readonly ExportColumn[] = [
  of('accounts', 'code'),
  of('accounts', 'name'),
  of('accounts', 'shortName'),
  { ...of('accounts', 'kind'), choices: ACCOUNT_CHOICE_NAMES.kind },
  of('accounts', 'industry'),
  of('accounts', 'regionCode'),
  of('accounts', 'sizeBand'),
  of('accounts', 'employees', 'decimal'),
  of('accounts', 'grossMarginRate', 'decimal', 'margin'),
  { ...of('accounts', 'brand'), choices: ACCOUNT_CHOICE_NAMES.brand },
  of('accounts', 'businessModel'),
  of('accounts', 'parentCode'),
  of('accounts', 'ownerEmail'),
  of('accounts', 'teamCode'),
  { ...of('accounts', 'status'), choices: ACCOUNT_CHOICE_NAMES.status },
  of('accounts', 'createdOn', 'date'),
  own('tier', '客户等级', 'Customer tier'),
  own('tierScore', '等级得分', 'Tier score', 'decimal', 'amount'),
  own('amount12m', '近 12 个月金额', 'Amount, 12 months', 'decimal', 'amount'),
  own('lastOrderOn', '最近下单日期', 'Last order', 'date'),
  of('accounts', 'tags'),
];
export const ORDER_COLUMNS: readonly ExportColumn[] = [
  of('orders', 'orderCode'),
  of('orders', 'accountCode'),
  of('orders', 'accountName'),
  of('orders', 'orderedOn', 'date'),
  of('orders', 'currency'),
  of('orders', 'productCode'),
  of('orders', 'productName'),
  of('orders', 'quantity', 'decimal'),
  of('orders', 'amount', 'decimal', 'amount'),
  own('baseAmount', '本位币金额', 'Amount in base currency', 'decimal', 'amount'),
  of('orders', 'margin', 'decimal', 'margin'),
  of('orders', 'contractCode'),
  of('orders', 'lineKey'),
];

/** Columns whose cells hold several values in no order that matters, by entity. */
export const SEVERAL_OF: Readonly<Record<string, readonly string[]>> = {
  accounts: ['tags'],
  contacts: ['otherPhones', 'otherMails', 'wecoms'],
  interactions: ['contactCodes'],
};
export const YES_NO = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };
/** Between several values of one cell. */
export const SEVERAL = ';';
const FIELD_TYPES: Record<string, ExportColumn['type']> = { number: 'decimal', money: 'decimal', date: 'date' };

/** A column of a company's own field. */
export function customColumn({ id, type, name, choices }: CustomField): ExportColumn {
  const named = Object.fromEntries((choices ?? []).map((one) => [one.id, { zh: one.zh, en: one.en }]));
  return {
    ...own(id, name.zh, name.en, FIELD_TYPES[type] ?? 'text', type === 'money' ? 'amount' : undefined),
    ...(choices ? { choices: named } : {}),
    ...(type === 'boolean' ? { choices: YES_NO } : {}),
  };
}

export const headersOf = (columns: readonly ExportColumn[], language: Language): string[] =>
  columns.map((column) => column.label[language]);

/** Turns the values of a row, in the order of the columns, into cells; what the reader's role masks is masked here. */
export function cellsFor(
  columns: readonly ExportColumn[],
  actor: Actor,
  language: Language,
): (values: readonly (string | null)[]) => OutCell[] {
  const hidden = ruleOf(actor).masked;
  const write = columns.map(({ type, masked, choices }): ((value: string) => OutCell) => {
    if (masked && hidden.includes(masked)) return (value) => String(maskValue(masked, value));
    if (choices)
      return (value) =>
        value
          .split(SEVERAL)
          .map((one) => choices[one]?.[language] ?? one)
          .join(SEVERAL);
    if (type === 'decimal') return (value) => ({ decimal: value });
    return type === 'date' ? (value) => ({ date: value }) : (value) => value;
  });
  return (values) => values.map((value, index) => (value === null ? null : write[index]!(value)));
}
