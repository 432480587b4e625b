import { SEVERITIES, type Severity } from '@fulcrum/contract';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { DockedPanel, ProblemNote, shownProblem } from '../../kit/index.ts';
import { asTarget, type Holder, HolderSelect } from './holder-select.tsx';

interface Values {
  holder?: Holder;
  severity?: Severity;
}

/** Dispatches many, or changes how severe they are. */
export function BulkPanel({ ids, onClose, onDone }: { ids: string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { holder, severity } = Form.useWatch([], form) ?? {};
  const save = useChange({
    work: (values: Values) =>
      client.serviceRequests.bulk({
        ids,
        ...(values.holder ? asTarget(values.holder) : {}),
        ...(values.severity ? { severity: values.severity } : {}),
      }),
    said: ({ changed, left }) => t(left > 0 ? 'desk.bulk.doneLeft' : 'desk.bulk.done', { count: changed, left }),
    changes: [api.serviceRequests.key()],
  });
  return (
    <DockedPanel title={t('desk.bulk.title')} eyebrow={t('desk.bulk.chosen', { count: ids.length })} onClose={onClose}>
      <Form<Values>
        form={form}
        name="bulkRequests"
        layout="vertical"
        className="workForm"
        onFinish={(values) => save.mutate(values, { onSuccess: onDone })}
      >
        <Form.Item name="holder" label={t('desk.dispatch.title')}>
          <HolderSelect />
        </Form.Item>
        <Form.Item name="severity" label={t('desk.severity')}>
          <Select allowClear options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))} />
        </Form.Item>
        <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
        <Button type="primary" htmlType="submit" disabled={!holder && !severity} loading={save.isPending}>
          {t('desk.bulk.go')}
        </Button>
      </Form>
    </DockedPanel>
  );
}
