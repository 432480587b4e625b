import { apiName, type RecordField, type RecordType } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDate, formatNumber, Money } from '../kit/index.ts';
import { useMetricNames } from '../slices/metrics/use-metric-names.ts';
import { Reveal } from '../slices/reveals/index.ts';
import { AnnouncementName } from './announcement-select.tsx';
import type { RecordRow } from './record-api.ts';

/** One field of a record as people read it; nothing known is a dash. */
export function RecordValue({ type, row, field: id }: { type: RecordType; row: RecordRow; field: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = type.fields[id] as RecordField;
  const value = row[apiName(id, field)];
  if (value === null || value === undefined) return <span className="ink3">—</span>;
  switch (field.kind) {
    case 'day':
      return <span className="nowrap num">{formatDate(String(value), language)}</span>;
    case 'money':
      return (
        <Reveal entity={type.one} id={row.id} field={id} what={field.name[language]} value={String(value)}>
          {(amount) => <Money amount={amount} {...(row.currency ? { currency: row.currency } : {})} />}
        </Reveal>
      );
    case 'decimal':
      return <span className="num">{Number.isNaN(Number(value)) ? String(value) : formatNumber(Number(value), language, 'plain', 4)}</span>;
    case 'integer':
      return <span className="num">{formatNumber(Number(value), language)}</span>;
    case 'boolean':
      return <>{t(value ? 'customer.yes' : 'customer.no')}</>;
    case 'choice':
      return <>{field.choices[String(value)]?.[language] ?? String(value)}</>;
    case 'reference': {
      const name = String(row[`${id}Name`] ?? '—');
      if (field.to !== 'accounts') return <>{name}</>;
      return (
        <Link to="/customers/$accountId" params={{ accountId: String(value) }}>
          {name}
        </Link>
      );
    }
    default:
      if (field.kind === 'text' && field.of === 'announcement') return <AnnouncementName id={String(value)} />;
      if (field.kind === 'text' && field.of === 'metric') return <MetricName id={String(value)} />;
      if (!field.masked) return <>{String(value)}</>;
      return <Reveal entity={type.one} id={row.id} field={id} what={field.name[language]} value={String(value)} />;
  }
}

/** A metric as the catalogue calls it. */
function MetricName({ id }: { id: string }) {
  return <>{useMetricNames().name(id)}</>;
}

/** Numbers stand at the right. */
export const isRight = (field: RecordField | undefined): boolean =>
  field?.kind === 'money' || field?.kind === 'decimal' || field?.kind === 'integer';
