import type { InboundMail } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import './inbound.css';

const marks: Record<InboundMail['state'], string> = { received: '○', handled: '●', ignored: '–', refused: '↩', failed: '✕' };

/** What became of a mail, in a mark and a word. */
export function InboundState({ state }: { state: InboundMail['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={state === 'failed' ? 'chip strong' : 'chip'}>
      <span className="inboundMark" aria-hidden>
        {marks[state]}
      </span>
      {t(`inbound.view.${state}`)}
    </span>
  );
}
