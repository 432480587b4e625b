import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, SegmentLinks } from '../../kit/index.ts';
import { useTierOverview } from '../tiers/use-levels.ts';
import type { CustomersSearch } from './customers.search.ts';

/** All, mine, and one view per level of the tier policy; each keeps words, filter and sort. */
export function CustomerTabs({ all, mine, search }: { all: number | undefined; mine: number | undefined; search: CustomersSearch }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const overview = useTierOverview().data;
  const count = (accounts: number | undefined) => (accounts === undefined ? undefined : formatNumber(accounts, language));
  const link = (view: Pick<CustomersSearch, 'mine' | 'tier'>) => {
    const { asOf, q, filter, segment, sort } = search;
    return { to: '/customers' as const, search: { asOf, q, filter, segment, sort, ...view } };
  };
  const levels = (overview?.levels ?? []).filter((level) => level.id !== null || level.accounts > 0);
  return (
    <SegmentLinks
      label={t('customers.tabs.label')}
      current={search.mine ? 'mine' : search.tier ? `tier-${search.tier}` : 'all'}
      segments={[
        { key: 'all', label: t('customers.tabs.all'), count: count(all), link: link({}) },
        { key: 'mine', label: t('customers.tabs.mine'), count: count(mine), link: link({ mine: true }) },
        ...levels.map(({ id, name, accounts }) => ({
          key: `tier-${id ?? 'none'}`,
          label: id ? t('customers.tabs.level', { id, name: name?.[language] ?? '' }) : t('tiers.none'),
          count: count(accounts),
          link: link({ tier: id ?? 'none' }),
        })),
      ]}
    />
  );
}
