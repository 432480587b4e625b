import { type PortalSurvey, SURVEY_SCALES } from '@fulcrum/contract';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';

interface Values {
  score?: number;
  comment?: string;
  words?: Record<string, string | number | undefined>;
}

/** The score, what follows from it, and the further questions; what is sent again takes the place of what was said. */
export function AnswerForm({ survey: { id, kind, survey, answer } }: { survey: PortalSurvey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const { from, to, low, high } = SURVEY_SCALES[kind];
  const score = Form.useWatch('score', form) ?? answer?.score;
  const band = score === undefined ? 'middle' : score <= low ? 'low' : score >= high ? 'high' : 'middle';
  const send = useChange({
    work: ({ score: given = from, comment, words = {} }: Values) =>
      client.portalSurveys.answer({
        ...{ id, score: given, comment: comment?.trim() || null },
        words: Object.fromEntries(
          Object.entries(words).filter((one): one is [string, string | number] => one[1] !== undefined && one[1] !== ''),
        ),
      }),
    said: () => t('portal.survey.kept'),
    changes: [api.portalSurveys.key()],
  });
  const initialValues: Values = answer ? { ...answer, comment: answer.comment ?? '' } : {};
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="portalAsk"
      initialValues={initialValues}
      onFinish={(values) => send.mutate(values)}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="score" label={survey.question[language]} rules={[{ required: true, message: t('portal.survey.needed') }]}>
        <Radio.Group
          className="surveyScores"
          optionType="button"
          options={Array.from({ length: to - from + 1 }, (_, nth) => ({ value: from + nth, label: String(from + nth) }))}
        />
      </Form.Item>
      <p className="note surveyEnds">
        <span>
          {from} {t(`portal.survey.ends.${kind}.low`)}
        </span>
        <span>
          {t(`portal.survey.ends.${kind}.high`)} {to}
        </span>
      </p>
      <Form.Item name="comment" label={survey.followUp[band][language]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {survey.questions.map((question) => (
        <Form.Item key={question.id} name={['words', question.id]} label={question.text[language]}>
          {question.kind === 'text' ? (
            <Input.TextArea rows={2} maxLength={2000} />
          ) : (
            <Radio.Group
              className="surveyChoices"
              options={question.choices.map((choice, value) => ({ value, label: choice[language] }))}
            />
          )}
        </Form.Item>
      ))}
      <ProblemNote problem={send.error ? shownProblem(send.error) : null} />
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {t(answer ? 'portal.survey.change' : 'portal.survey.send')}
      </Button>
    </Form>
  );
}
