import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

/** Colleagues whom a note calls. */
export function MentionSelect({ value, onChange }: { value?: string[]; onChange?: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const people = useQuery(api.serviceRequests.people.queryOptions({ input: {} })).data?.people ?? [];
  return (
    <Select
      mode="multiple"
      className="requestMentions"
      aria-label={t('desk.work.mention')}
      placeholder={t('desk.work.mention')}
      value={value ?? []}
      optionFilterProp="label"
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
