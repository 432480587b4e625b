import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber } from '../../kit/index.ts';
import { TierMark } from './tier-mark.tsx';
import { useLevels } from './use-levels.ts';

interface TierHistoryProps {
  accountId: string;
  /** Asks why an entry differs from the one before. */
  onChange: (days: { from: string; to: string }) => void;
}

/** The tiers of an account over time, newest first, each leading to what changed. Shows nothing until there is a change to show. */
export function TierHistory({ accountId, onChange }: TierHistoryProps) {
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
          {items.map((item, index) => (
            <tr key={item.asOf}>
              <td>
                {items[index + 1] ? (
                  <Button
                    type="link"
                    className="plainLink"
                    title={t('tiers.change.title')}
                    onClick={() => onChange({ from: items[index + 1]!.asOf, to: item.asOf })}
                  >
                    {formatDate(item.asOf, language)}
                  </Button>
                ) : (
                  formatDate(item.asOf, language)
                )}
              </td>
              <td>
                <TierMark tier={item.level} levels={levels} byHand={item.byHand} named />
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
