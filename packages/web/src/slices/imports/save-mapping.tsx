import type { Mapping } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, usePreferences } from '../../kit/index.ts';

interface SaveMappingProps {
  draft: Mapping;
  disabled: boolean;
  onSaved: (mapping: Mapping) => void;
}

/** Keeps the mapping under a name; files with the same columns then find it by themselves. */
export function SaveMapping({ draft, disabled, onSaved }: SaveMappingProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(draft.id.startsWith('guessed-') ? '' : draft.name[language]);
  const save = useMutation({
    mutationFn: async () => {
      const text = name.trim();
      const same = draft.name[language] === text && !draft.id.startsWith('guessed-');
      const mapping: Mapping = same ? draft : { ...draft, id: `own-${crypto.randomUUID().slice(0, 8)}`, name: { zh: text, en: text } };
      await client.imports.saveMapping({ id: mapping.id, mapping });
      return mapping;
    },
    onSuccess: async (mapping) => {
      await queries.invalidateQueries({ queryKey: api.imports.mappings.key() });
      setOpen(false);
      onSaved(mapping);
      message.info(t('importing.saved', { name: mapping.name[language] }));
    },
  });
  const content = (
    <form
      className="saveMapping"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate();
      }}
    >
      <label className="note" htmlFor="mapping-name">
        {t('importing.mappingName')}
      </label>
      <Input id="mapping-name" value={name} maxLength={60} autoFocus onChange={(event) => setName(event.target.value)} />
      <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
        {t('importing.save')}
      </Button>
      <ActionProblem error={save.error} />
    </form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="top" arrow={false} content={content}>
      <Button disabled={disabled}>{t('importing.saveMapping')}</Button>
    </Popover>
  );
}
