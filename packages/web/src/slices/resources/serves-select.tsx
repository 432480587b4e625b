import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';

type Serves = { objectiveId?: string; planId?: string; playId?: string };
/** What a choice says to the server. */
export function servesOf(choice: string | undefined): Serves {
  const [what, id] = choice ? [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)] : [];
  return what && id ? { [`${what}Id`]: id } : {};
}

interface ServesSelectProps {
  id?: string;
  accountId: string | undefined;
  value?: string;
  onChange?: (value: string | undefined) => void;
}

/** What a request is for: an objective, a success plan of the customer, or a play. May stay empty. */
export function ServesSelect({ id, accountId, value, onChange }: ServesSelectProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const objectives = useQuery(api.strategy.serving.queryOptions({ input: {}, enabled: can('policies.read') })).data?.objectives ?? [];
  const plans = useQuery(
    api.successPlans.list.queryOptions({
      input: { accountId: accountId ?? '', limit: 50 },
      enabled: can('facts.read') && accountId !== undefined,
    }),
  ).data?.items;
  const plays = useQuery(api.plays.list.queryOptions({ input: {}, enabled: can('plays.read') })).data?.items ?? [];
  const groups = [
    { what: 'plan', rows: (plans ?? []).map((one) => ({ id: one.id, name: one.title })) },
    { what: 'objective', rows: objectives.filter(({ closedOn }) => closedOn === null).map((one) => ({ id: one.id, name: one.title })) },
    { what: 'play', rows: plays.map((one) => ({ id: one.id, name: one.name[language] })) },
  ] as const;
  return (
    <Select
      id={id}
      allowClear
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('resourcing.for.none')}
      options={groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ what, rows }) => ({
          label: t(`resourcing.for.${what}`),
          options: rows.map((row) => ({ value: `${what}:${row.id}`, label: row.name })),
        }))}
    />
  );
}
