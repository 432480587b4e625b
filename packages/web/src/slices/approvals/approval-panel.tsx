import type { ApprovalTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ApprovalCourse } from './approval-course.tsx';
import { AmountOf, DueOf, StateOf } from './approval-facts.tsx';
import { ApprovalSteps } from './approval-steps.tsx';
import { AskApproval } from './ask-approval.tsx';
import { DecideApproval } from './decide-approval.tsx';
import { PassOn } from './pass-on.tsx';
import { WithdrawApproval } from './withdraw-approval.tsx';

/** One request: what is asked, what is asked of the reader, its steps and its course. */
export function ApprovalPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.approvals.get.queryOptions({ input: { id } }));
  const approval = found.data;
  return (
    <DockedPanel
      eyebrow={approval ? t(`signing.kindOf.${approval.kind}`) : undefined}
      title={approval?.title[language] ?? '…'}
      onClose={onClose}
    >
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : approval ? (
        <Told approval={approval} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Told({ approval }: { approval: ApprovalTold }) {
  const reader = useMe()?.id;
  return (
    <>
      <Facts approval={approval} />
      {approval.mayDecide ? <DecideApproval key={approval.revision} approval={approval} readerId={reader} /> : null}
      {approval.own ? <Own key={`own ${approval.revision}`} approval={approval} /> : null}
      <ApprovalSteps approval={approval} />
      {approval.mayDecide || approval.own ? null : <Reassign approval={approval} />}
      <ApprovalCourse approval={approval} />
    </>
  );
}

function Facts({ approval }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { accountId } = approval;
  return (
    <dl className="fieldList approvalFacts">
      {accountId ? (
        <div>
          <dt>{t('signing.customer')}</dt>
          <dd>
            <Link to="/customers/$accountId" params={{ accountId }} className="door">
              {approval.accountName}
            </Link>
          </dd>
        </div>
      ) : null}
      {approval.amount === null ? null : (
        <div>
          <dt>{t('signing.amount')}</dt>
          <dd>
            <AmountOf approval={approval} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('signing.reason')}</dt>
        <dd className="approvalNote">{approval.reason}</dd>
      </div>
      <div>
        <dt>{t('signing.asker')}</dt>
        <dd>
          {approval.askedBy ?? t('signing.system')} · {formatDate(approval.askedAt, language, { style: 'minute' })}
        </dd>
      </div>
      <div>
        <dt>{t('signing.state')}</dt>
        <dd>
          <StateOf approval={approval} />
        </dd>
      </div>
      {approval.dueAt ? (
        <div>
          <dt>{t('signing.due')}</dt>
          <dd>
            <DueOf approval={approval} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** What the asker may do: ask again what came back, or withdraw. */
function Own({ approval }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const { state } = approval;
  const back = approval.course.findLast(({ what }) => what === 'returned');
  if (state !== 'open' && state !== 'returned') return null;
  return (
    <>
      {state === 'returned' ? (
        <section className="panelAct">
          <h3 className="lbl">{t('signing.ask.again')}</h3>
          {back?.note ? (
            <p className="approvalNote">{t('signing.ask.back', { name: back.by ?? t('signing.system'), note: back.note })}</p>
          ) : null}
          <AskApproval again={approval} onAsked={() => {}} />
        </section>
      ) : null}
      <WithdrawApproval approval={approval} />
    </>
  );
}

/** An administrator gives the decision of somebody who cannot to somebody else. */
function Reassign({ approval }: { approval: ApprovalTold }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [of, setOf] = useState<{ id: string; name: string }>();
  const asked = approval.steps.flatMap(({ signers }) => signers).filter(({ state }) => state === 'asked');
  if (!can('settings.manage') || asked.length === 0) return null;
  if (of) return <PassOn approval={approval} signer={of} onDone={() => setOf(undefined)} />;
  return asked.map(({ id, holder }) => (
    <p key={id}>
      <Button size="small" onClick={() => setOf({ id, name: holder.name })}>
        {holder.name} · {t('signing.pass.reassign')}
      </Button>
    </p>
  ));
}
