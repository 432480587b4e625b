import type { TierChange as Change, ChangedItem } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { TierMark } from './tier-mark.tsx';
import { useLevels } from './use-levels.ts';

/** Two days, ISO; absent: the two that say most. */
export interface ChangeDays {
  from?: string;
  to?: string;
}
interface TierChangeProps {
  accountId: string;
  days: ChangeDays;
  onDays: (days: ChangeDays) => void;
}

/** Why an account's score and tier differ between two days: in one sentence, then item by item, the largest first. */
export function TierChange({ accountId, days, onDays }: TierChangeProps) {
  const found = useQuery(api.tiers.change.queryOptions({ input: { accountId, ...days }, placeholderData: (before) => before }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  return (
    <section className="tierChange">
      <Days change={found.data} onDays={onDays} />
      <Told change={found.data} />
    </section>
  );
}

function Days({ change: { from, to }, onDays }: { change: Change; onDays: TierChangeProps['onDays'] }) {
  const { t } = useTranslation();
  const today = useMe()?.today;
  const pick = (side: 'from' | 'to', day: string) => (
    <DatePicker
      size="small"
      allowClear={false}
      aria-label={t(`tiers.change.${side}`)}
      value={dayjs(day)}
      maxDate={dayjs(side === 'from' ? to.asOf : today)}
      minDate={side === 'to' ? dayjs(from.asOf) : undefined}
      onChange={(picked) => picked && onDays({ from: from.asOf, to: to.asOf, [side]: picked.format('YYYY-MM-DD') })}
    />
  );
  return (
    <p className="row changeDays">
      {pick('from', from.asOf)}
      <span aria-hidden="true">→</span>
      {pick('to', to.asOf)}
    </p>
  );
}

function Told({ change }: { change: Change }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const levels = useLevels();
  const [all, setAll] = useState(false);
  const { from, to } = change;
  const items = change.items.filter((item) => item.difference === null || Number(item.difference) !== 0);
  const still = change.items.filter((item) => !items.includes(item));
  return (
    <>
      <p className="row changeLevels">
        <TierMark tier={from.level} levels={levels} />
        <span aria-hidden="true">→</span>
        <TierMark tier={to.level} levels={levels} />
        <span className="note">
          {[from, to]
            .map(({ evaluatedOn, asOf, version }) =>
              evaluatedOn
                ? t('tiers.change.evaluated', { date: formatDate(evaluatedOn, language), version })
                : t('tiers.change.unevaluated', { date: formatDate(asOf, language), version }),
            )
            .join(' → ')}
        </span>
      </p>
      <h3 className="section">{change.headline[language]}</h3>
      {change.split ? <p>{change.split[language]}</p> : null}
      <Conditions change={change} />
      {change.items.length ? (
        <table className="plainTable changeItems" aria-label={t('tiers.change.items')}>
          <thead className="visuallyHidden">
            <tr>
              <th scope="col">{t('kit.explanation.item')}</th>
              <th scope="col">{t('tiers.change.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? [...items, ...still] : items).map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      ) : null}
      {still.length ? (
        <Button type="link" className="plainLink" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('tiers.change.fewer') : t('tiers.change.still', { count: still.length })}
        </Button>
      ) : null}
      {change.sample ? <p className="note">{t('tiers.sampleNote')}</p> : null}
    </>
  );
}

/** What the conditions of levels read: where a level has a condition, no points tell why. */
function Conditions({ change: { conditions, from, to } }: { change: Change }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!conditions.length) return null;
  const moved = conditions.flatMap(({ sentence }) => sentence ?? []);
  return (
    <>
      {to.levelRule ? <p className="note">{t('tiers.change.rule', { level: to.level, rule: to.levelRule[language] })}</p> : null}
      {from.levelRule && from.level !== to.level ? (
        <p className="note">{t('tiers.change.rule', { level: from.level, rule: from.levelRule[language] })}</p>
      ) : null}
      {moved.length ? (
        <ul className="changeConditions">
          {moved.map((sentence) => (
            <li key={sentence.en}>{sentence[language]}</li>
          ))}
        </ul>
      ) : (
        <p>{t('tiers.change.noneMoved')}</p>
      )}
    </>
  );
}

function Row({ item }: { item: ChangedItem }) {
  const language = useLanguage();
  const points = (value: string | null) => (value === null ? '—' : formatNumber(Number(value), language, 'plain', 2));
  return (
    <tr>
      <td>
        {item.name[language]}
        <span className="note block">{item.sentence[language]}</span>
      </td>
      <td className="right nowrap">
        {item.difference === null ? MASKED : formatNumber(Number(item.difference), language, 'signed', 2)}
        {item.difference === null ? null : (
          <span className="note block">
            {points(item.before)} → {points(item.after)}
          </span>
        )}
      </td>
    </tr>
  );
}
