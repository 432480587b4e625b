import type { PlayInfo } from '@fulcrum/contract';
import { useSpeech } from './play-speech.ts';
import { saidNotThere } from './said-not-there.ts';

/** What the play names that is not there now, and what to do about it. */
export function NamesNotThere({ notThere }: Pick<PlayInfo, 'notThere'>) {
  const speech = useSpeech();
  const { t } = speech;
  if (!notThere.length) return null;
  return (
    <ul className="plainList stepFailed" aria-label={t('playing.notThere.title')}>
      {notThere.map((one) => (
        <li key={`${one.step} ${one.what} ${one.name}`}>
          {one.step === null ? t('playing.notThere.trigger') : t('playing.notThere.step', { step: one.step })}
          {saidNotThere(speech, one)}
        </li>
      ))}
    </ul>
  );
}
