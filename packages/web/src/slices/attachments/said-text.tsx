import type { RequestFile } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { requestFileUrl } from '../../api/index.ts';
import { HungFiles } from './hung-files.tsx';
import { inText } from './pictures-in-text.ts';
import { ShownPictures } from './shown-pictures.tsx';

interface SaidTextProps {
  side: 'desk' | 'portal';
  requestId: string;
  body: string;
  files: readonly RequestFile[];
  className: string;
}

/** What was said in a request: its pictures where they stand in the text, others and files below it. */
export function SaidText({ side, requestId, body, files, className }: SaidTextProps) {
  const { t } = useTranslation();
  const { parts, below } = inText(body, files);
  const shown = ({ id, name }: RequestFile) => ({ id, name, url: requestFileUrl(side, requestId, id) });
  return (
    <>
      {parts.map((part, at) => {
        if (typeof part !== 'string') return <ShownPictures key={part.id} label={part.name} pictures={[shown(part)]} />;
        const text = part.trim();
        return text ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said does not change
          <p key={at} className={className}>
            {text}
          </p>
        ) : null;
      })}
      <ShownPictures label={t('papers.pictures')} pictures={below.pictures.map(shown)} />
      <HungFiles side={side} requestId={requestId} files={below.files} />
    </>
  );
}
