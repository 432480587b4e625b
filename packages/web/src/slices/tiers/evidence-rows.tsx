import type { EvidenceLine } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { useEvidenceWords } from './use-evidence-words.ts';

interface EvidenceRowsProps {
  accountId: string;
  metric: string;
  /** The day of the value, where it is a past one. */
  asOf?: string | undefined;
}

/** The rows that a metric of an account counts, newest first, page by page; each leads to its record. */
export function EvidenceRows({ accountId, metric, asOf }: EvidenceRowsProps) {
  const { t } = useTranslation();
  const words = useEvidenceWords();
  const rows = useInfiniteQuery(pagesOf(api.tiers.evidence, { accountId, metric, asOf, limit: 50 }));
  if (rows.error) return <Failure level={3} error={rows.error} onRetry={() => void rows.refetch()} />;
  const first = rows.data?.pages[0];
  if (!first) return <SkeletonRows rows={8} />;
  const lines = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = first.readable ? null : <p className="note">{t('tiers.evidence.unreadable')}</p>;
  if (lines.length === 0) return unread ?? <p className="ink2">{t('tiers.evidence.empty')}</p>;
  const money = lines.some(({ amount, margin }) => amount !== null || margin !== null);
  return (
    <>
      {unread}
      <p className="note">{words.how(first)}</p>
      <table className="plainTable" aria-label={t('tiers.evidence.label')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.evidence.record')}</th>
            <th scope="col" className="right">
              {t('tiers.evidence.figure')}
            </th>
            {money ? (
              <th scope="col" className="right">
                {t('tiers.evidence.amount')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={`${line.kind} ${line.id} ${line.part} ${line.on} ${line.amount}`}
              line={line}
              shape={first.shape}
              asOf={asOf}
              money={money}
            />
          ))}
        </tbody>
      </table>
      <div className="loadMore note">
        {rows.hasNextPage ? (
          <Button size="small" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('kit.table.loadMore')}
          </Button>
        ) : (
          t('kit.table.end', { count: lines.length })
        )}
      </div>
    </>
  );
}

interface RowProps {
  line: EvidenceLine;
  shape: string | null;
  asOf: string | undefined;
  money: boolean;
}

function Row({ line, shape, asOf, money }: RowProps) {
  const language = useLanguage();
  const words = useEvidenceWords();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const note = words.note(line);
  return (
    <tr>
      <td>
        {line.on ? <span className="nowrap">{formatDate(line.on, language)} </span> : null}
        <EvidenceLink line={line} asOf={asOf}>
          {words.name(line)}
        </EvidenceLink>
        {note ? <span className="note block">{note}</span> : null}
      </td>
      <td className="right">
        {line.value === null ? null : <span className="num">{formatNumber(Number(line.value), language, 'plain', 2)}</span>}
        {words.asides(line, shape).map((aside) => (
          <span key={aside} className="note block nowrap">
            {aside}
          </span>
        ))}
      </td>
      {money ? (
        <td className="right">
          {line.amount === null ? null : <Money amount={line.amount} currency={currency} />}
          {line.margin === null ? null : (
            <span className="note block">
              {words.margin} <Money amount={line.margin} currency={currency} />
            </span>
          )}
        </td>
      ) : null}
    </tr>
  );
}
