import type { RecordType } from '@fulcrum/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/index.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDate, Money, SkeletonRows } from '../kit/index.ts';
import { QueryFailed } from '../shell/query-failed.tsx';
import { AdjustForm } from './adjust-form.tsx';
import { type RecordRow, recordClient, recordKey } from './record-api.ts';

const REFUSALS = ['period.closed', 'record.adjusted'];

/** The way on where a closed month refused: shows nothing for other failures, and for kinds that are not adjusted. */
export function AdjustOffer({ type, error, onAdjust }: { type: RecordType; error: unknown; onAdjust: () => void }) {
  const { t } = useTranslation();
  if (!type.adjusts || !REFUSALS.includes(problemOf(error)?.code ?? '')) return null;
  return (
    <p>
      <Button onClick={onAdjust}>{t('records.adjust.open')}</Button>
    </p>
  );
}

interface RecordAdjustmentProps {
  type: RecordType;
  row: RecordRow;
  /** The amount that was refused; 0 where the record was to go. */
  wanted: string;
  onClose: () => void;
}

/** The adjustment of a record, with those that it has. */
export function RecordAdjustment({ type, row, wanted, onClose }: RecordAdjustmentProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [...recordKey(type), row.id, 'adjustments'],
    queryFn: () => recordClient(type).adjustments({ id: row.id }),
  });
  if (!found.data)
    return found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : <SkeletonRows rows={4} />;
  const { standing, booked, currency, items } = found.data;
  const day = String(row[type.day]);
  const name = [type.oneName[language], row.code, formatDate(day, language)].filter(Boolean).join(' ');
  return (
    <>
      {items.length > 0 ? (
        <ul className="sideList adjustList">
          <li>
            {t('records.adjust.booked')} <Money amount={booked} currency={currency} />
          </li>
          {items.map((item) => (
            <li key={item.id}>
              {formatDate(item.happenedOn, language)} <Money amount={item.amount} currency={currency} />{' '}
              <span className="note">{item.note}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <AdjustForm
        original={name}
        since={day}
        lines={[{ key: 'amount', name, standing, wanted }]}
        currency={currency}
        onSave={async ({ happenedOn, reason, amounts }) => {
          await recordClient(type).adjust({ id: row.id, happenedOn, reason, amount: amounts.amount ?? '' });
          await queries.invalidateQueries();
        }}
        onClose={onClose}
      />
    </>
  );
}
