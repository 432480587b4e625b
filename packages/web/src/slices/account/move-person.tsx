import type { Contact } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { DayField, useRefresh } from '../tasks/index.ts';
import { AccountSelect } from './account-select.tsx';

interface Values {
  toAccountId: string;
  on: string;
  title?: string;
  department?: string;
}

/** Ends a person's post here and begins one at the account where they work now. */
export function MovePerson({ person, today, onClose }: { person: Contact; today: string; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const move = useMutation({
    mutationFn: ({ toAccountId, on, title, department }: Values) =>
      client.contacts.move({
        id: person.id,
        revision: person.revision,
        toAccountId,
        on,
        title: title?.trim() || null,
        department: department?.trim() || null,
      }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <Form<Values>
      name="move-person"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ on: today }}
      onFinish={(values) => move.mutate(values)}
      className="workForm"
    >
      <p className="note">{t('peopleTab.moveNote')}</p>
      <Form.Item name="toAccountId" label={t('peopleTab.moveTo')} rules={[{ required: true, message: t('peopleTab.moveToHint') }]}>
        <AccountSelect except={person.accountId} />
      </Form.Item>
      <DayField name="on" label={t('peopleTab.moveOn')} max={today} />
      <div className="formPair">
        <Form.Item name="title" label={t('peopleTab.moveTitle')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="department" label={t('peopleTab.moveDepartment')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <FormFoot error={move.error} saving={move.isPending} save={t('peopleTab.moveDone')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
