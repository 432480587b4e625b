import type { FieldType, Mapping } from '@fulcrum/contract';
import { Button, Form, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withField } from './mapping-draft.ts';

const TYPES = ['text', 'number', 'date', 'boolean'] as const satisfies FieldType[];
interface Values {
  column: string;
  id: string;
  type: (typeof TYPES)[number];
}

/** Brings a column along that no field knows, as a field of one's own. */
export function CustomField({ columns, draft, onChange }: { columns: string[]; draft: Mapping; onChange: (draft: Mapping) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const add = ({ column, id, type }: Values) => {
    onChange(withField(draft, `custom.${id}`, { column, ...(type === 'text' ? {} : { type }) }));
    form.resetFields();
    setOpen(false);
  };
  const content = (
    <Form form={form} layout="vertical" className="stack customField" requiredMark={false} initialValues={{ type: 'text' }} onFinish={add}>
      <Form.Item name="column" label={t('importing.column')} rules={[{ required: true, message: t('importing.chooseColumn') }]}>
        <Select options={columns.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item
        name="id"
        label={t('importing.customId')}
        extra={t('importing.customIdHint')}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,40}$/, message: t('importing.customIdHint') }]}
      >
        <Input autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="type" label={t('importing.type')}>
        <Select options={TYPES.map((value) => ({ value, label: t(`importing.typeOf.${value}`) }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('importing.addCustom')}
      </Button>
    </Form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="top" arrow={false} content={content}>
      <Button>{t('importing.asCustom')}</Button>
    </Popover>
  );
}
