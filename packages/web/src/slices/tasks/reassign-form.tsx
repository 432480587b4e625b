import type { Task } from '@fulcrum/contract';
import { Button, Form } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../kit/index.ts';
import { PersonSelect } from './person-select.tsx';
import type { TaskActions } from './use-task-actions.ts';

/** Gives tasks to a colleague. */
export function ReassignForm({ tasks, actions, onCancel }: { tasks: Task[]; actions: TaskActions; onCancel: () => void }) {
  const { t } = useTranslation();
  const name = useRef('');
  return (
    <Form<{ ownerId: string }>
      name="reassign"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={({ ownerId }) => actions.reassign(tasks, ownerId, name.current)}
      className="workForm"
    >
      <Form.Item
        name="ownerId"
        label={t('task.form.newOwner')}
        rules={[{ required: true, message: t('task.form.ownerMissing') }]}
        getValueFromEvent={(id: string, chosen: string) => {
          name.current = chosen;
          return id;
        }}
      >
        <PersonSelect />
      </Form.Item>
      <ProblemNote problem={actions.problem} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={actions.busy}>
          {t('task.form.reassign')}
        </Button>
        <Button onClick={onCancel}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}
