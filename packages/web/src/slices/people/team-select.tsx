import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

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
  return (
    <>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
        placeholder={t('people.noTeam')}
        value={value ?? undefined}
        onChange={(next) => onChange?.(next ?? null)}
        options={teams.map((team) => ({ value: team.id, label: team.name }))}
        notFoundContent={<span className="note">{t('people.teamHint')}</span>}
        popupRender={(menu) => (
          <>
            {menu}
            {isNew ? (
              <Button type="text" block icon={<PlusOutlined aria-hidden />} loading={create.isPending} onClick={() => create.mutate()}>
                {t('people.addTeamNamed', { name: wanted })}
              </Button>
            ) : null}
          </>
        )}
      />
      <ActionProblem error={create.error} />
    </>
  );
}
