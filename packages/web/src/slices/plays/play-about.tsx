import { type NamedStep, type PlayPolicy, stepsOf, taskOfStep } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { conditionWords } from '../metrics/condition-words.ts';
import { aimWords, limitWords } from './limit-words.ts';
import { useSpeech } from './play-speech.ts';
import { reachWords, stepWords } from './step-words.ts';
import { triggerWords } from './trigger-words.ts';

/** What a play does, in words: when, at whom, step by step, within which limits, to bring about what. */
export function PlayAbout({ play }: { play: PlayPolicy }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const steps = stepsOf(play);
  const limits = limitWords(play, speech);
  return (
    <section>
      <h3 className="lbl">{t('playing.about.title')}</h3>
      <dl className="fieldList">
        <div>
          <dt>{t('playing.about.when')}</dt>
          <dd>{triggerWords(play.trigger, speech)}</dd>
        </div>
        <div>
          <dt>{t('playing.about.whom')}</dt>
          <dd>{play.who ? conditionWords(play.who, speech.names) : t('playing.about.everyone')}</dd>
        </div>
        <div>
          <dt>{t('playing.about.limits')}</dt>
          <dd>{limits.length ? limits.map((one) => <div key={one}>{one}</div>) : t('playing.about.none')}</dd>
        </div>
        <div>
          <dt>{t('playing.about.aim')}</dt>
          <dd>{play.aim ? aimWords(play.aim, speech) : t('playing.about.aimless')}</dd>
        </div>
        {play.stopWhen ? (
          <div>
            <dt>{t('playing.about.stop')}</dt>
            <dd>{conditionWords(play.stopWhen, speech.names)}</dd>
          </div>
        ) : null}
      </dl>
      <h3 className="lbl">{t('playing.about.steps')}</h3>
      <ol className="playSteps">
        {steps.map((step) => (
          <li key={step.id}>
            {stepWords(step, steps, speech)}
            <StepNotes step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whom a task is to reach and what is taken along. */
export function StepNotes({ step }: { step: NamedStep }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const task = taskOfStep(step);
  if (!task) return null;
  const whom = reachWords(task, speech);
  const { material } = task;
  return (
    <>
      {whom ? <span className="note block">{t('playing.step.reach', { whom })}</span> : null}
      {material ? <span className="note block">{t('playing.step.material', { material: speech.text(material) })}</span> : null}
    </>
  );
}
