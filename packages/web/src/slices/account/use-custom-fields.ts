import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatMoney, formatNumber } from '../../kit/index.ts';

const HOUR_MS = 3_600_000;
type Value = string | number | boolean;

/** The company's own fields of an account, by id: their names and how their values read. */
export function useCustomFields() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const enabled = me?.may.includes('metrics.read') ?? false;
  const { data } = useQuery(api.metrics.list.queryOptions({ input: {}, enabled, staleTime: HOUR_MS }));
  const field = (id: string) => data?.items.find((metric) => metric.id === `account.field.${id}`);
  return {
    nameOf: (id: string): string => field(id)?.name[language] ?? id,
    shown(id: string, value: Value): string {
      if (typeof value === 'boolean') return t(value ? 'account.yes' : 'account.no');
      const type = field(id)?.type;
      if (type === 'money') return formatMoney(value, me?.organisation.baseCurrency ?? 'CNY', language);
      if (type === 'date') return formatDate(String(value), language);
      return typeof value === 'number' ? formatNumber(value, language, 'plain', 2) : value;
    },
  };
}
