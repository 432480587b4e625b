import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes the text of a message along, for WeChat or WeCom; whom it goes to stands beside it. */
export function CopyScript({ text, to }: { text: string; to: string | number | null | undefined }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className="row wrap">
      <Button
        icon={<CopyOutlined aria-hidden />}
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          setCopied(true);
        }}
      >
        {t('playing.message.copy')}
      </Button>
      <span className="note">{to ? t('playing.message.to', { name: to }) : t('playing.message.nobody')}</span>
      <span role="status" className="note">
        {copied ? t('playing.message.copied') : ''}
      </span>
    </div>
  );
}
