import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import type { AccountSelection } from './selection.ts';

interface AssignOwnerProps {
  count: number;
  selection: AccountSelection;
  onClose: () => void;
  onDone: () => void;
}

/** Long enough to look at what came of it. */
const UNDO_S = 20;

/** Gives accounts to one person; the result offers to undo it. */
export function AssignOwner({ count, selection, onClose, onDone }: AssignOwnerProps) {
  const { t } = useTranslation();
  const id = useId();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [ownerId, setOwnerId] = useState<string>();
  const users = useQuery(
    api.identity.listUsers.queryOptions({ input: { q: words || undefined, limit: 50 }, placeholderData: (before) => before }),
  );
  const people = (users.data?.items ?? []).filter((user) => !user.disabled);
  const refresh = () => queries.invalidateQueries({ queryKey: api.accounts.key() });
  const undo = async (id: string) => {
    notification.destroy('assigned');
    try {
      const { changed, left, examples } = await client.accounts.undoAssign({ id });
      const names = examples.map(({ name }) => name).join(t('customers.assign.between'));
      notification.info({
        title: t('customers.assign.undone', { count: changed }),
        ...(left > 0
          ? { description: t(names ? 'customers.assign.leftNamed' : 'customers.assign.left', { count: left, names }), duration: 0 }
          : {}),
      });
    } catch (error) {
      notification.error({ title: (error as Error).message });
    }
    await refresh();
  };
  const assign = useMutation({
    mutationFn: (owner: string) => client.accounts.assign({ ...selection, ownerId: owner }),
    onSuccess: async ({ changed, undo: id }, owner) => {
      const name = people.find((user) => user.id === owner)?.name ?? '';
      notification.info({
        key: 'assigned',
        title: t('customers.assign.done', { count: changed, name }),
        duration: UNDO_S,
        actions: id ? <Button onClick={() => void undo(id)}>{t('customers.assign.undo')}</Button> : undefined,
      });
      await refresh();
      onDone();
    },
  });
  return (
    <Modal
      open
      title={t('customers.assign.title', { count })}
      okText={t('customers.assign.action')}
      cancelText={t('customers.cancel')}
      okButtonProps={{ disabled: !ownerId, loading: assign.isPending }}
      onOk={() => ownerId && assign.mutate(ownerId)}
      onCancel={onClose}
    >
      <label htmlFor={id} className="fieldLabel">
        {t('customers.column.owner')}
      </label>
      <Select
        id={id}
        autoFocus
        className="wide"
        placeholder={t('customers.assign.placeholder')}
        showSearch={{ filterOption: false, onSearch: setWords }}
        loading={users.isFetching}
        value={ownerId}
        options={people.map((user) => ({ value: user.id, label: user.name }))}
        onChange={setOwnerId}
      />
      <ActionProblem error={assign.error} />
    </Modal>
  );
}
