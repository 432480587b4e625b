import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

interface Version {
  version: number;
  state: string;
  note: string | null;
  createdAt: string;
}

const STATES = ['draft', 'published', 'retired'] as const;

/** Every version of the standard, newest first. */
export function PolicyVersions({ versions }: { versions: Version[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="tierSection">
      <h2 className="section">{t('tiers.versions.title')}</h2>
      <table className="plainTable" aria-label={t('tiers.versions.title')}>
        <tbody>
          {versions
            .toSorted((a, b) => b.version - a.version)
            .map(({ version, state, note, createdAt }) => (
              <tr key={version}>
                <td className="strong versionCell">v{version}</td>
                <td className="stateCell">{stateWord(state)}</td>
                <td className="ink2">{note ?? '—'}</td>
                <td className="right nowrap">{formatDate(createdAt, language, { style: 'minute' })}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );

  function stateWord(state: string): string {
    const known = STATES.find((one) => one === state);
    return known ? t(`tiers.versions.${known}`) : state;
  }
}
