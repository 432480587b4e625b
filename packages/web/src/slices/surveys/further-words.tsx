import type { SurveyAnswer } from '@fulcrum/contract';
import { useLanguage } from '../../i18n/use-language.ts';

/** What somebody answered to the further questions, each below its question. */
export function FurtherWords({ answer: { questions, words } }: { answer: Pick<SurveyAnswer, 'questions' | 'words'> }) {
  const language = useLanguage();
  const said = questions.flatMap((question) => {
    const word = words[question.id];
    const text = question.kind === 'choice' && typeof word === 'number' ? question.choices[word]?.[language] : word;
    return text === undefined || text === '' ? [] : [{ id: question.id, question: question.text[language], text: String(text) }];
  });
  if (!said.length) return null;
  return (
    <dl className="surveyWords">
      {said.map(({ id, question, text }) => (
        <div key={id}>
          <dt className="note">{question}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
