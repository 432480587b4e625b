import { COMPARED_BY, type ComparedBy } from '@fulcrum/contract';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { DockedPanel } from '../../kit/index.ts';
import { DayComparison } from './day-comparison.tsx';

interface ComparisonPanelProps {
  by: ComparedBy;
  filter: object;
  against: string | undefined;
  onChange: (next: { compare?: ComparedBy; against?: string }) => void;
  onClose: () => void;
}

/** A list on two days, told apart in one of several ways. */
export function ComparisonPanel({ by, filter, against, onChange, onClose }: ComparisonPanelProps) {
  const { t } = useTranslation();
  return (
    <DockedPanel title={t('comparing.title')} eyebrow={t('comparing.eyebrow')} onClose={onClose}>
      <Segmented<ComparedBy>
        aria-label={t('comparing.byWhat')}
        value={by}
        onChange={(compare) => onChange({ compare })}
        options={COMPARED_BY.map((value) => ({ value, label: t(`comparing.by.${value}`) }))}
      />
      <DayComparison by={by} filter={filter} against={against} onAgainst={(next) => onChange({ against: next })} />
    </DockedPanel>
  );
}
