import type { ComparedBy, DayComparison as Found } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, addMonths, Failure, formatDate, RichText, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { useSession } from '../../shell/session.tsx';
import './comparison.css';
import { ComparedGroups } from './compared-groups.tsx';
import { Movers } from './movers.tsx';

interface DayComparisonProps {
  by: ComparedBy;
  /** With a heading of its own, where nothing above it says what it is. */
  titled?: boolean;
  /** Which customers, as lists are asked for them; absent: all. */
  filter?: object;
  /** The earlier day; absent: a month before the one shown. */
  against: string | undefined;
  onAgainst: (day: string) => void;
  /** A picture of what was found, above the tables. */
  picture?: (found: Found) => ReactNode;
}

/** The customers by tier, stage or health on the day shown and on an earlier one, and who moved, came or went. */
export function DayComparison({ by, titled = false, filter = {}, against, onAgainst, picture }: DayComparisonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today } = useSession();
  const to = useDay().asOf ?? today;
  const from = against && against < to ? against : addMonths(to, -1);
  const found = useQuery(api.accounts.compare.queryOptions({ input: { ...filter, by, from, to }, placeholderData: (before) => before }));
  return (
    <section className="dayComparison">
      {titled ? <h2 className="section">{t('comparing.title')}</h2> : null}
      <p className="row wrap">
        <DatePicker
          allowClear={false}
          inputReadOnly
          aria-label={t('comparing.against')}
          className="dayPicker"
          format={[(picked) => formatDate(picked.format('YYYY-MM-DD'), language, { weekday: true }), 'YYYY-MM-DD']}
          value={dayjs(from)}
          maxDate={dayjs(addDays(to, -1))}
          onChange={(picked) => picked && onAgainst(picked.format('YYYY-MM-DD'))}
        />
        <span aria-hidden="true">→</span>
        <span>{formatDate(to, language, { weekday: true })}</span>
      </p>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={5} />
      ) : (
        <>
          <Answer found={found.data} />
          {picture?.(found.data)}
          <ComparedGroups found={found.data} />
          <Movers found={found.data} filter={filter} />
        </>
      )}
    </section>
  );
}

function Answer({ found: { by, moves, ways, entered, left } }: { found: Found }) {
  const { t } = useTranslation();
  const moved = moves.reduce((sum, { from, to, accounts }) => (from === to ? sum : sum + accounts), 0);
  if (moved + entered.accounts + left.accounts === 0) return <p className="strong">{t(`comparing.none.${by}`)}</p>;
  return (
    <>
      <p>
        <RichText text={`comparing.moved.${by}`} values={{ moved, entered: entered.accounts, left: left.accounts }} />
      </p>
      {ways && moved > 0 ? (
        <p>
          <RichText text={`comparing.${ways.other ? 'waysWithOthers' : 'ways'}.${by === 'tier' ? 'tier' : 'health'}`} values={ways} />
        </p>
      ) : null}
    </>
  );
}
