import { procurementRecords } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { daysBetween, formatDate, SkeletonRows } from '../../kit/index.ts';
import { type RecordRow, useRecords } from '../../records/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { recordAddress } from './account-record-panel.tsx';
import type { AccountTabProps } from './account-tabs.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';

const STEPS = ['budget', 'approval', 'tender', 'single_source', 'award', 'signing', 'acceptance'] as const;
type Step = (typeof STEPS)[number];

/** The steps of the path last begun: one each, the latest entry of it; of tender and single source the one that was taken. */
function pathOf(rows: readonly RecordRow[]): { contract: RecordRow | undefined; steps: { step: Step; row: RecordRow | undefined }[] } {
  const contractId = rows[0]?.contractId;
  const own = rows.filter((row) => row.contractId === contractId);
  const steps = STEPS.map((step) => ({ step, row: own.find((row) => row.step === step) }));
  const alone = steps.some(({ step, row }) => step === 'single_source' && row);
  const left: Step = alone && !own.some((row) => row.step === 'tender') ? 'tender' : 'single_source';
  return { contract: rows[0], steps: steps.filter(({ step, row }) => step !== left || row) };
}

/** The customer's own path to the next renewal, with the reason where it slips. */
export function ProcurementPath({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  const found = useRecords(procurementRecords, { accountId: account.id, ...useAsOf() }, LIMIT);
  const { contract, steps } = pathOf(found.rows ?? []);
  return (
    <section className="accountBlock recordSection">
      <div className="row">
        <h2 className="section grow">
          {t('ledger.tab.path')}
          {contract?.contractName ? <span className="note"> {t('ledger.tab.pathOf', { code: String(contract.contractName) })}</span> : null}
        </h2>
        {facts.may('contracts.write') && !facts.isPast ? (
          <Button type="link" size="small" onClick={() => go(recordAddress('procurement-steps'))}>
            {t('ledger.tab.pathAdd')}
          </Button>
        ) : null}
      </div>
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.rows?.length === 0 ? <p className="note hairTop emptyNote">{t('ledger.tab.noPath')}</p> : null}
      {found.rows?.length ? (
        <ol className="pathSteps">
          {steps.map(({ step, row }, index) => (
            <PathStep key={step} step={step} row={row} place={index + 1} day={facts.day} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}
const LIMIT = 100;

function PathStep({ step, row, place, day }: { step: Step; row: RecordRow | undefined; place: number; day: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useAccountAddress();
  const name = procurementRecords.fields.step.choices[step][language];
  const text = (field: string) => (typeof row?.[field] === 'string' ? String(row[field]) : null);
  const [due, done] = [text('dueOn'), text('doneOn')];
  const late = due ? daysBetween(due, done ?? day) : 0;
  return (
    <li>
      <span className="num ink3">{place}</span>
      {row ? (
        <button type="button" className="door" onClick={() => go(recordAddress('procurement-steps', row.id))}>
          {name}
        </button>
      ) : (
        <span className="ink3">{name}</span>
      )}
      <span className="ink2">
        {done
          ? t('ledger.tab.done', { day: formatDate(done, language) })
          : due
            ? t('ledger.tab.due', { day: formatDate(due, language) })
            : row
              ? formatDate(String(row.startedOn), language)
              : t('ledger.tab.pending')}
      </span>
      {late > 0 ? (
        <span className={done ? 'ink3 nowrap' : 'late nowrap'}>{t(done ? 'ledger.tab.lateDone' : 'ledger.tab.late', { count: late })}</span>
      ) : (
        <span />
      )}
      {text('slipReason') ? <span className="reason note">{text('slipReason')}</span> : null}
    </li>
  );
}
