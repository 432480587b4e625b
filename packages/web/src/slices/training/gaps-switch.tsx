import { useNavigate, useSearch } from '@tanstack/react-router';
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';

/** Whether only those are shown who have something left to learn; it stands in the address. */
export function useGaps(): [boolean, React.ReactNode] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { gaps = false, view } = useSearch({ from: '/customers/training' });
  return [
    gaps,
    <p className="row gapsSwitch" key="gaps">
      <Switch
        id="only-gaps"
        checked={gaps}
        onChange={(on) => void navigate({ to: '/customers/training', search: { view, gaps: on || undefined } })}
      />
      <label htmlFor="only-gaps">{t('training.onlyGaps')}</label>
    </p>,
  ];
}
