import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that the connection is gone and how old the figures are; `asOf` is the time of the last answer, as text. */
export function OfflineBanner({ asOf, online }: { asOf?: string; online?: boolean }) {
  const { t } = useTranslation();
  const connected = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online ?? connected) return null;
  return (
    <div className="offline" role="status">
      {asOf ? t('kit.state.offline', { time: asOf }) : t('kit.state.offlinePlain')}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}
