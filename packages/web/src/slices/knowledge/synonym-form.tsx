import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DockedPanel, FormFoot } from '../../kit/index.ts';

const LONGEST = 40;
const MOST = 12;

interface SynonymFormProps {
  words: readonly string[];
  /** Words of the other groups: one word in two of them would make all of both the same. */
  others: readonly string[];
  busy: boolean;
  error: unknown;
  onSave: (words: string[]) => void;
  onClose: () => void;
}

/** The words of one group. */
export function SynonymForm({ words, others, busy, error, onSave, onClose }: SynonymFormProps) {
  const { t } = useTranslation();
  const check = async (_: unknown, value: string[] = []) => {
    const twice = value.find((word) => others.includes(word.trim()));
    if (twice !== undefined) throw new Error(t('knowing.synonyms.twice', { word: twice }));
    if (value.length < 2 || value.some((word) => word.trim().length > LONGEST)) throw new Error(t('knowing.synonyms.needed'));
  };
  return (
    <DockedPanel
      eyebrow={t('shell.page.synonyms')}
      title={t(words.length ? 'knowing.synonyms.edit' : 'knowing.synonyms.add')}
      onClose={onClose}
    >
      <Form<{ words: string[] }>
        name="synonyms"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ words: [...words] }}
        onFinish={({ words: written }) => onSave(written.map((word) => word.trim()))}
      >
        <Form.Item name="words" label={t('knowing.synonyms.words')} extra={t('knowing.synonyms.hint')} rules={[{ validator: check }]}>
          <Select mode="tags" open={false} suffixIcon={null} maxCount={MOST} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <FormFoot error={error} saving={busy} save={t('knowing.synonyms.save')} />
      </Form>
    </DockedPanel>
  );
}
