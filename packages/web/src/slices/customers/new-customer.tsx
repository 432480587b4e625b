import { ACCOUNT_KINDS } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, problemOf } from '../../api/index.ts';
import { ActionProblem, DockedPanel } from '../../kit/index.ts';
import { choiceName } from '../metrics/choice-name.ts';
import { RegionSelect } from '../metrics/region-select.tsx';

interface NewCustomerFields {
  name: string;
  code: string;
  shortName?: string;
  kind: (typeof ACCOUNT_KINDS)[number];
  industry?: string;
  regionCode?: string;
  employees?: number | null;
}

const FORM = 'new-customer';

/** Adds a customer by hand; leads to its page. What was typed stays until it is saved. */
export function NewCustomer({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<NewCustomerFields>();
  const create = useMutation({
    mutationFn: ({ shortName, industry, regionCode, employees, ...rest }: NewCustomerFields) =>
      client.accounts.create({
        ...rest,
        ...(shortName ? { shortName } : {}),
        ...(industry ? { industry } : {}),
        ...(regionCode ? { regionCode } : {}),
        ...(employees === null || employees === undefined ? {} : { employees }),
      }),
    onSuccess: async (account) => {
      await queries.invalidateQueries({ queryKey: api.accounts.key() });
      onCreated(account.id);
    },
    onError: (error) => {
      const problem = problemOf(error);
      if (problem?.code === 'resource.taken') form.setFields([{ name: 'code', errors: [t('customers.new.codeTaken')] }]);
      const issues = problem?.issues ?? [];
      form.setFields(issues.map(({ path, message }) => ({ name: path[0] as keyof NewCustomerFields, errors: [message] })));
    },
  });
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <DockedPanel
      eyebrow={t('shell.group.customers')}
      title={t('customers.new.action')}
      onClose={onClose}
      foot={
        <div className="row">
          <Button type="primary" htmlType="submit" form={FORM} loading={create.isPending}>
            {t('customers.new.submit')}
          </Button>
          <Button onClick={onClose}>{t('customers.cancel')}</Button>
        </div>
      }
    >
      <Form
        name={FORM}
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={{ kind: 'consumer' }}
        onFinish={(fields) => create.mutate(fields)}
      >
        <Form.Item name="name" label={t('customers.new.name')} rules={required(t('customers.new.nameMissing'))}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="code"
          label={t('customers.new.code')}
          extra={t('customers.new.codeHint')}
          rules={required(t('customers.new.codeMissing'))}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="shortName" label={t('customers.new.shortName')}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="kind" label={t('customers.field.kind')}>
          <Select options={ACCOUNT_KINDS.map((kind) => ({ value: kind, label: choiceName('account.kind', kind) }))} />
        </Form.Item>
        <Form.Item name="industry" label={t('customers.field.industry')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="regionCode" label={t('customers.field.region')} extra={t('customers.new.regionHint')}>
          <RegionSelect />
        </Form.Item>
        <Form.Item name="employees" label={t('customers.field.employees')}>
          <InputNumber min={0} precision={0} suffix={t('customers.unit.people')} className="figureInput" />
        </Form.Item>
      </Form>
      <ActionProblem error={create.error} />
    </DockedPanel>
  );
}
