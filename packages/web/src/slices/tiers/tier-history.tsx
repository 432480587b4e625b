import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber } from '../../kit/index.ts';
import { TierMark } from './tier-mark.tsx';
import { useLevels } from './use-levels.ts';

/** The tiers of an account over time, newest first. Shows nothing until there is a change to show. */
export function TierHistory({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const levels = useLevels();
  const { data } = useQuery(api.tiers.history.queryOptions({ input: { accountId } }));
  const items = (data?.items ?? []).toSorted((a, b) => b.asOf.localeCompare(a.asOf));
  if (items.length < 2) return null;
  return (
    <section className="tierHistory">
      <h3 className="section">{t('tiers.history.title')}</h3>
      <table className="plainTable" aria-label={t('tiers.history.title')}>
        <tbody>
          {items.map((item) => (
            <tr key={item.asOf}>
              <td>{formatDate(item.asOf, language)}</td>
              <td>
                <TierMark tier={item.level} levels={levels} named />
              </td>
              <td className="right">
                {item.score === null ? '—' : t('tiers.points', { points: formatNumber(item.score, language, 'plain', 1) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
