import type { FunnelStage } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { issuesAt, useStudioForm } from '../studio-form-context.ts';
import { cellOf, useBenefitsDraft } from './benefits-draft.ts';
import { useBenefitsNow } from './use-benefits-now.ts';
import { useDraftTerms } from './use-draft-terms.ts';

interface CellButtonProps {
  level: string;
  stage: FunnelStage;
  isOpen: boolean;
  onOpen: () => void;
}

/** One cell: its benefits in short, how many customers stand in it; hatched where they get nothing. */
export function CellButton({ level, stage, isOpen, onOpen }: CellButtonProps) {
  const { t } = useTranslation();
  const { policy, before } = useBenefitsDraft();
  const { issues, warnings } = useStudioForm();
  const { cells } = useBenefitsNow();
  const words = useDraftTerms();
  const at = policy.matrix.findIndex((cell) => cell.level === level && cell.stage === stage);
  const terms = policy.matrix[at]?.benefits ?? [];
  const accounts = cells.find((cell) => cell.level === level && cell.stage === stage)?.accounts ?? 0;
  const changed = before !== null && JSON.stringify(cellOf(before, level, stage)?.benefits ?? []) !== JSON.stringify(terms);
  const found = (list: typeof issues) => at >= 0 && issuesAt(list, ['matrix', at], true).length > 0;
  const state = [
    'termCell',
    ...(isOpen ? ['on'] : []),
    ...(changed ? ['changed'] : []),
    ...(terms.length === 0 && accounts > 0 ? ['gap'] : []),
    ...(found(issues) ? ['wrong'] : found(warnings) ? ['mild'] : []),
  ];
  return (
    <button type="button" className={state.join(' ')} aria-expanded={isOpen} onClick={onOpen}>
      <span className="visuallyHidden">{t('grant.matrix.cell', { level, stage: t(`benefit.stage.${stage}`) })}</span>
      <span className="note num block">{t('benefit.accounts', { count: accounts, accounts })}</span>
      {terms.length === 0 ? <span className="ink3">{t(accounts > 0 ? 'benefit.matrix.gap' : 'benefit.matrix.empty')}</span> : null}
      {terms.map((one) => {
        const { name, detail } = words(one);
        return (
          <span key={one.benefit} className="block">
            {name} {detail ? <span className="note num">{detail}</span> : null}
          </span>
        );
      })}
    </button>
  );
}
