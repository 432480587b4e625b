import type { NamedStep, NotThere, PlayRun, RunStep } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/i18n.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useSpeech } from './play-speech.ts';
import { saidNotThere } from './said-not-there.ts';
import { stepWords } from './step-words.ts';

interface RunStepLineProps {
  step: RunStep;
  of: PlayRun;
  /** As the play says it in the version of the run; undefined while unknown. */
  written: NamedStep | undefined;
  steps: readonly NamedStep[];
}

/** A step of a run: what it says, when it was taken and what came of it. */
export function RunStepLine({ step, of, written, steps }: RunStepLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const speech = useSpeech();
  const { task, takenAt } = step;
  const isOver = of.endedAt !== null;
  return (
    <li className={takenAt ? undefined : 'ahead'}>
      {task && can('tasks.read') ? (
        <Link to="/customers/$accountId" params={{ accountId: of.accountId }} search={{ panel: 'task', of: task.id }}>
          {task.title}
        </Link>
      ) : written ? (
        stepWords(written, steps, speech)
      ) : (
        step.id
      )}
      <span className="note block">
        {takenAt ? formatDate(takenAt, language, { style: 'minute' }) : t(isOver ? 'playing.run.passed' : 'playing.run.notYet')}
        <Came step={step} />
      </span>
      {step.notThere ? <StepFailed notThere={step.notThere} /> : null}
    </li>
  );
}

/** That the step came to nothing, and what to do about it. */
function StepFailed({ notThere }: { notThere: NotThere }) {
  const speech = useSpeech();
  return (
    <span className="block stepFailed" role="note">
      {saidNotThere(speech, notThere, speech.t('playing.run.notMade'))}
    </span>
  );
}

/** Where a mail of the step stands; what a person sends is told by its task. */
function mailParts({ channel, state, to, at, error }: NonNullable<RunStep['message']>, t: TFunction, language: Language): string[] {
  if (channel !== 'mail') return [];
  if (state === 'handed') return [t('playing.run.mail.handed')];
  const moment = at ? formatDate(at, language, { style: 'minute' }) : '';
  return [
    ...(to ? [t('playing.message.to', { name: to })] : []),
    t(`playing.run.mail.${state}`, { moment }),
    ...(error && state !== 'sent' ? [error] : []),
  ];
}

/** Where something by post stands. */
function postParts({ state, why, to, courier, number, on }: NonNullable<RunStep['posting']>, t: TFunction, language: Language): string[] {
  return [
    ...(to ? [t('playing.message.to', { name: to })] : []),
    t(`postings.stateOf.${state}`),
    ...(why ? [t(`postings.why.${why}`)] : []),
    ...(number ? [[courier, number].filter(Boolean).join(' ')] : []),
    ...(on ? [formatDate(on, language)] : []),
  ];
}

/** What came of telling a program outside. */
function callParts({ state, at, error }: NonNullable<RunStep['call']>, t: TFunction, language: Language): string[] {
  const moment = at ? formatDate(at, language, { style: 'minute' }) : '';
  return [t(`playing.run.call.${state}`, { moment }), ...(error && state !== 'sent' ? [error] : [])];
}

/** What came of a step. */
function Came({ step: { task, until, holds, message, posting, call } }: { step: RunStep }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = [
    ...(message ? mailParts(message, t, language) : []),
    ...(posting ? postParts(posting, t, language) : []),
    ...(call ? callParts(call, t, language) : []),
    ...(task ? [task.outcome ? t(`task.outcome.${task.outcome}`) : t(`playing.run.task.${task.state}`)] : []),
    ...(task?.owner ? [t('playing.run.owner', { name: task.owner })] : []),
    ...(until ? [t('playing.run.until', { date: formatDate(until, language, { style: 'minute' }) })] : []),
    ...(holds === null ? [] : [t(holds ? 'playing.run.held' : 'playing.run.failed')]),
  ];
  return parts.map((part) => <span key={part}> · {part}</span>);
}
