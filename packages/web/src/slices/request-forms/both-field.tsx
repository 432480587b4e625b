import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface BothFieldProps {
  name: 'title' | 'intro' | 'consent';
  label: string;
  needed?: boolean;
  lines?: boolean;
}

/** One text in both languages. */
export function BothField({ name, label, needed = false, lines = false }: BothFieldProps) {
  const { t } = useTranslation();
  return (['zh', 'en'] as const).map((language) => (
    <Form.Item
      key={language}
      name={[name, language]}
      label={t('requestForm.inLanguage', { label, language: t(`requestForm.languageOf.${language}`) })}
      rules={needed ? [{ required: true, whitespace: true, message: t('sending.needed') }] : []}
    >
      {lines ? (
        <Input.TextArea lang={language} maxLength={2000} autoSize={{ minRows: 1, maxRows: 5 }} />
      ) : (
        <Input lang={language} maxLength={200} />
      )}
    </Form.Item>
  ));
}
