import { kindOfStep, type NamedStep, PlayPolicy, stepsOf, type TriedPlay, taskOfStep } from '@fulcrum/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate } from '../../../kit/index.ts';
import { useSpeech } from '../../plays/play-speech.ts';
import { reachWords, stepWords } from '../../plays/step-words.ts';
import { draftOf } from '../policy-text.ts';
import { takenPlaces } from './taken-places.ts';

/** The steps of the draft at one customer, their texts filled; what would not be taken today stands back. */
export function TrialCourse({ account, text, isStale }: { account: TriedPlay; text: string; isStale: boolean }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const steps = useMemo(() => {
    const play = draftOf(text, PlayPolicy);
    return play ? stepsOf(play) : [];
  }, [text]);
  const taken = takenPlaces(steps, account.ways);
  if (!steps.length) return null;
  return (
    <section className={isStale ? 'studioBase stale' : 'studioBase'} aria-labelledby="studio-course-title">
      <h2 className="section" id="studio-course-title">
        {t('playStudio.course', { account: account.name })}
      </h2>
      <ol className="trialCourse">
        {steps.map((step, at) => (
          <li key={step.id} className={taken.has(at) ? undefined : 'passed'}>
            <span className="flowPlace">{at + 1}</span>
            <div className="grow">
              {taskOfStep(step) ? (
                <Filled step={step} account={account} />
              ) : 'material' in step ? (
                <Posted id={step.id} account={account} />
              ) : 'notify' in step ? (
                <Told id={step.id} account={account} />
              ) : (
                <p>{stepWords(step, steps, speech)}</p>
              )}
              <Way step={step} account={account} />
              {taken.has(at) ? null : <span className="note block">{t('playStudio.passed')}</span>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Way({ step, account }: { step: NamedStep; account: TriedPlay }) {
  const { t } = useTranslation();
  if (kindOfStep(step) !== 'branch') return null;
  const way = account.ways.find((one) => one.step === step.id);
  return (
    <span className="note block">{t(way ? (way.holds ? 'playStudio.today.met' : 'playStudio.today.unmet') : 'playStudio.today.open')}</span>
  );
}

/** What would be posted, to whom, or why not. */
function Posted({ id, account }: { id: string; account: TriedPlay }) {
  const { t } = useTranslation();
  const piece = account.posts.find(({ step }) => step === id);
  if (!piece) return null;
  return (
    <>
      <p className="strong">{t('playing.step.post', { what: piece.what })}</p>
      <span className="note block">
        {piece.why ? t(`postings.why.${piece.why}`) : t('playStudio.material.to', { name: piece.to ?? '' })}
      </span>
    </>
  );
}

/** What the group would be told. */
function Told({ id, account }: { id: string; account: TriedPlay }) {
  const { t } = useTranslation();
  const notice = account.notices.find(({ step }) => step === id);
  if (!notice) return null;
  return (
    <>
      <p className="strong">{notice.title}</p>
      <span className="note block">{t('playStudio.notify.to', { group: notice.group })}</span>
      {notice.detail ? <blockquote className="trialScript">{notice.detail}</blockquote> : null}
    </>
  );
}

function Filled({ step, account }: { step: NamedStep; account: TriedPlay }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const speech = useSpeech();
  const filled = account.tasks.find((one) => one.step === step.id);
  const asked = taskOfStep(step);
  if (!asked) return null;
  if (!filled) return <p>{speech.text(asked.title)}</p>;
  const whom = reachWords(asked, speech);
  const byMail = 'message' in step && step.message.channel === 'mail';
  return (
    <>
      <p className="strong">{filled.mail ? filled.mail.subject : filled.title}</p>
      <span className="note block">
        {filled.mail
          ? t('playStudio.message.mailed', { name: filled.mail.to ?? '' })
          : t('playStudio.due', { owner: filled.owner ?? t('playing.doer.owner'), date: formatDate(filled.dueOn, language) })}
        {whom && !filled.mail ? ` · ${t('playing.step.reach', { whom })}` : null}
      </span>
      {byMail && !filled.mail ? <span className="note block">{t('playStudio.message.unmailed')}</span> : null}
      {filled.mail ? null : <p>{filled.reason}</p>}
      {filled.script ? <blockquote className="trialScript">{filled.script}</blockquote> : null}
      {filled.checklist.length ? (
        <ul className="trialPoints">
          {filled.checklist.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      ) : null}
      {filled.material ? <span className="note block">{t('playing.step.material', { material: filled.material })}</span> : null}
    </>
  );
}
