import type { SurveyQuestion } from '@fulcrum/contract';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BothField } from '../../kit/index.ts';

const MOST_QUESTIONS = 5;
const MOST_CHOICES = 10;
const LONGEST = 300;
const LONGEST_CHOICE = 100;
const EMPTY = { zh: '', en: '' };

/** A further question as it is typed: a new one has no id yet, and a text may have choices left over. */
export interface TypedQuestion extends Pick<SurveyQuestion, 'kind' | 'text'> {
  id?: string;
  choices?: { zh: string; en: string }[];
}

/** The questions that were typed. What was answered names a question by its id: those that stand keep theirs. */
export function questionsOf(typed: readonly TypedQuestion[]): SurveyQuestion[] {
  const taken = new Set(typed.flatMap(({ id }) => id ?? []));
  let next = 0;
  const fresh = (): string => {
    do next += 1;
    while (taken.has(`q${next}`));
    return `q${next}`;
  };
  return typed.map(({ kind, id = fresh(), text, choices = [] }) =>
    kind === 'choice' ? { kind, id, text, choices } : { kind: 'text', id, text },
  );
}

/** What a survey asks beyond the score: one of some choices, or a text. */
export function QuestionFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="questions">
      {(fields, { add, remove }) => (
        <section aria-label={t('surveying.further.title')} className="surveyFurther">
          <h3 className="lbl">{t('surveying.further.title')}</h3>
          {fields.map(({ key, name }) => (
            <OneQuestion key={key} at={name} onRemove={() => remove(name)} />
          ))}
          {fields.length < MOST_QUESTIONS ? (
            <p>
              <Button onClick={() => add({ kind: 'text', text: EMPTY } satisfies TypedQuestion)}>{t('surveying.further.add')}</Button>
            </p>
          ) : null}
        </section>
      )}
    </Form.List>
  );
}

function OneQuestion({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const kind = Form.useWatch(['questions', at, 'kind'], form) as SurveyQuestion['kind'] | undefined;
  return (
    <div className="surveyQuestion">
      <Form.Item name={[at, 'kind']} label={t('surveying.further.kind')}>
        <Select
          options={(['text', 'choice'] as const).map((value) => ({ value, label: t(`surveying.further.kinds.${value}`) }))}
          onChange={(chosen) => {
            const choices = ['questions', at, 'choices'];
            if (chosen === 'choice' && !form.getFieldValue(choices)?.length) form.setFieldValue(choices, [EMPTY, EMPTY]);
          }}
        />
      </Form.Item>
      <div className="formPair">
        <BothField
          path={[at, 'text']}
          label={t('surveying.further.question', { nth: at + 1 })}
          needed={t('surveying.needed')}
          lines
          maxLength={LONGEST}
        />
      </div>
      {kind === 'choice' ? <Choices at={at} /> : null}
      <Button size="small" onClick={onRemove}>
        {t('surveying.further.remove', { nth: at + 1 })}
      </Button>
    </div>
  );
}

function Choices({ at }: { at: number }) {
  const { t } = useTranslation();
  const enough = async (_: unknown, choices: unknown[] | undefined) => {
    if ((choices?.length ?? 0) < 2) throw new Error(t('surveying.further.twoChoices'));
  };
  return (
    <Form.List name={[at, 'choices']} rules={[{ validator: enough }]}>
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="surveyChoice">
              <div className="formPair">
                <BothField
                  path={[name]}
                  label={t('surveying.further.choice', { nth: name + 1 })}
                  needed={t('surveying.needed')}
                  maxLength={LONGEST_CHOICE}
                />
              </div>
              {fields.length > 2 ? (
                <Button size="small" type="text" onClick={() => remove(name)}>
                  {t('surveying.further.removeChoice', { nth: name + 1 })}
                </Button>
              ) : null}
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          {fields.length < MOST_CHOICES ? (
            <p>
              <Button size="small" onClick={() => add(EMPTY)}>
                {t('surveying.further.addChoice')}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Form.List>
  );
}
