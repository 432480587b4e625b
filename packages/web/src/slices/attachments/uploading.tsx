import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionProblem, ProgressLine } from '../../kit/index.ts';
import type { Upload } from './use-uploads.ts';

/** One file on its way, or why it could not be kept. */
export function Uploading({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useTranslation();
  const { name, share, error } = upload;
  if (error)
    return (
      <div className="row uploadFailed">
        <span className="strong ellip">{name}</span>
        <ActionProblem error={error} />
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('papers.dismiss', { name })} onClick={onDismiss} />
      </div>
    );
  return (
    <div className="uploading" role="status">
      <span className="note ellip block">{t('papers.uploading', { name })}</span>
      <ProgressLine label={t('papers.uploading', { name })} done={Math.round(share * 100)} total={100} bare />
    </div>
  );
}
