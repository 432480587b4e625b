import { CloseOutlined, PaperClipOutlined, PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBytes } from '../../kit/index.ts';
import './attachments.css';
import { Uploading } from './uploading.tsx';
import type { SaidFiles } from './use-said-files.ts';

const PICTURES = 'image/png,image/jpeg,image/gif,image/webp';

/** Below what is typed: the files that go with it, and where more are chosen. */
export function AddFiles({ said }: { said: SaidFiles }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="addFiles">
      {said.files.length > 0 ? (
        <ul className="hungFiles" aria-label={t('papers.hung')}>
          {said.files.map(({ id, name, bytes }) => (
            <li key={id}>
              <PaperClipOutlined aria-hidden /> <span className="ellip">{name}</span>{' '}
              <span className="note num">{formatBytes(bytes, language)}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('papers.leave', { name })}
                title={t('papers.leave', { name })}
                onClick={() => said.drop(id)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {said.waiting.map((each) => (
        <Uploading key={each.key} upload={each} onDismiss={() => said.dismiss(each.key)} />
      ))}
      {said.room > 0 ? (
        <label className="addFile">
          <input
            type="file"
            className="visuallyHidden"
            multiple
            accept={said.kind === 'pictures' ? PICTURES : undefined}
            onChange={({ target }) => {
              said.add([...(target.files ?? [])]);
              target.value = '';
            }}
          />
          {said.kind === 'pictures' ? <PictureOutlined aria-hidden /> : <PaperClipOutlined aria-hidden />}
          <span className="door">{t(`papers.add.${said.kind}`)}</span>
          <span className="note">{t(`papers.addHint.${said.kind}`, { mb: said.mb, count: said.most })}</span>
        </label>
      ) : null}
    </div>
  );
}
