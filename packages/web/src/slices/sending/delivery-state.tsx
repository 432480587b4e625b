import type { Delivery } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import './sending.css';

const marks = { waiting: '○', again: '◑', sent: '●', failed: '✕' } as const;

/** Where a delivery stands, in a mark and a word; what was tried in vain and is tried again is told from what only waits. */
export function DeliveryState({ delivery: { state, error } }: { delivery: Pick<Delivery, 'state' | 'error'> }) {
  const { t } = useTranslation();
  const shown = state === 'waiting' && error ? 'again' : state;
  return (
    <span className={shown === 'failed' ? 'chip strong' : 'chip'}>
      <span className="sendingMark" aria-hidden>
        {marks[shown]}
      </span>
      {t(`sending.stateOf.${shown}`)}
    </span>
  );
}
