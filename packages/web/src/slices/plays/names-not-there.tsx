import type { PlayInfo } from '@fulcrum/contract';
import { useSpeech } from './play-speech.ts';

/** What the play names that is not there now, and what to do about it. */
export function NamesNotThere({ notThere }: Pick<PlayInfo, 'notThere'>) {
  const speech = useSpeech();
  const { t } = speech;
  if (!notThere.length) return null;
  return (
    <ul className="plainList stepFailed" aria-label={t('playing.notThere.title')}>
      {notThere.map(({ what, name, step }) => {
        const called = what === 'play' ? speech.play(name) : what === 'procedure' ? speech.procedure(name) : name;
        return (
          <li key={`${step} ${what} ${name}`}>
            {step === null ? t('playing.notThere.trigger') : t('playing.notThere.step', { step })}
            {t(`playing.notThere.${what}`, { name: called })} {t(`playing.remedy.${what}`)}
          </li>
        );
      })}
    </ul>
  );
}
