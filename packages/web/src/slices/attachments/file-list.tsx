import { DeleteOutlined, DownloadOutlined, FileImageOutlined, FileOutlined, FilePdfOutlined } from '@ant-design/icons';
import type { Attachment } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBytes, formatDate } from '../../kit/index.ts';

interface FileListProps {
  files: readonly Attachment[];
  /** Absent for who may not remove. */
  onRemove: ((file: Attachment) => void) | undefined;
  more: boolean;
  loading: boolean;
  onMore: () => void;
}

/** Files, newest first: what, from when, who added it, and how large. */
export function FileList({ files, onRemove, more, loading, onMore }: FileListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <ul className="fileList" aria-label={t('papers.title')}>
        {files.map((file) => (
          <li key={file.id}>
            <FileMark mediaType={file.mediaType} />
            <span className="fileWhat">
              <a
                className="strong"
                href={attachmentUrl(file, file.viewable)}
                {...(file.viewable ? { target: '_blank', rel: 'noreferrer' } : { download: file.name })}
              >
                {file.name}
              </a>
              {file.note ? <span className="note block">{file.note}</span> : null}
            </span>
            <span className="note fileFacts">
              <time dateTime={file.happenedOn}>{formatDate(file.happenedOn, language)}</time>
              <span>{file.addedByName ?? t('papers.bySystem')}</span>
              <span className="num">{formatBytes(file.bytes, language)}</span>
            </span>
            <span className="fileActs">
              <Button
                type="text"
                size="small"
                icon={<DownloadOutlined />}
                aria-label={t('papers.save', { name: file.name })}
                title={t('papers.save', { name: file.name })}
                href={attachmentUrl(file, false)}
                download={file.name}
              />
              {onRemove ? (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('papers.remove', { name: file.name })}
                  title={t('papers.remove', { name: file.name })}
                  onClick={() => onRemove(file)}
                />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {more ? (
        <Button size="small" type="link" className="moreRows" loading={loading} onClick={onMore}>
          {t('papers.more')}
        </Button>
      ) : null}
    </>
  );
}

function FileMark({ mediaType }: { mediaType: string }) {
  const Icon = mediaType === 'application/pdf' ? FilePdfOutlined : mediaType.startsWith('image/') ? FileImageOutlined : FileOutlined;
  return (
    <span className="fileMark" aria-hidden>
      <Icon />
    </span>
  );
}
