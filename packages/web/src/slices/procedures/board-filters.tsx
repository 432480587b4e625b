import type { ProcedureBoard } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ProceduresSearch } from './procedures.search.ts';

interface BoardFiltersProps {
  search: ProceduresSearch;
  board: ProcedureBoard | undefined;
  onChange: (search: ProceduresSearch) => void;
}
interface Choice {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Choose({ label, value, options, onChange }: Choice) {
  return (
    <Select
      className="boardChoice"
      allowClear
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={options}
      onChange={(chosen: string | undefined) => onChange(chosen)}
    />
  );
}

/** Which procedure, whose department, in whose hands, and whether late ones only. */
export function BoardFilters({ search, board, onChange }: BoardFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  return (
    <search className="filters" aria-label={t('procedure.board.filters')}>
      <Choose
        label={t('procedure.board.procedure')}
        value={search.procedure}
        options={(list.data?.items ?? []).map(({ id, procedure }) => ({ value: id, label: procedure.name[language] }))}
        onChange={(procedure) => onChange({ procedure, by: undefined, department: undefined, person: undefined })}
      />
      {search.procedure ? (
        <Select
          className="boardChoice"
          aria-label={t('procedure.board.by')}
          value={search.by ?? 'step'}
          options={(['step', 'department'] as const).map((by) => ({ value: by, label: t(`procedure.board.byOf.${by}`) }))}
          onChange={(by) => onChange({ by: by === 'step' ? undefined : by })}
        />
      ) : null}
      <Choose
        label={t('procedure.board.department')}
        value={search.department}
        options={(board?.departments ?? []).map(({ id, name, count }) => ({ value: id, label: `${name[language]} · ${count}` }))}
        onChange={(department) => onChange({ department })}
      />
      <Choose
        label={t('procedure.board.person')}
        value={search.person}
        options={(board?.people ?? []).map(({ id, name, count }) => ({ value: id, label: `${name} · ${count}` }))}
        onChange={(person) => onChange({ person })}
      />
      <Checkbox checked={search.late === true} onChange={({ target }) => onChange({ late: target.checked ? true : undefined })}>
        {t('procedure.board.lateOnly')}
      </Checkbox>
    </search>
  );
}
