import { CANNED_NAMES, type CannedAnswer } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** What is answered again and again, as the desk words it. */
export function CannedFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const needed = { required: true, whitespace: true, message: t('desk.work.needed') };
  return (
    <section className="cannedFields" aria-labelledby="desk-canned-title">
      <h3 className="section" id="desk-canned-title">
        {t('desk.canned.title')}
      </h3>
      <p className="note">{t('desk.canned.hint', { names: CANNED_NAMES.map((name) => `{{${name}}}`).join(' ') })}</p>
      <Form.List name="cannedAnswers">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="cannedField">
                <Form.Item name={[name, 'name']} label={t('desk.canned.name')} rules={[needed]}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'text']} label={t('desk.canned.text')} rules={[needed]}>
                  <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
                </Form.Item>
                <Button onClick={() => remove(name)}>
                  {t('desk.canned.remove', { name: form.getFieldValue(['cannedAnswers', name, 'name']) || name + 1 })}
                </Button>
              </div>
            ))}
            <p>
              <Button onClick={() => add({ name: '', text: '' } satisfies CannedAnswer)}>{t('desk.canned.add')}</Button>
            </p>
          </>
        )}
      </Form.List>
    </section>
  );
}
