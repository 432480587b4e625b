import { RISK_KINDS, type Risk } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { MaybeDayField } from '../account/maybe-day-field.tsx';
import { PersonSelect, useRefresh } from '../tasks/index.ts';

interface Values {
  kind: Risk['kind'];
  title: string;
  ownerId?: string;
  dueOn?: string | null;
  plan?: string;
}

/** Raises a risk by hand. */
export function RaiseRisk({ accountId, name, onClose }: { accountId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const raise = useMutation({
    mutationFn: ({ kind, title, ownerId, dueOn, plan }: Values) =>
      client.risks.raise({ accountId, kind, title, dueOn: dueOn ?? null, plan: plan?.trim() || null, ...(ownerId ? { ownerId } : {}) }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <DockedPanel eyebrow={name} title={t('risks.raise')} onClose={onClose}>
      <Form<Values>
        name="raiseRisk"
        layout="vertical"
        requiredMark={false}
        validateTrigger="onBlur"
        initialValues={{ kind: 'other' }}
        onFinish={(values) => raise.mutate(values)}
        className="workForm"
      >
        <Form.Item name="kind" label={t('risks.kind')}>
          <Select options={RISK_KINDS.map((value) => ({ value, label: t(`risks.kindOf.${value}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('risks.what')} rules={[{ required: true, whitespace: true, message: t('risks.whatNeeded') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="formPair">
          <Form.Item name="ownerId" label={t('risks.owner')}>
            <PersonSelect />
          </Form.Item>
          <MaybeDayField name="dueOn" label={t('risks.due')} />
        </div>
        <Form.Item name="plan" label={t('risks.plan')}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={10_000} />
        </Form.Item>
        <FormFoot error={raise.error} saving={raise.isPending} save={t('risks.raise')}>
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        </FormFoot>
      </Form>
    </DockedPanel>
  );
}
