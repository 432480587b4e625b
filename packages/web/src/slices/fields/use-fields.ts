import type { CustomField, CustomValues, FieldEntity } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatMoney, formatNumber } from '../../kit/index.ts';

const MINUTES_MS = 300_000;
type Value = NonNullable<CustomValues[string]>;

/** A company's own fields of an entity in their order: their names, and how their values read. */
export function useFields(entity: FieldEntity) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { data } = useQuery(api.fields.list.queryOptions({ input: { entity, retired: true }, staleTime: MINUTES_MS }));
  const all = data?.items ?? [];
  const people = usePeopleNames(all.some(({ type }) => type === 'user') && (me?.may.includes('users.read') ?? false));
  const field = (id: string) => all.find((one) => one.id === id);
  const choice = (of: CustomField | undefined, id: string) => of?.choices?.find((one) => one.id === id)?.[language] ?? id;
  return {
    fields: all.filter(({ retired }) => !retired),
    nameOf: (id: string): string => field(id)?.name[language] ?? id,
    shown(id: string, value: Value): string {
      const of = field(id);
      if (typeof value === 'boolean') return t(value ? 'customer.yes' : 'customer.no');
      if (Array.isArray(value)) return value.map((one) => choice(of, one)).join(language === 'zh' ? '、' : ', ');
      if (of?.type === 'money') return formatMoney(value, me?.organisation.baseCurrency ?? 'CNY', language);
      if (of?.type === 'date') return formatDate(String(value), language);
      if (of?.type === 'user') return people.get(String(value)) ?? '—';
      return typeof value === 'number' ? formatNumber(value, language, 'plain', 2) : choice(of, value);
    },
  };
}

function usePeopleNames(enabled: boolean): Map<string, string> {
  const { data } = useQuery(api.identity.listUsers.queryOptions({ input: { limit: 200 }, enabled, staleTime: MINUTES_MS }));
  return new Map(data?.items.map(({ id, name }) => [id, name]));
}
