import type { ProcedureBoard, ProcedureCard } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatDate } from '../../kit/index.ts';
import { CourtOf } from './run-facts.tsx';
import { useWorkingTime } from './use-working-time.ts';

interface BoardCardProps {
  card: ProcedureCard;
  by: ProcedureBoard['by'];
  one: boolean;
  open: boolean;
  onOpen: () => void;
}

/** A run: whose it is, who has it, since when, and what is left of the limit. */
export function BoardCard({ card, by, one, open, onOpen }: BoardCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const what = [one ? null : card.name[language], by === 'step' ? null : card.stepName?.[language]].filter(Boolean);
  return (
    <li className={open ? 'boardCard open' : 'boardCard'}>
      <Door onOpen={onOpen}>{card.accountName}</Door>
      {what.length > 0 ? <span className="note block">{what.join(' · ')}</span> : null}
      <span className="block">
        {card.approvers.length > 0 ? (
          t('procedure.board.asks', { names: card.approvers.join(t('procedure.board.and')) })
        ) : (
          <CourtOf run={card} />
        )}
      </span>
      <span className="boardTimes note">
        <span className="nowrap">{t('procedure.board.since', { at: formatDate(card.since, language, { style: 'minute' }) })}</span>
        <Left card={card} />
      </span>
    </li>
  );
}

function Left({ card }: { card: ProcedureCard }) {
  const { t } = useTranslation();
  const { length } = useWorkingTime();
  if (!card.late) return <span className="nowrap">{t('procedure.board.left', { time: length(Math.max(0, card.leftMs)) })}</span>;
  // Its limit may have ended with the working day.
  const over = card.leftMs === 0 ? t('procedure.late') : t('procedure.board.over', { time: length(Math.abs(card.leftMs)) });
  return <span className="hot nowrap">{over}</span>;
}
