import type { ResourceRequest } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { ActOnRequest } from './act-on-request.tsx';
import { AmountOf, CostOf, DayOf, StateOf } from './request-facts.tsx';
import './resources.css';

/** One request: what for, what is asked of the reader now, and its steps. */
export function RequestPanel({ id, asOf, onClose }: { id: string; asOf?: string | undefined; onClose: () => void }) {
  const language = useLanguage();
  const found = useQuery(api.resourceRequests.get.queryOptions({ input: { id, asOf } }));
  const request = found.data;
  return (
    <DockedPanel eyebrow={request?.accountName} title={request?.resource[language] ?? '…'} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : request ? (
        <>
          <Facts request={request} />
          {asOf ? null : <ActOnRequest key={request.revision} request={request} />}
          <Steps request={request} />
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { accountId, accountName, approvalId } = request;
  return (
    <dl className="fieldList resourceFacts">
      <Fact name={t('resourcing.customer')}>
        {request.accountMet ? (
          <Link to="/customers/$accountId" params={{ accountId }} className="door">
            {accountName}
          </Link>
        ) : (
          accountName
        )}
        {request.level ? <span className="note"> {t('resourcing.levelThen', { level: request.level })}</span> : null}
        {request.entitled ? null : <span className="tag strong">{t('resourcing.notEntitled')}</span>}
      </Fact>
      <Fact name={t('resourcing.why')}>
        <span className="resourceText">{request.why}</span>
      </Fact>
      {request.objective ? <Fact name={t('resourcing.for.objective')}>{request.objective}</Fact> : null}
      {request.plan ? <Fact name={t('resourcing.for.plan')}>{request.plan}</Fact> : null}
      {request.play ? <Fact name={t('resourcing.for.play')}>{request.play[language]}</Fact> : null}
      <Fact name={t('resourcing.quantity')}>
        <AmountOf request={request} /> · <CostOf request={request} />
      </Fact>
      <Fact name={t('resourcing.day')}>
        <DayOf request={request} />
      </Fact>
      <Fact name={t('resourcing.owner')}>{request.ownerName ?? t('resourcing.noOwner')}</Fact>
      <Fact name={t('resourcing.stateTitle')}>
        <StateOf request={request} />{' '}
        {approvalId && request.state === 'asked' ? (
          <Link to="/today/approvals" search={{ of: approvalId, view: 'all' }} className="door note">
            {t('resourcing.toApproval')}
          </Link>
        ) : null}
      </Fact>
      {request.result ? (
        <Fact name={t('resourcing.result')}>
          <span className="resourceText">{request.result}</span>
        </Fact>
      ) : null}
      {request.endedWhy ? <Fact name={t('resourcing.endedWhy')}>{request.endedWhy}</Fact> : null}
    </dl>
  );
}

function Steps({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('resourcing.steps')}</h3>
      <ol className="courseList">
        {request.steps.map(({ step, on, by }) => (
          <li key={step} className="courseStep">
            {step === 'ended' ? t(`resourcing.state.${request.state}`) : t(`resourcing.step.${step}`)}
            <span className="note"> {[formatDate(on, language), by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
