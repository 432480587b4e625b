import { type Exam, QUESTION_KINDS } from '@fulcrum/contract';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BothField } from '../../kit/index.ts';
import { choicesOf } from './course-values.ts';

const NUMBERS = { passMark: 100, attempts: 20, validMonths: 120 } as const;

/** What the exam of a course asks, and on what terms. */
export function ExamFields() {
  const { t } = useTranslation();
  return (
    <section aria-label={t('training.examTitle')}>
      <h3 className="lbl">{t('training.examTitle')}</h3>
      {(['passMark', 'attempts', 'validMonths'] as const).map((name) => (
        <Form.Item
          key={name}
          name={['exam', name]}
          label={t(`training.field.${name}`)}
          rules={name === 'validMonths' ? [] : [{ required: true, message: t('training.needed') }]}
        >
          <InputNumber min={1} max={NUMBERS[name]} />
        </Form.Item>
      ))}
      <Form.List name={['exam', 'questions']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <OneQuestion key={key} at={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add({ kind: 'single', text: { zh: '', en: '' }, lines: '', right: [], points: 1 })}>
              {t('training.addQuestion')}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
}

function OneQuestion({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const kind = Form.useWatch(['exam', 'questions', at, 'kind'], form) as Exam['questions'][number]['kind'] | undefined;
  const lines = Form.useWatch(['exam', 'questions', at, 'lines'], form) as string | undefined;
  const choices = kind === 'truefalse' ? [t('training.true'), t('training.false')] : choicesOf(lines).map(({ zh }) => zh);
  const needed = [{ required: true, whitespace: true, message: t('training.needed') }];
  return (
    <div className="courseItem">
      <Form.Item name={[at, 'kind']} label={t('training.field.kind')}>
        <Select options={QUESTION_KINDS.map((value) => ({ value, label: t(`training.questionKind.${value}`) }))} />
      </Form.Item>
      <BothField path={[at, 'text']} label={`${t('training.field.question')} ${at + 1}`} needed={t('training.needed')} lines />
      {kind === 'truefalse' ? null : (
        <Form.Item name={[at, 'lines']} label={t('training.field.choices')} extra={t('training.choicesHint')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
        </Form.Item>
      )}
      <Form.Item
        name={[at, 'right']}
        label={t('training.field.right')}
        rules={[{ required: true, message: t('training.needed') }]}
        getValueFromEvent={(chosen: number | number[]) => [chosen].flat()}
        getValueProps={(right: number[] | undefined) => ({ value: kind === 'multiple' ? right : right?.[0] })}
      >
        <Select
          {...(kind === 'multiple' ? { mode: 'multiple' as const } : {})}
          options={choices.map((label, value) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'points']} label={t('training.field.points')}>
        <InputNumber min={1} max={100} />
      </Form.Item>
      <Button size="small" onClick={onRemove}>
        {t('training.remove')}
      </Button>
    </div>
  );
}
