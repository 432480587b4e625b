import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where a mail service posts to, shown once. */
export function HookPath({ name, hook, onDone }: { name: string; hook: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="hookPath">
      <p className="strong">{t('inbound.hookOnce', { name })}</p>
      <p>
        <Typography.Text copyable={{ text: `${window.location.origin}${hook}`, tooltips: false }} className="num">
          {`${window.location.origin}${hook}`}
        </Typography.Text>
      </p>
      <p className="note">{t('inbound.hookHow')}</p>
      <Button type="primary" onClick={onDone}>
        {t('inbound.hookKept')}
      </Button>
    </div>
  );
}
