import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { OwnerWarning } from '../training/owner-warning.tsx';
import type { AccountSelection } from './selection.ts';

interface AssignOwnerProps {
  count: number;
  selection: AccountSelection;
  onClose: () => void;
  onDone: () => void;
}

/** Long enough to look at what came of it. */
const UNDO_S = 20;

/** Gives accounts to one person at once, which the result offers to undo; or opens handovers, and they move when accepted. */
export function AssignOwner({ count, selection, onClose, onDone }: AssignOwnerProps) {
  const { t } = useTranslation();
  const id = useId();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [ownerId, setOwnerId] = useState<string>();
  const [how, setHow] = useState<'now' | 'owner_change' | 'leave'>('now');
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
  const open = useMutation({
    mutationFn: ({ toId, reason }: { toId: string; reason: 'owner_change' | 'leave' }) =>
      client.handovers.create({ ...selection, toId, reason }),
    onSuccess: async ({ opened, passed }) => {
      notification.info({ title: t('handover.bulk.done', { opened, passed }) });
      await queries.invalidateQueries({ queryKey: api.handovers.key() });
      onDone();
    },
  });
  const run = (owner: string) => (how === 'now' ? assign.mutate(owner) : open.mutate({ toId: owner, reason: how }));
  return (
    <Modal
      open
      title={t('customers.assign.title', { count })}
      okText={t(how === 'now' ? 'customers.assign.action' : 'handover.bulk.go')}
      cancelText={t('customers.cancel')}
      okButtonProps={{ disabled: !ownerId, loading: assign.isPending || open.isPending }}
      onOk={() => ownerId && run(ownerId)}
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
      <Radio.Group
        aria-label={t('handover.bulk.how')}
        className="assignHow"
        value={how}
        onChange={({ target }) => setHow(target.value)}
        options={[
          { value: 'now', label: t('handover.bulk.now') },
          { value: 'owner_change', label: `${t('handover.bulk.open')} · ${t('handover.reasonOf.owner_change')}` },
          { value: 'leave', label: `${t('handover.bulk.open')} · ${t('handover.reasonOf.leave')}` },
        ]}
      />
      <OwnerWarning asked={ownerId ? { ...selection, ownerId } : null} />
      <ActionProblem error={assign.error ?? open.error} />
    </Modal>
  );
}
