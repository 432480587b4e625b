import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { useFields } from '../fields/use-fields.ts';
import { regionName } from '../metrics/choice-name.ts';
import type { Shown } from './merge-lines.ts';

const CHOICES = ['kind', 'brand', 'status', 'rank', 'decisionRole'];

/** Fields, values and tables in the reader's words. What has none yet is called by its id. */
export function useMergeWords() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const custom = useFields('account');
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const orId = (key: string, id: string): string => (i18n.exists(key) ? i18n.t(key as 'merging.title') : id);
  return {
    currency,
    fieldName: (take: string): string => (take.startsWith('custom.') ? custom.nameOf(take.slice(7)) : orId(`merging.field.${take}`, take)),
    tableName: (table: string): string => orId(`merging.table.${table}`, table),
    value(take: string, value: Shown): string {
      if (value === null || value === '') return t('merging.empty');
      if (take.startsWith('custom.')) return custom.shown(take.slice(7), value);
      if (CHOICES.includes(take)) return orId(`customer.${take}.${value}`, String(value));
      if (take === 'regionCode') return regionName(String(value));
      if (take === 'grossMarginRate' && !Number.isNaN(Number(value))) return formatNumber(Number(value), language, 'percent', 1);
      return typeof value === 'number' ? formatNumber(value, language) : String(value);
    },
  };
}
