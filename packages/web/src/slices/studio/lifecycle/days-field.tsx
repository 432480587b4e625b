import { useTranslation } from 'react-i18next';
import { FigureField } from '../figure-field.tsx';

interface DaysFieldProps {
  at: number;
  value: number | null | undefined;
  before: number | null | undefined;
  name: string;
}

/** How long a stage is expected to last; above it, an account is stuck. */
export function DaysField({ at, value, before, name }: DaysFieldProps) {
  const { t } = useTranslation();
  return (
    <FigureField
      path={['stages', at, 'expectedDays']}
      value={value}
      before={before}
      unit={t('stageStudio.days')}
      label={t('stageStudio.expected', { name })}
      placeholder={t('stageStudio.noDays')}
      optional
    />
  );
}
