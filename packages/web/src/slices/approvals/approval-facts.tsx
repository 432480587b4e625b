import type { Approval } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, Money } from '../../kit/index.ts';

/** Where a request stands: its state, and while it is under way whom it waits for. */
export function StateOf({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const { state, waitsFor } = approval;
  if (state !== 'open' || waitsFor.length === 0) return t(`signing.stateOf.${state}`);
  return t('signing.waitsFor', { names: waitsFor.join(t('measures.op.comma')) });
}

/** When the step that is open is due, and whether that has passed; when it ended, otherwise. */
export function DueOf({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = approval.dueAt ?? approval.endedAt;
  if (!at) return '—';
  return (
    <>
      <span className="num nowrap">{formatDate(at, language, { style: 'minute' })}</span>{' '}
      {approval.late ? <span className="tag">{t('signing.late')}</span> : null}
    </>
  );
}

export function AmountOf({ approval }: { approval: Approval }) {
  return approval.amount === null ? '—' : <Money amount={approval.amount} currency={approval.currency ?? 'CNY'} />;
}
