import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { DayField } from './day-field.tsx';
import { PersonSelect } from './person-select.tsx';
import { useRefresh } from './use-task-actions.ts';

interface Values {
  accountId: string;
  title: string;
  reason?: string;
  dueOn: string;
  ownerId?: string;
}
interface NewTaskFormProps {
  today: string;
  /** The account when it is given by the page. */
  accountId?: string;
  onMade: (taskId: string) => void;
  onCancel: () => void;
}

/** Adds a task by hand. */
export function NewTaskForm({ today, accountId, onMade, onCancel }: NewTaskFormProps) {
  const { t } = useTranslation();
  const me = useMe();
  const refresh = useRefresh();
  const create = useMutation({
    mutationFn: (values: Values) => client.tasks.create(values),
    onSuccess: async (task) => {
      await refresh();
      onMade(task.id);
    },
  });
  return (
    <Form<Values>
      name="new-task"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ dueOn: today, accountId, ownerId: me?.id }}
      onFinish={(values) => create.mutate({ ...values, ...(accountId ? { accountId } : {}) })}
      className="workForm"
    >
      {accountId ? null : (
        <Form.Item name="accountId" label={t('task.form.account')} rules={[{ required: true, message: t('task.form.accountMissing') }]}>
          <AccountSelect />
        </Form.Item>
      )}
      <Form.Item
        name="title"
        label={t('task.form.title')}
        rules={[{ required: true, whitespace: true, message: t('task.form.titleMissing') }]}
      >
        <Input maxLength={200} placeholder={t('task.form.titleHint')} />
      </Form.Item>
      <Form.Item name="reason" label={t('task.form.why')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <DayField name="dueOn" label={t('task.form.dueOn')} min={today} />
      {me?.may.includes('users.read') ? (
        <Form.Item name="ownerId" label={t('task.form.owner')}>
          <PersonSelect />
        </Form.Item>
      ) : null}
      <FormFoot error={create.error} saving={create.isPending} save={t('task.form.add')}>
        <Button onClick={onCancel}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}

/** An account, found by its name or code. */
function AccountSelect({ id, value, onChange }: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.accounts.list.queryOptions({ input: { limit: 20, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('task.form.accountHint')}
      loading={found.isFetching}
      options={found.data?.items.map((account) => ({ value: account.id, label: account.name }))}
      onChange={onChange}
    />
  );
}
