import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

/** To whom: `person:<id>`, `team:<id>`, `provider`, or `queue`. */
export type Holder = `person:${string}` | `team:${string}` | 'provider' | 'queue';
export function asTarget(holder: Holder): { assigneeId?: string | null; teamId?: string | null; toProvider?: boolean } {
  const [what, id = ''] = holder.split(':');
  if (what === 'person') return { assigneeId: id };
  if (what === 'team') return { teamId: id, assigneeId: null };
  return what === 'provider' ? { toProvider: true } : { assigneeId: null, teamId: null };
}

interface HolderSelectProps {
  id?: string;
  value?: Holder;
  /** Whether the product may have a provider. */
  provider?: boolean;
  onChange?: (holder: Holder) => void;
}

/** One of the desk with what they have open, a team, or the provider. */
export function HolderSelect({ id, value, provider = false, onChange }: HolderSelectProps) {
  const { t } = useTranslation();
  const found = useQuery(api.serviceRequests.people.queryOptions({ input: {} }));
  const people = (found.data?.people ?? []).map((one) => ({
    value: `person:${one.id}` as Holder,
    label: `${one.name} · ${one.away ? t('desk.dispatch.away') : t('desk.dispatch.has', { count: one.open })}`,
  }));
  const teams = (found.data?.teams ?? []).map((one) => ({ value: `team:${one.id}` as Holder, label: one.name }));
  const others: { value: Holder; label: string }[] = [
    ...(provider ? [{ value: 'provider' as const, label: t('desk.dispatch.provider') }] : []),
    { value: 'queue', label: t('desk.dispatch.queue') },
  ];
  return (
    <Select<Holder>
      id={id}
      value={value}
      loading={found.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('desk.dispatch.whom')}
      options={[
        { label: t('desk.dispatch.people'), options: people },
        { label: t('desk.dispatch.teams'), options: teams },
        { label: t('desk.dispatch.others'), options: others },
      ]}
      onChange={onChange}
    />
  );
}
