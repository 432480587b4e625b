import type { NamedStep, PlayRun, RunStep } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useSpeech } from './play-speech.ts';
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
    </li>
  );
}

/** What came of a step. */
function Came({ step: { task, until, holds } }: { step: RunStep }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = [
    ...(task ? [task.outcome ? t(`task.outcome.${task.outcome}`) : t(`playing.run.task.${task.state}`)] : []),
    ...(task?.owner ? [t('playing.run.owner', { name: task.owner })] : []),
    ...(until ? [t('playing.run.until', { date: formatDate(until, language, { style: 'minute' }) })] : []),
    ...(holds === null ? [] : [t(holds ? 'playing.run.held' : 'playing.run.failed')]),
  ];
  return parts.map((part) => <span key={part}> · {part}</span>);
}
