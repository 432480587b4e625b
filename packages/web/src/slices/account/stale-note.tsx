import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/index.ts';

/** When someone else saved meanwhile: the way to their version. Shows nothing for other failures. */
export function StaleNote({ error, onReload }: { error: unknown; onReload: () => void }) {
  const { t } = useTranslation();
  if (problemOf(error)?.status !== 412) return null;
  return (
    <p className="row wrap staleNote">
      <span className="grow note">{t('account.stale')}</span>
      <Button size="small" onClick={onReload}>
        {t('account.reload')}
      </Button>
    </p>
  );
}
