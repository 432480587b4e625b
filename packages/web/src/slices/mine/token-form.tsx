import type { Capability } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, placeIssues } from '../../kit/index.ts';

interface Values {
  name: string;
  scopes?: Capability[];
  expiresInDays?: number;
}

const DAYS = 365;

/** What a new token is for, what it may do, and how long. */
export function TokenForm({ may, onMade, onCancel }: { may: Capability[]; onMade: (token: string) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const create = useMutation({
    mutationFn: (values: Values) => client.identity.createToken({ ...values, expiresInDays: values.expiresInDays ?? undefined }),
    onSuccess: ({ token }) => onMade(token),
    onError: (error) => placeIssues(form, error),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      className="stack mineForm"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ expiresInDays: DAYS }}
      onFinish={(values) => create.mutate(values)}
    >
      <Form.Item name="name" label={t('mine.tokenName')} rules={[{ required: true, whitespace: true, message: t('mine.tokenNameNeeded') }]}>
        <Input autoComplete="off" maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="scopes" label={t('mine.scopes')} extra={t('mine.scopesHint')}>
        <Select
          mode="multiple"
          placeholder={t('mine.allScopes')}
          options={may.map((value) => ({ value, label: t(`mine.may.${value}`) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="expiresInDays" label={t('mine.expiresIn')} extra={t('mine.expiresHint')}>
        <InputNumber min={1} max={3650} precision={0} suffix={t('mine.days')} style={{ width: 160 }} />
      </Form.Item>
      <div className="formFoot">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('mine.makeToken')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('mine.cancel')}
        </Button>
      </div>
      <ActionProblem error={create.error} />
    </Form>
  );
}
