import type { Submission } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { SubmissionNotes } from './submission-note.tsx';
import { usePublishing } from './use-publishing.ts';

interface Version {
  version: number;
  state: 'draft' | 'planned' | 'published' | 'retired';
  note: string | null;
  inForceFrom: string | null;
  createdAt: string;
}

interface PolicyVersionsProps {
  versions: Version[];
  submissions: Submission[];
  onOpen?: (version: number) => void;
}

/** Every version of the standard, newest first; each opens what it changed, where that can be told. */
export function PolicyVersions({ versions, submissions, onOpen }: PolicyVersionsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { offered } = usePublishing();
  return (
    <section className="tierSection">
      <h2 className="section">{t('tiers.versions.title')}</h2>
      <table className="plainTable versions" aria-label={t('tiers.versions.title')}>
        <tbody>
          {versions
            .toSorted((a, b) => b.version - a.version)
            .map(({ version, state, note, inForceFrom, createdAt }) => (
              <tr key={version}>
                <td className={onOpen ? 'versionCell' : 'strong versionCell'}>
                  {onOpen ? (
                    <Button
                      type="link"
                      className="plainLink"
                      aria-label={t('tiers.versions.open', { version })}
                      onClick={() => onOpen(version)}
                    >
                      v{version}
                    </Button>
                  ) : (
                    `v${version}`
                  )}
                </td>
                <td className="stateCell">
                  {t(`tiers.versions.${state}`)}
                  {state === 'planned' && inForceFrom ? (
                    <span className="note block">{t('tiers.versions.from', { date: formatDate(inForceFrom, language) })}</span>
                  ) : null}
                </td>
                <td className="ink2">
                  {note ?? '—'}
                  <SubmissionNotes submissions={submissions} version={version} />
                </td>
                <td className="right nowrap">{formatDate(createdAt, language, { style: 'minute' })}</td>
                <td className="right nowrap">
                  {onOpen && state === 'retired' && offered ? (
                    <Button size="small" onClick={() => onOpen(version)}>
                      {t('tiers.versions.restore')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
