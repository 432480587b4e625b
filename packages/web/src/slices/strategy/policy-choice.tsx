import type { StrategyMatrix } from '@fulcrum/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import type { MatrixSearch } from './matrix.search.ts';

interface PolicyChoiceProps {
  matrix: StrategyMatrix;
  onChange: (next: Partial<MatrixSearch>) => void;
}

/** By which tier policy and which lifecycle, where there are several in force. */
export function PolicyChoice({ matrix, onChange }: PolicyChoiceProps) {
  const there = { level: undefined, stage: undefined };
  return (
    <>
      <Choice of="tier" shown={matrix.tier} policies={matrix.tiers} onChoose={(tier) => onChange({ tier, ...there })} />
      <Choice
        of="lifecycle"
        shown={matrix.lifecycle}
        policies={matrix.lifecycles}
        onChoose={(lifecycle) => onChange({ lifecycle, track: undefined, ...there })}
      />
    </>
  );
}

interface ChoiceProps {
  of: 'tier' | 'lifecycle';
  shown: StrategyMatrix['tier'];
  policies: StrategyMatrix['tiers'];
  /** Undefined: the main one. */
  onChoose: (id: string | undefined) => void;
}

function Choice({ of, shown, policies, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const main = policies[0]?.id;
  if (policies.length < 2 || !shown) return null;
  return (
    <Select
      className="policyChoice"
      aria-label={t(`strategy.by.${of}`)}
      value={shown.id}
      popupMatchSelectWidth={false}
      onChange={(id) => onChoose(id === main ? undefined : id)}
      options={policies.map(({ id, name }) => ({
        value: id,
        label: id === main ? t('strategy.by.main', { name: name[language] }) : name[language],
      }))}
    />
  );
}
