import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

/** The value of the choice that adds a team. */
const NEW = 'new';

interface TeamSelectProps {
  teams: { id: string; name: string }[];
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
}

/** A team, or a new one by typing its name. */
export function TeamSelect({ teams, id, value, onChange }: TeamSelectProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const create = useMutation({
    mutationFn: () => client.identity.createTeam({ code: wanted, name: wanted }),
    onSuccess: async (team) => {
      await queries.invalidateQueries({ queryKey: api.identity.listTeams.key() });
      onChange?.(team.id);
    },
  });
  const isNew = wanted !== '' && !teams.some((team) => team.name === wanted);
  const known = teams.map((team) => ({ value: team.id, label: team.name, disabled: false }));
  const last = isNew
    ? [{ value: NEW, label: t('people.addTeamNamed', { name: wanted }), disabled: false }]
    : [{ value: 'hint', label: t('people.teamHint'), disabled: true }];
  return (
    <>
      <Select
        id={id}
        allowClear
        showSearch={{ onSearch: setTyped, filterOption: (text, option) => option?.value === NEW || Boolean(option?.label.includes(text)) }}
        placeholder={t('people.noTeam')}
        value={value ?? undefined}
        loading={create.isPending}
        onChange={(next: string | undefined) => (next === NEW ? create.mutate() : onChange?.(next ?? null))}
        options={[...known, ...last]}
      />
      <ActionProblem error={create.error} />
    </>
  );
}
