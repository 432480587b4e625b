import type { Posting } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, formatDate, TableOrLines } from '../../kit/index.ts';

interface PostingTableProps {
  rows: Posting[];
  loading: boolean;
  more: 'loading' | boolean;
  onEndReached: () => void;
  selected: string[];
  onSelect?: ((ids: string[]) => void) | undefined;
}

const REST = ['what', 'to', 'state'];

/** Pieces that plays have sent by post, the latest first. */
export function PostingTable({ rows, onSelect, ...paged }: PostingTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: Column<Posting>[] = [
    { key: 'code', title: t('postings.code'), width: 120, always: true, render: (row) => <span className="num">{row.code}</span> },
    {
      key: 'account',
      title: t('postings.account'),
      width: 168,
      render: (row) => (
        <Link to="/customers/$accountId" params={{ accountId: row.accountId }} className="ellip block">
          {row.accountName}
        </Link>
      ),
    },
    {
      key: 'what',
      title: t('postings.what'),
      render: (row) => (
        <>
          <span className="block">{row.what[language]}</span>
          <Link to="/strategy/plays" search={{ play: row.playId, run: row.runId }} className="note ellip block">
            {row.playName[language]}
          </Link>
        </>
      ),
    },
    {
      key: 'to',
      title: t('postings.to'),
      width: 220,
      render: (row) =>
        row.to === null ? null : (
          <>
            <span className="block">
              {row.to} <span className="note num">{row.phone}</span>
            </span>
            <span className="note block">{row.address ?? (row.state === 'to_post' ? t('postings.noAddress') : null)}</span>
          </>
        ),
    },
    {
      key: 'state',
      title: t('postings.state'),
      width: 160,
      render: (row) => (
        <>
          <span className="block">{t(`postings.stateOf.${row.state}`)}</span>
          {row.why ? <span className="note block">{t(`postings.why.${row.why}`)}</span> : null}
          {row.number ? (
            <span className="note num block">
              {row.courier} {row.number}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'day',
      title: t('postings.day'),
      width: 112,
      render: (row) => <span className="num">{formatDate(row.endedOn ?? row.postedOn ?? row.madeOn, language)}</span>,
    },
  ];
  return (
    <TableOrLines
      label={t('shell.page.postings')}
      list="postings"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      keyboard
      {...paged}
      {...(onSelect ? { onSelect } : {})}
      line={(_, cell) => ({
        head: cell('account'),
        side: cell('day'),
        note: [cell('code')],
        rest: REST.map((key) => <div key={key}>{cell(key)}</div>),
      })}
    />
  );
}
