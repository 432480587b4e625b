import { ORDER_KINDS, SEVERITIES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ProductSelect } from '../requests/product-select.tsx';

interface OrderFieldsProps {
  accountId: string | undefined;
  /** Its product, which the list may not hold. */
  product?: { id: string; name: string } | undefined;
}

/** What an order is about: of a new one and of one that changes. */
export function OrderFields({ accountId, product }: OrderFieldsProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const people = useQuery({
    ...api.contacts.list.queryOptions({ input: { accountId: accountId ?? '', limit: 100 } }),
    enabled: accountId !== undefined && can('contacts.read'),
  }).data?.items;
  return (
    <>
      <Form.Item
        name="title"
        label={t('serviceOrder.title')}
        rules={[{ required: true, whitespace: true, message: t('serviceOrder.open.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="description" label={t('serviceOrder.description')} extra={t('serviceOrder.open.descriptionHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={10_000} />
      </Form.Item>
      <div className="formPair">
        <Form.Item name="kind" label={t('serviceOrder.kind')}>
          <Select options={ORDER_KINDS.map((value) => ({ value, label: t(`serviceOrder.kindOf.${value}`) }))} />
        </Form.Item>
        <Form.Item name="severity" label={t('serviceOrder.severity')}>
          <Select
            allowClear
            placeholder={t('serviceOrder.noSeverity')}
            options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))}
          />
        </Form.Item>
      </div>
      <div className="formPair">
        {people && people.length > 0 ? (
          <Form.Item name="contactId" label={t('serviceOrder.contact')}>
            <Select allowClear options={people.map(({ id, name, title }) => ({ value: id, label: title ? `${name} · ${title}` : name }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="productId" label={t('serviceOrder.product')}>
          <ProductSelect inUse known={product} />
        </Form.Item>
      </div>
      <Form.Item name="toProvider" valuePropName="checked">
        <Checkbox>{t('serviceOrder.open.toProvider')}</Checkbox>
      </Form.Item>
    </>
  );
}
