import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { AccountSelection } from '../customers/selection.ts';
import { segmentName } from '../segments/segment-name.ts';
import { useApplyTags } from './use-apply-tags.ts';

interface TagAccountsProps {
  count: number;
  selection: AccountSelection;
  /** Tags that are there already, to be taken away one by one. */
  present?: string[];
  onClose: () => void;
  onDone: () => void;
}

const isMade = (value: string): boolean => !/^[0-9a-f-]{36}$/.test(value);

/** Gives tags to accounts and takes tags away; a word that is no tag yet becomes one. The result offers to undo it. */
export function TagAccounts({ count, selection, present, onClose, onDone }: TagAccountsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const { can } = useSession();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const tags = useQuery(api.tags.list.queryOptions({ input: {} }));
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const { apply, undo } = useApplyTags(selection);
  const save = useMutation({
    mutationFn: async () => {
      const made = await Promise.all(add.filter(isMade).map((name) => client.tags.create({ name })));
      if (made.length) await queries.invalidateQueries({ queryKey: api.tags.key() });
      const tagging = { add: [...add.filter((one) => !isMade(one)), ...made.map((tag) => tag.id)], remove };
      return { done: await apply.mutateAsync(tagging), tagging };
    },
    onSuccess: ({ done, tagging }) => {
      notification.info({
        key: 'tagged',
        title: t('segment.tag.done', { count: done.changed }),
        actions: done.changed ? (
          <Button
            onClick={async () => {
              await undo(done, tagging);
              notification.destroy('tagged');
            }}
          >
            {t('customers.assign.undo')}
          </Button>
        ) : undefined,
      });
      onDone();
    },
  });
  const options = (tags.data?.items ?? []).map((tag) => ({ value: tag.id, label: segmentName(tag, language) }));
  const removable = present ? options.filter(({ value }) => present.includes(value)) : options;
  return (
    <Modal
      open
      title={t('segment.tag.title', { count })}
      okText={t('segment.tag.action')}
      cancelText={t('customers.cancel')}
      okButtonProps={{ disabled: !add.length && !remove.length, loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <label htmlFor={`${id}-add`} className="fieldLabel">
        {t('segment.tag.add')}
      </label>
      <Select
        id={`${id}-add`}
        autoFocus
        className="wide"
        mode={can('segments.write') ? 'tags' : 'multiple'}
        showSearch={{ optionFilterProp: 'label' }}
        tokenSeparators={[';', '；', ',', '，']}
        value={add}
        options={options.filter(({ value }) => !present?.includes(value))}
        onChange={setAdd}
      />
      {removable.length ? (
        <>
          <label htmlFor={`${id}-remove`} className="fieldLabel">
            {t('segment.tag.remove')}
          </label>
          <Select
            id={`${id}-remove`}
            className="wide"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={remove}
            options={removable}
            onChange={setRemove}
          />
        </>
      ) : null}
      <ActionProblem error={save.error} />
    </Modal>
  );
}
