import type { ExamAttempt, ExamResult } from '@fulcrum/contract';
import { Button, Checkbox, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem } from '../../kit/index.ts';
import type { Learning } from './learning-verbs.ts';

interface ExamSheetProps {
  attempt: ExamAttempt;
  verbs: Learning;
  certificate: (id: string, text: string) => ReactNode;
  onClose: () => void;
}
type Question = ExamAttempt['questions'][number];

function useChoices(): (question: Question) => string[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ kind, choices }) => (kind === 'truefalse' ? [t('training.true'), t('training.false')] : choices.map((one) => one[language]));
}

/** The questions of an exam; once it is handed in, what came of it. */
export function ExamSheet({ attempt, verbs, certificate, onClose }: ExamSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choicesOf = useChoices();
  const [answers, setAnswers] = useState<Record<string, number[]>>({});
  const hand = useChange({ work: () => verbs.client.handIn({ id: attempt.id, answers }), changes: [verbs.api.key()] });
  if (hand.data) return <Outcome result={hand.data} attempt={attempt} certificate={certificate} onClose={onClose} />;
  const answer = (id: string, chosen: number[]) => setAnswers((before) => ({ ...before, [id]: chosen }));
  return (
    <form
      className="courseView"
      aria-label={t('training.examTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        hand.mutate();
      }}
    >
      {attempt.questions.map((question, nth) => {
        const options = choicesOf(question).map((label, value) => ({ value, label }));
        const chosen = answers[question.id] ?? [];
        return (
          <fieldset key={question.id} className="examQuestion">
            <legend>
              {nth + 1}. {question.text[language]}{' '}
              <span className="note">
                {t('training.examPoints', { points: question.points })}
                {question.kind === 'multiple' ? ` · ${t('training.examMany')}` : ''}
              </span>
            </legend>
            {question.kind === 'multiple' ? (
              <Checkbox.Group options={options} value={chosen} onChange={(next) => answer(question.id, next)} />
            ) : (
              <Radio.Group
                options={options}
                value={chosen[0] ?? null}
                onChange={({ target }) => answer(question.id, [target.value as number])}
              />
            )}
          </fieldset>
        );
      })}
      <ActionProblem error={hand.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={hand.isPending}>
          {t('training.examHandIn')}
        </Button>
        <Button onClick={onClose}>{t('training.examClose')}</Button>
      </div>
    </form>
  );
}

function Outcome({ result, attempt, certificate, onClose }: Omit<ExamSheetProps, 'verbs'> & { result: ExamResult }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choicesOf = useChoices();
  const { points, most, passMark, passed, left } = result;
  const wrong = attempt.questions.flatMap((question) => {
    const said = result.questions.find(({ id }) => id === question.id);
    return said && !said.isRight ? [{ question, right: said.right }] : [];
  });
  return (
    <section className="courseView" aria-label={t('training.examTitle')}>
      <p className="strong" role="status">
        {t(passed ? 'training.examPassed' : 'training.examFailed', { points, most, mark: passMark })}
      </p>
      {result.certificate ? <p>{certificate(result.certificate.id, t('training.openCertificate'))}</p> : null}
      {passed ? null : <p>{t('training.examLeft', { count: left })}</p>}
      {wrong.length ? (
        <>
          <h2 className="section">{t('training.examWrong')}</h2>
          <ul className="plainList courseList">
            {wrong.map(({ question, right }) => (
              <li key={question.id}>
                {question.text[language]}
                {right ? (
                  <p className="note">
                    {t('training.examRight', { right: right.map((one) => choicesOf(question)[one]).join(language === 'zh' ? '、' : ', ') })}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div>
        <Button onClick={onClose}>{t('training.examClose')}</Button>
      </div>
    </section>
  );
}
