import { DeleteOutlined, DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import type { ExcelTemplate } from '@fulcrum/contract';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { templateUrl } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

interface TemplateRowProps {
  template: ExcelTemplate;
  filling: boolean;
  onFill: () => void;
  onRemove: () => void;
}

/** One template: what it is, whose, and what to do with it. */
export function TemplateRow({ template, filling, onFill, onRemove }: TemplateRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, name, fileName, placeholders, createdByName, createdAt, mayChange } = template;
  return (
    <li>
      <FileExcelOutlined aria-hidden className="fileMark" />
      <span className="templateWhat">
        <span className="strong">{name}</span>
        <span className="note block">
          {t('excel.places', { count: placeholders })} ·{' '}
          {t('excel.by', { name: createdByName ?? t('excel.bySystem'), day: formatDate(createdAt.slice(0, 10), language) })}
        </span>
      </span>
      <span className="fileActs">
        <Button type="primary" size="small" loading={filling} onClick={onFill}>
          {t('excel.fill')}
        </Button>
        <Button
          type="text"
          size="small"
          icon={<DownloadOutlined />}
          href={templateUrl(id)}
          download={fileName}
          aria-label={t('excel.original', { name })}
          title={t('excel.original', { name })}
        />
        {mayChange ? (
          <Popconfirm
            title={t('excel.removeAsk', { name })}
            description={t('excel.removeDetail')}
            okText={t('excel.removeDo')}
            cancelText={t('excel.keep')}
            onConfirm={onRemove}
          >
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('excel.remove', { name })}
              title={t('excel.remove', { name })}
            />
          </Popconfirm>
        ) : null}
      </span>
    </li>
  );
}
