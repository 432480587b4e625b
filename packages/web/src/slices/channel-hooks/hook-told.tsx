import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where the platform posts to, and what a program signs with, shown once. */
export function HookTold({ path, secret, onDone }: { path: string; secret: string | null; onDone: () => void }) {
  const { t } = useTranslation();
  const shown = [
    { label: t('chatHook.path'), text: `${window.location.origin}${path}` },
    ...(secret ? [{ label: t('chatHook.secret'), text: secret }] : []),
  ];
  return (
    <div role="status" className="workForm">
      <p className="strong">{t('chatHook.once')}</p>
      {shown.map(({ label, text }) => (
        <p key={label}>
          <span className="lbl block">{label}</span>
          <Typography.Text copyable={{ text, tooltips: false }} className="num">
            {text}
          </Typography.Text>
        </p>
      ))}
      <p className="note">{t('chatHook.how')}</p>
      <Button type="primary" onClick={onDone}>
        {t('chatHook.kept')}
      </Button>
    </div>
  );
}
