import type { HandoverTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { AnswerHandover } from './answer-handover.tsx';
import { GiveHandover } from './give-handover.tsx';
import { DueOf } from './handover-line.tsx';
import { WithdrawHandover } from './withdraw-handover.tsx';

/** One handover: what was told, what is asked of the reader, and its course. */
export function HandoverPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.handovers.get.queryOptions({ input: { id } }));
  const handover = found.data;
  const title = handover ? `${handover.fromName ?? t('handover.nobody')} → ${handover.toName}` : '…';
  return (
    <DockedPanel eyebrow={handover?.accountName} title={title} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !handover ? (
        <SkeletonRows rows={6} />
      ) : (
        <>
          <p className="note">
            {t(`handover.reasonOf.${handover.reason}`)} · {t(`handover.stateOf.${handover.state}`)} · <DueOf handover={handover} />
            {handover.contractCode ? ` · ${t('handover.contract', { code: handover.contractCode })}` : null}
          </p>
          <p>
            <Link to="/customers/$accountId" params={{ accountId: handover.accountId }} className="door">
              {handover.accountName}
            </Link>
          </p>
          {handover.mayGive ? (
            <GiveHandover key={handover.revision} handover={handover} />
          ) : (
            <>
              <Items handover={handover} />
              {handover.mayAnswer ? <AnswerHandover key={handover.revision} handover={handover} /> : null}
            </>
          )}
          {handover.mayGive ? <WithdrawHandover handover={handover} /> : null}
          <Course handover={handover} />
        </>
      )}
    </DockedPanel>
  );
}

function Items({ handover }: { handover: HandoverTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className="fieldList handoverItems">
      {handover.items.map((item) => (
        <div key={item.id}>
          <dt>{item.name[language]}</dt>
          <dd>
            {item.note ?? <span className="ink3">{t('handover.unwritten')}</span>}
            {item.returned ? <span className="note block">{t('handover.returnedWhy', { why: item.returned })}</span> : null}
          </dd>
        </div>
      ))}
      {handover.note ? (
        <div>
          <dt>{t('handover.note')}</dt>
          <dd>{handover.note}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Course({ handover }: { handover: HandoverTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('handover.course')}</h3>
      <ol>
        {handover.steps.map((step) => (
          <li key={`${step.at} ${step.what}`}>
            {t(`handover.stepOf.${step.what}`)}
            <span className="note">
              {' '}
              {formatDate(step.at, language)}
              {step.byName ? ` · ${step.byName}` : ''}
              {step.note ? ` · ${step.note}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
