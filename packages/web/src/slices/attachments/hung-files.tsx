import { PaperClipOutlined } from '@ant-design/icons';
import type { RequestFile } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { requestFileUrl } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBytes } from '../../kit/index.ts';
import './attachments.css';

/** Files that something was said with: the browser saves them. */
export function HungFiles({ side, requestId, files }: { side: 'desk' | 'portal'; requestId: string; files: readonly RequestFile[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!files.length) return null;
  return (
    <ul className="hungFiles" aria-label={t('papers.hung')}>
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <PaperClipOutlined aria-hidden />{' '}
          <a className="door ellip" href={requestFileUrl(side, requestId, id)} download={name}>
            {name}
          </a>{' '}
          <span className="note num">{formatBytes(bytes, language)}</span>
        </li>
      ))}
    </ul>
  );
}
