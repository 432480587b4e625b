import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** What a list is narrowed to; the button takes it away. */
export function Dropped({ name, onDrop }: { name: string; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <Button size="small" aria-label={t('owed.clear', { name })} icon={<CloseOutlined aria-hidden />} iconPlacement="end" onClick={onDrop}>
      {name}
    </Button>
  );
}
