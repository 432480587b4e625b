import type { LifecycleCourse } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import type { Stages } from '../lifecycle/stage-mark.tsx';

/** The stages so far, the latest first. */
export function StageHistory({ history, stages }: { history: LifecycleCourse['history']; stages: Stages }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <h4 className="lbl">{t('lifecycle.account.history')}</h4>
      <ol className="stageHistory">
        {history.map((spell) => (
          <li key={spell.from}>
            <span>{stages.find(({ id }) => id === spell.stage)?.name[language] ?? spell.stage}</span>
            <span className="note num nowrap">
              {formatDate(spell.from, language)} – {spell.until ? formatDate(spell.until, language) : t('lifecycle.account.untilNow')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
