import { RATING_DIMENSIONS, type RatingDimension, type Rubric, ratingRecords } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, SkeletonRows } from '../../kit/index.ts';
import { type RecordRow, RecordTable, useRecords } from '../../records/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import '../market/market.css';
import { recordAddress } from './account-record-panel.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';

const MOST = 50;
const LATELY = 30;

/** The three ratings in force with what their value means, or 待评估; below, all that were given. */
export function AccountRatings({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useAccountAddress();
  const asOf = useAsOf();
  const [all, setAll] = useState(false);
  const found = useRecords(ratingRecords, { accountId: account.id, ...asOf }, MOST);
  const rubrics = useQuery(api.ratingRubrics.list.queryOptions({ input: {} }));
  const edits = facts.may('facts.write') && !facts.isPast;
  const rows = found.rows ?? [];
  return (
    <section className="accountBlock recordSection">
      <div className="row">
        <h2 className="section grow">{ratingRecords.name[language]}</h2>
        {rows.length ? (
          <Button type="link" size="small" onClick={() => setAll(!all)}>
            {t(all ? 'market.rating.inForce' : 'market.rating.history')}
          </Button>
        ) : null}
        {edits ? (
          <Button type="link" size="small" onClick={() => go(recordAddress('ratings'))}>
            {t('market.rating.rate')}
          </Button>
        ) : null}
      </div>
      {found.isPending ? (
        <SkeletonRows rows={3} />
      ) : !found.rows ? (
        <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : all ? (
        <RecordTable
          type={ratingRecords}
          filter={{ accountId: account.id, ...asOf }}
          columns={['dimension', 'score', 'ratedOn', 'expiresOn', 'evidence']}
          empty={t('records.empty.ratings')}
          openId={search.of?.split(':')[1]}
          onOpen={(row) => go(recordAddress('ratings', row.id))}
        />
      ) : (
        <ul className="ratingRows">
          {RATING_DIMENSIONS.map((dimension) => (
            <InForce
              key={dimension}
              dimension={dimension}
              row={inForce(rows, dimension, facts.day)}
              known={rows.some((row) => row.dimension === dimension)}
              rubric={rubrics.data?.items.find((one) => one.dimension === dimension)}
              day={facts.day}
              onOpen={(row) => go(recordAddress('ratings', row.id))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Rows come newest first. */
const inForce = (rows: readonly RecordRow[], dimension: string, day: string): RecordRow | undefined =>
  rows.find((row) => row.dimension === dimension && (row.expiresOn === null || String(row.expiresOn) >= day));

interface InForceProps {
  dimension: RatingDimension;
  row: RecordRow | undefined;
  /** Whether it was ever rated. */
  known: boolean;
  rubric: Rubric | undefined;
  day: string;
  onOpen: (row: RecordRow) => void;
}

function InForce({ dimension, row, known, rubric, day, onOpen }: InForceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = ratingRecords.fields.dimension.choices[dimension][language];
  if (!row)
    return (
      <li className="row">
        <span className="grow">{name}</span>
        <span className="ink3">{known ? t('market.rating.expired') : t('market.rating.unrated')}</span>
      </li>
    );
  const score = Number(row.score);
  const soon = row.expiresOn && Temporal.PlainDate.from(day).until(String(row.expiresOn)).days <= LATELY;
  const means = rubric?.levels[score - 1]?.text[language];
  const rated = formatDate(String(row.ratedOn), language);
  return (
    <li>
      <div className="row">
        <button type="button" className="door grow" onClick={() => onOpen(row)}>
          {name}
        </button>
        <span className="ratingSteps" aria-hidden>
          {[1, 2, 3, 4, 5].map((step) => (
            <i key={step} className={step <= score ? 'on' : undefined} />
          ))}
        </span>
        <span className="num strong nowrap">{t('market.rating.of', { score })}</span>
      </div>
      {means ? <div>{means}</div> : null}
      <div className="note">
        {t('market.rating.evidence', { text: String(row.evidence) })} ·{' '}
        {row.raterName ? t('market.rating.by', { name: String(row.raterName), day: rated }) : t('market.rating.on', { day: rated })}
        {row.expiresOn ? (
          <>
            {' · '}
            <span className={soon ? 'strong' : undefined}>
              {t('market.rating.expires', { day: formatDate(String(row.expiresOn), language) })}
            </span>
          </>
        ) : null}
      </div>
    </li>
  );
}
