import { FEEDBACK_KINDS } from '@fulcrum/contract';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductSelect } from '../requests/product-select.tsx';

interface ItemFieldsProps {
  /** The product chosen before, which the list may not hold. */
  product?: { id: string; name: string } | undefined;
  /** What stands below the title. */
  children?: ReactNode;
}

/** What a problem or need is: its title, kind, product and description. */
export function ItemFields({ product, children }: ItemFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="title"
        label={t('roadmap.form.title')}
        rules={[{ required: true, whitespace: true, message: t('roadmap.form.titleMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {children}
      <Form.Item name="kind" label={t('roadmap.form.kind')}>
        <Radio.Group options={FEEDBACK_KINDS.map((value) => ({ value, label: t(`roadmap.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="productId" label={t('roadmap.product')}>
        <ProductSelect known={product} />
      </Form.Item>
      <Form.Item name="description" label={t('roadmap.form.description')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={10_000} />
      </Form.Item>
    </>
  );
}
