import type { Override } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatDate, morePages, TableOrLines } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import { SearchBox } from '../customers/search-box.tsx';
import { TierMark } from './tier-mark.tsx';
import { useLevels } from './use-levels.ts';

interface OverridesViewProps {
  onAccount: (id: string) => void;
  onSetMany: () => void;
}

/** Which customers have their level by hand, why and for how long. */
export function OverridesView({ onAccount, onSetMany }: OverridesViewProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { asOf } = useDay();
  const [q, setQ] = useState('');
  const [state, setState] = useState<'in_force' | 'all'>('in_force');
  const found = useInfiniteQuery(pagesOf(api.overrides.list, { limit: 50, asOf, state, ...(q ? { q } : {}) }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns(onAccount);
  const pages = morePages(found);
  return (
    <section>
      <div className="row wrap overrideTools">
        <SearchBox value={q} onChange={setQ} label={t('byHand.list.search')} />
        <Select
          aria-label={t('byHand.list.state')}
          value={state}
          onChange={setState}
          options={[
            { value: 'in_force', label: t('byHand.list.inForce') },
            { value: 'all', label: t('byHand.list.all') },
          ]}
        />
        <span className="grow" />
        {can('levels.override') ? <Button onClick={onSetMany}>{t('byHand.many.action')}</Button> : null}
      </div>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && rows.length === 0 ? (
        <EmptyState title={t('byHand.list.none')}>{t('byHand.list.noneDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('byHand.tab')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          loading={found.isPending}
          {...pages}
          line={(row, cell) => ({
            head: cell('account'),
            side: cell('level'),
            note: [
              t('byHand.why', { reason: row.reason }),
              <Fragment key="until">
                {row.endedOn ? null : `${t('byHand.list.until')} `}
                {cell('until')}
              </Fragment>,
            ],
          })}
        />
      )}
    </section>
  );
}

function useColumns(onAccount: (id: string) => void): Column<Override>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const levels = useLevels();
  const day = (on: string) => formatDate(on, language);
  const until = ({ endedOn, until: last, inForce }: Override) =>
    endedOn && (last === null || endedOn <= last)
      ? t('byHand.list.ended', { date: day(endedOn) })
      : last === null
        ? t('byHand.list.open')
        : inForce
          ? day(last)
          : `${day(last)} ${t('byHand.list.run')}`;
  return [
    {
      key: 'account',
      title: t('byHand.list.account'),
      always: true,
      render: (row) => (
        <Button type="link" className="plainLink" onClick={() => onAccount(row.accountId)}>
          {row.accountName}
        </Button>
      ),
    },
    {
      key: 'level',
      title: t('byHand.list.level'),
      width: 72,
      render: (row) => <TierMark tier={row.level} levels={levels} byHand={row.inForce} frozen={row.frozen} />,
    },
    { key: 'judged', title: t('byHand.list.judged'), width: 92, render: (row) => <TierMark tier={row.judgedLevel} levels={levels} /> },
    { key: 'reason', title: t('byHand.list.reason'), render: (row) => <span title={row.reason}>{row.reason}</span> },
    { key: 'until', title: t('byHand.list.until'), width: 168, render: until },
    { key: 'set', title: t('byHand.list.set'), width: 176, render: (row) => `${day(row.from)} ${row.setBy ?? ''}` },
  ];
}
