import { FEEDBACK_FREQUENCIES, type FeedbackFrequency } from '@fulcrum/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const FREQUENCIES = Object.keys(FEEDBACK_FREQUENCIES) as FeedbackFrequency[];

/** How often it meets whoever asked, and what they said. */
export function AskerFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="frequency" label={t('roadmap.form.howOften')} initialValue="once">
        <Select options={FREQUENCIES.map((value) => ({ value, label: t(`roadmap.frequency.${value}`) }))} />
      </Form.Item>
      <Form.Item name="quote" label={t('roadmap.form.quote')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </>
  );
}
