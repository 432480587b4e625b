import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { addDays, ProblemNote } from '../../kit/index.ts';
import { DayField } from './day-field.tsx';
import { useNextWorkday } from './use-next-workday.ts';
import type { TaskActions } from './use-task-actions.ts';

interface Values {
  until: string;
  reason: string;
}

interface SnoozeFormProps {
  today: string;
  actions: Pick<TaskActions, 'problem' | 'busy'>;
  onSnooze: (until: string, reason: string) => void;
  onCancel: () => void;
}

/** Puts work off to a later day, with the reason. */
export function SnoozeForm({ today, actions, onSnooze, onCancel }: SnoozeFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const nextDay = useNextWorkday(today);
  const jumps: { label: string; day: string }[] = [
    { label: t('task.form.nextWorkday'), day: nextDay },
    { label: t('task.form.inAWeek'), day: addDays(today, 7) },
    { label: t('task.form.inTwoWeeks'), day: addDays(today, 14) },
  ];
  return (
    <Form<Values>
      form={form}
      name="snooze"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ until: nextDay }}
      onFinish={({ until, reason }) => onSnooze(until, reason)}
      className="workForm"
    >
      <DayField name="until" label={t('task.form.until')} min={addDays(today, 1)} />
      <div className="row wrap jumps">
        {jumps.map((jump) => (
          <Button key={jump.label} size="small" onClick={() => form.setFieldValue('until', jump.day)}>
            {jump.label}
          </Button>
        ))}
      </div>
      <Form.Item
        name="reason"
        label={t('task.form.reason')}
        rules={[{ required: true, whitespace: true, message: t('task.form.reasonMissing') }]}
      >
        <Input maxLength={200} placeholder={t('task.form.reasonHint')} />
      </Form.Item>
      <ProblemNote problem={actions.problem} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={actions.busy}>
          {t('task.form.snooze')}
        </Button>
        <Button onClick={onCancel}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}
