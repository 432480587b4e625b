import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A text in both languages. */
export function TextPair({ path, label }: { path: string[]; label: string }) {
  const { t } = useTranslation();
  return (
    <div className="formPair">
      {(['zh', 'en'] as const).map((language) => (
        <Form.Item
          key={language}
          name={[...path, language]}
          label={`${label} · ${t(`surveying.in.${language}`)}`}
          rules={[{ required: true, whitespace: true, message: t('surveying.needed') }]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
        </Form.Item>
      ))}
    </div>
  );
}
