import type { DuplicatePair } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable, formatNumber, KeyHints, PHONE, RelativeTime, useMedia } from '../../kit/index.ts';

interface PairListProps {
  pairs: DuplicatePair[];
  loading: boolean;
  open: string | undefined;
  onOpen: (pair: DuplicatePair) => void;
  onEndReached: () => void;
  more: 'loading' | boolean;
}
export const pairKey = ({ first, second }: DuplicatePair): string => `${first.id}.${second.id}`;

/** Pairs that may be one record, with their likeliness and the reasons. */
export function PairList({ pairs, loading, open, onOpen, onEndReached, more }: PairListProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <>
      <DataTable
        label={t('merging.title')}
        list="duplicates"
        columns={columns}
        rows={pairs}
        rowKey={pairKey}
        loading={loading}
        openKey={open}
        onOpen={onOpen}
        keyboard
        onEndReached={onEndReached}
        more={more}
      />
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t('kit.keys.move') },
          { keys: ['↵'], does: t('merging.compare') },
        ]}
      />
    </>
  );
}

const Who = ({ name, code }: DuplicatePair['first']) => (
  <span className="ellip block">
    <span className="strong">{name}</span> <span className="ink3">{code}</span>
  </span>
);

function useColumns(): Column<DuplicatePair>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const phone = useMedia(PHONE);
  const score = (pair: DuplicatePair) => formatNumber(Number(pair.score), language, 'percent', 0);
  const reasons = (pair: DuplicatePair) => pair.reasons.map(({ reason }) => t(`merging.reason.${reason}`)).join(t('merging.comma'));
  const both: Column<DuplicatePair> = {
    key: 'both',
    title: t('merging.column.pair'),
    always: true,
    width: phone ? 230 : 430,
    render: (pair) => (
      <span className="pairNames">
        <Who {...pair.first} />
        <Who {...pair.second} />
        {phone ? <span className="note">{reasons(pair)}</span> : null}
      </span>
    ),
  };
  const likely: Column<DuplicatePair> = {
    key: 'score',
    title: t('merging.column.score'),
    width: 72,
    align: 'right',
    render: (pair) => <span className="num">{score(pair)}</span>,
  };
  if (phone) return [both, likely];
  return [
    both,
    likely,
    { key: 'reasons', title: t('merging.column.reasons'), render: (pair) => <span className="ellip block">{reasons(pair)}</span> },
    {
      key: 'account',
      title: t('merging.column.account'),
      width: 150,
      render: (pair) => <span className="ellip block ink2">{pair.accountName ?? '—'}</span>,
    },
    { key: 'found', title: t('merging.column.found'), width: 110, render: (pair) => <RelativeTime value={pair.foundAt} /> },
  ];
}
