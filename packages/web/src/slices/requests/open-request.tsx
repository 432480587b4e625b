import {
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  type RequestChannel,
  type RequestKind,
  SEVERITIES,
  type ServiceRequestTold,
  type Severity,
} from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, ProblemNote } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { ProductSelect } from './product-select.tsx';
import { useRequestAction } from './use-request-action.ts';

interface Values {
  accountId?: string;
  contactId?: string;
  productId?: string | null;
  kind: RequestKind;
  severity: Severity;
  channel: RequestChannel;
  subject: string;
  text?: string;
}
interface OpenRequestProps {
  /** Whose it is, where that is known. */
  account?: { id: string; name: string; code: string };
  contactId?: string;
  onClose: () => void;
  onOpened: (opened: ServiceRequestTold) => void;
}

/** Writes down what a customer asks. */
export function OpenRequestPanel({ account, contactId, onClose, onOpened }: OpenRequestProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const accountId = Form.useWatch('accountId', form);
  const people = useQuery({
    ...api.contacts.list.queryOptions({ input: { accountId: accountId ?? '', limit: 100 } }),
    enabled: accountId !== undefined,
  }).data?.items;
  const save = useRequestAction(
    ({ text, subject, productId, ...values }: Values) =>
      client.serviceRequests.create({ ...values, subject: subject.trim(), ...(text ? { text } : {}), ...(productId ? { productId } : {}) }),
    (done) => t('desk.open.done', { number: done.number }),
  );
  return (
    <DockedPanel title={t('desk.open.title')} onClose={onClose}>
      <Form<Values>
        form={form}
        name="openRequest"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ kind: 'question', severity: 'normal', channel: 'phone', ...(account ? { accountId: account.id, contactId } : {}) }}
        onFinish={(values) => save.mutate(values, { onSuccess: onOpened })}
      >
        <Form.Item name="accountId" label={t('desk.customer')}>
          <AccountSelect known={account} onChange={() => form.setFieldValue('contactId', undefined)} />
        </Form.Item>
        {people && people.length > 0 ? (
          <Form.Item name="contactId" label={t('desk.contact')}>
            <Select allowClear options={people.map(({ id, name, title }) => ({ value: id, label: title ? `${name} · ${title}` : name }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="subject" label={t('desk.subject')} rules={[{ required: true, whitespace: true, message: t('desk.open.needed') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="text" label={t('desk.open.text')} extra={t('desk.open.textHint')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={10_000} />
        </Form.Item>
        <div className="formPair">
          <Form.Item name="kind" label={t('desk.kind')}>
            <Select options={REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) }))} />
          </Form.Item>
          <Form.Item name="severity" label={t('desk.severity')}>
            <Select options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))} />
          </Form.Item>
        </div>
        <div className="formPair">
          <Form.Item name="channel" label={t('desk.channel')}>
            <Select options={REQUEST_CHANNELS.map((value) => ({ value, label: t(`desk.channelOf.${value}`) }))} />
          </Form.Item>
          <Form.Item name="productId" label={t('desk.product')}>
            <ProductSelect inUse />
          </Form.Item>
        </div>
        <ProblemNote problem={save.problem} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('desk.open.go')}
        </Button>
      </Form>
    </DockedPanel>
  );
}
