import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';
import { useSpeech } from '../plays/play-speech.ts';
import { triggerWords } from '../plays/trigger-words.ts';
import type { ReachingPlay } from './cell-view.ts';

interface PlayLinesProps {
  title: string;
  plays: readonly ReachingPlay[];
  /** What it says where there is none; without it the part is left out. */
  empty?: string;
}

/** Plays with when they begin, whom they are to reach, and what else they ask. */
export function PlayLines({ title, plays, empty }: PlayLinesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const speech = useSpeech();
  if (plays.length === 0 && !empty) return null;
  return (
    <section>
      <h3 className="lbl">{title}</h3>
      {plays.length === 0 ? <p className="note">{empty}</p> : null}
      <ul className="playLines">
        {plays.map((play) => {
          const whom = [
            ...play.ranks.map((rank) => t(`customer.rank.${rank}`)),
            ...play.roles.map((role) => t(`customer.decisionRole.${role}`)),
          ];
          return (
            <li key={play.id}>
              {can('plays.read') ? (
                <Link to="/strategy/plays" search={{ play: play.id }}>
                  {play.name[language]}
                </Link>
              ) : (
                play.name[language]
              )}{' '}
              {play.paused ? <span className="tag">{t('playing.paused')}</span> : null}
              {play.reach === 'may' ? (
                <span className="tag" title={t('strategy.mayNote')}>
                  {t('strategy.may')}
                </span>
              ) : null}
              <span className="note block">
                {triggerWords(play.begins, speech)}
                {whom.length ? ` · ${whom.join(t('measures.op.comma'))}` : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
