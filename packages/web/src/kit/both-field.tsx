import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface BothFieldProps {
  /** Where the text stands in the form's values; below it zh and en. */
  path: (string | number)[];
  label: string;
  /** What is said where a language is left empty; absent: it may be. */
  needed?: string;
  /** May go over several lines. */
  lines?: boolean;
  maxLength?: number;
}

/** One text in both languages, a field each. */
export function BothField({ path, label, needed, lines = false, maxLength = lines ? 2000 : 200 }: BothFieldProps) {
  const { t } = useTranslation();
  return (['zh', 'en'] as const).map((language) => (
    <Form.Item
      key={language}
      name={[...path, language]}
      label={`${label} · ${t(`kit.language.${language}`)}`}
      rules={needed ? [{ required: true, whitespace: true, message: needed }] : []}
    >
      {lines ? (
        <Input.TextArea lang={language} maxLength={maxLength} autoSize={{ minRows: 1, maxRows: 6 }} />
      ) : (
        <Input lang={language} maxLength={maxLength} />
      )}
    </Form.Item>
  ));
}
