import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LabelledSwitch } from './labelled-switch.tsx';

/** Whether only those are shown who have something left to learn; it stands in the address. */
export const useGaps = (): boolean => useSearch({ from: '/service/training' }).gaps ?? false;

export function GapsSwitch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view } = useSearch({ from: '/service/training' });
  return (
    <LabelledSwitch
      id="only-gaps"
      label={t('training.onlyGaps')}
      checked={useGaps()}
      onChange={(on) => void navigate({ to: '/service/training', search: { view, gaps: on || undefined } })}
    />
  );
}
