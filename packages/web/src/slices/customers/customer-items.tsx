import type { AccountRow } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { Money, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { HealthMark } from '../health/health-mark.tsx';
import { choiceName } from '../metrics/choice-name.ts';
import type { Level } from '../tiers/use-levels.ts';
import { TierDoor } from './customer-columns.tsx';
import { accountPath } from './use-customers-search.ts';

interface CustomerItemsProps {
  rows: AccountRow[];
  levels: Level[];
  loading: boolean;
  more: 'loading' | boolean;
  onExplain: (id: string) => void;
  onEndReached: () => void;
}

/** The customers on a phone: two lines each, the whole item a link. */
export function CustomerItems({ rows, levels, loading, more, onExplain, onEndReached }: CustomerItemsProps) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (loading) return <SkeletonRows rows={8} />;
  return (
    <>
      <ul className="customerItems" aria-label={t('shell.page.customers')}>
        {rows.map((row) => (
          <li key={row.id}>
            <TierDoor row={row} levels={levels} onExplain={onExplain} />
            <Link to={accountPath(row.id) as '/'} className="grow">
              <span className="row">
                <span className="strong ellip grow">{row.name}</span>
                <Money amount={row.amount12m} currency={currency} />
              </span>
              <span className="fitone note">
                {row.lastOrderOn ? (
                  <span className="nowrap">
                    {t('customers.column.lastOrder')} <RelativeTime value={row.lastOrderOn} />
                  </span>
                ) : null}
                {row.healthColour ? <HealthMark score={row.health} colour={row.healthColour} /> : null}
                {row.rfmSegment ? <span className="nowrap">{choiceName('rfm.segment', row.rfmSegment)}</span> : null}
                {row.openTasks ? <span className="nowrap">{t('customers.tasks', { count: row.openTasks })}</span> : null}
                {row.ownerName ? <span className="nowrap">{row.ownerName}</span> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="loadMore note">
        {more ? (
          <Button loading={more === 'loading'} onClick={onEndReached}>
            {t('kit.table.loadMore')}
          </Button>
        ) : (
          t('kit.table.end', { count: rows.length })
        )}
      </div>
    </>
  );
}
