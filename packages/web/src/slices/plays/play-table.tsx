import type { PlayEffect, PlayInfo } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door } from '../../kit/index.ts';
import { ServedObjectives } from '../strategy/served-objectives.tsx';
import { EffectWord } from './effect-words.tsx';
import { useSpeech } from './play-speech.ts';
import { triggerWords } from './trigger-words.ts';

interface PlayTableProps {
  plays: readonly PlayInfo[];
  effects: readonly PlayEffect[] | undefined;
  onOpen: (id: string) => void;
}

/** The plays in force: when they begin, what they are at, and what they brought about. */
export function PlayTable({ plays, effects, onOpen }: PlayTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const speech = useSpeech();
  return (
    <table className="plainTable playTable" aria-label={t('shell.page.plays')}>
      <thead>
        <tr>
          <th scope="col">{t('playing.column.name')}</th>
          <th scope="col">{t('playing.column.trigger')}</th>
          <th scope="col" className="right wide">
            {t('playing.column.steps')}
          </th>
          <th scope="col" className="right">
            {t('playing.column.runs')}
          </th>
          <th scope="col" className="right wide">
            {t('playing.column.tasks')}
          </th>
          <th scope="col" className="wide">
            {t('playing.column.effect')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plays.map((play) => (
          <tr key={play.id}>
            <td>
              <Door onOpen={() => onOpen(play.id)}>{play.name[language]}</Door> <PlayMarks play={play} />
              <span className="note block">
                <ServedObjectives policyId={play.id} quiet />
              </span>
            </td>
            <td className="ink2">{triggerWords(play.begins, speech)}</td>
            <td className="right num wide">{play.steps}</td>
            <td className="right num nowrap" title={t('playing.runsOf', figures(play, speech.number))}>
              {[play.running, play.queued, play.held].map(speech.number).join(' / ')}
            </td>
            <td className="right num nowrap wide">{[play.open, play.done].map(speech.number).join(' / ')}</td>
            <td className="wide nowrap">
              <EffectWord effect={effects?.find(({ playId }) => playId === play.id)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const figures = ({ running, queued, held }: PlayInfo, number: (figure: number) => string) => ({
  running: number(running),
  queued: number(queued),
  held: number(held),
});

/** That its values are samples, that it rests, that it names what is not there. */
export function PlayMarks({ play: { sample, pausedAt, notThere } }: { play: Pick<PlayInfo, 'sample' | 'pausedAt' | 'notThere'> }) {
  const { t } = useTranslation();
  return (
    <>
      {pausedAt ? <span className="tag">{t('playing.paused')}</span> : null}{' '}
      {notThere.length ? <span className="tag strong">{t('playing.notThere.mark')}</span> : null}{' '}
      {sample ? (
        <span className="tag" title={t('playing.sampleNote')}>
          {t('playing.sample')}
        </span>
      ) : null}
    </>
  );
}
