import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem } from '../../kit/index.ts';
import { segmentName } from '../segments/segment-name.ts';
import type { AccountSelection } from './selection.ts';

const NEW = 'new';

/** Puts accounts on a fixed list, an old one or a new one. */
export function AddToList({
  count,
  selection,
  onClose,
  onDone,
}: {
  count: number;
  selection: AccountSelection;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const lists = useQuery(api.segments.list.queryOptions({ input: { kind: 'fixed' } }));
  const [list, setList] = useState<string>();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      const segment = list === NEW ? await client.segments.create({ kind: 'fixed', name: name.trim() }) : { id: list! };
      return { segment, ...(await client.segments.addMembers({ id: segment.id, ...selection })) };
    },
    onSuccess: async ({ added, there, segment }) => {
      const undo = async () => {
        await client.segments.removeMembers({ id: segment.id, ...selection });
        await queries.invalidateQueries({ queryKey: api.segments.key() });
        notification.destroy('listed');
      };
      notification.info({
        key: 'listed',
        title: t('segment.list.done', { count: added, there }),
        // Who was on the list before would be taken off as well.
        actions: there === 0 ? <Button onClick={undo}>{t('customers.assign.undo')}</Button> : undefined,
      });
      await queries.invalidateQueries({ queryKey: api.segments.key() });
      onDone();
    },
  });
  const options = [
    ...(lists.data?.items ?? []).filter((one) => one.mayEdit).map((one) => ({ value: one.id, label: segmentName(one, language) })),
    { value: NEW, label: t('segment.list.new') },
  ];
  const ready = list !== undefined && (list !== NEW || name.trim() !== '');
  return (
    <Modal
      open
      title={t('segment.list.title', { count })}
      okText={t('segment.list.action')}
      cancelText={t('customers.cancel')}
      okButtonProps={{ disabled: !ready, loading: add.isPending }}
      onOk={() => add.mutate()}
      onCancel={onClose}
    >
      <label htmlFor={`${id}-list`} className="fieldLabel">
        {t('segment.kind.fixed')}
      </label>
      <Select
        id={`${id}-list`}
        autoFocus
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={list}
        options={options}
        onChange={setList}
      />
      {list === NEW ? (
        <>
          <label htmlFor={`${id}-name`} className="fieldLabel">
            {t('segment.form.name')}
          </label>
          <Input id={`${id}-name`} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </>
      ) : null}
      <ActionProblem error={add.error} />
    </Modal>
  );
}
