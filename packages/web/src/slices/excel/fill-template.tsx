import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TemplatesDialog, type TemplatesDialogProps } from './templates-dialog.tsx';

/** Opens the templates for what the page shows. */
export function FillTemplate(props: Omit<TemplatesDialogProps, 'onClose'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const card = props.layout === 'card';
  return (
    <>
      <Button icon={<FileExcelOutlined aria-hidden />} title={card ? t('excel.cardHint') : undefined} onClick={() => setOpen(true)}>
        {t(card ? 'excel.card' : 'excel.open')}
      </Button>
      {open ? <TemplatesDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
