import type { ResidentMonth } from '@fulcrum/contract';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';

interface Values {
  days: number;
  notes?: string;
  changes?: string;
}

/** The report of a month: days present, and what was seen. */
export function ReportForm({ id, month, onDone }: { id: string; month: ResidentMonth; onDone: () => void }) {
  const { t } = useTranslation();
  const file = useChange({
    work: (values: Values) => client.residents.file({ id, month: month.month, ...values }),
    changes: [api.residents.key(), api.interactions.key()],
    said: () => t('resident.filed', { month: month.month }),
  });
  return (
    <Form<Values>
      name={`report:${id}:${month.month}`}
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{ days: month.planned }}
      onFinish={(values) => file.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="days" label={t('resident.days')} rules={[{ required: true, message: t('resident.needed') }]}>
        <InputNumber min={0} max={31} precision={0} />
      </Form.Item>
      <Form.Item name="notes" label={t('resident.notes')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="changes" label={t('resident.changes')} extra={t('resident.changesHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <FormFoot error={file.error} saving={file.isPending} save={t('resident.file')}>
        <Button onClick={onDone}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
