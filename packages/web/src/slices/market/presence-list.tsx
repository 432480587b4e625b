import type { CompetitorPresence } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, Picture } from '../../kit/index.ts';

interface PresenceListProps {
  items: readonly CompetitorPresence[];
  /** All accounts that the reader sees. */
  accounts: number;
  openId: string;
  onOpen: (competitorId: string) => void;
}

/** Competitors as bars of the accounts where they are seen; price pressure and lost accounts are told apart. */
export function PresenceList({ items, accounts, openId, onOpen }: PresenceListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const most = Math.max(1, ...items.map((one) => one.accounts));
  const share = (n: number) => formatNumber(n / (accounts || 1), language, 'percent', 1);
  const [first] = items;
  const title = first?.accounts
    ? t('market.finding', { name: first.title, accounts: first.accounts, share: share(first.accounts) })
    : t('market.findingNone');
  const columns = ['competitor', 'accounts', 'share', 'pressure', 'replaced', 'lastSeen', 'actions'] as const;
  return (
    <Picture
      title={title}
      table={{
        columns: columns.map((key) => ({
          title: t(`market.${key}`),
          align: key === 'competitor' || key === 'lastSeen' ? 'left' : 'right',
        })),
        rows: items.map((one) => [
          one.title,
          one.accounts,
          share(one.accounts),
          one.pricePressure,
          one.replaced,
          one.lastSeenOn ? formatDate(one.lastSeenOn, language) : '—',
          one.actions,
        ]),
      }}
    >
      <ul className="presence">
        {items.map((one) => (
          <li key={one.competitorId} className={one.competitorId === openId ? 'on' : undefined}>
            <button type="button" className="door" aria-pressed={one.competitorId === openId} onClick={() => onOpen(one.competitorId)}>
              {one.title}
            </button>
            <span className="presenceBar" aria-hidden>
              <i style={{ width: `${(100 * one.accounts) / most}%` }} />
            </span>
            <span className="num nowrap">
              {formatNumber(one.accounts, language)} · {share(one.accounts)}
            </span>
            <span className="note">
              {[
                one.pricePressure ? `${t('market.pressure')} ${one.pricePressure}` : null,
                one.replaced ? `${t('market.replaced')} ${one.replaced}` : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Picture>
  );
}
