import type { ContractState } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import './contracts.css';

/** How a contract stands, in words with a mark: full while it runs, open before, struck after. */
export function ContractStateChip({ state }: { state: ContractState }) {
  const { t } = useTranslation();
  return (
    <span className="chip contractState">
      <i className={state} aria-hidden />
      {t(`ledger.view.${state}`)}
    </span>
  );
}
