import { REQUEST_KINDS, SEVERITIES, type ServiceRequestTold } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { fact, formatDate, ProblemNote, RelativeTime } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { RequestCalls } from '../calls/request-calls.tsx';
import { RequestFeedback } from '../feedback/request-feedback.tsx';
import { RequestOrders } from '../service-orders/request-orders.tsx';
import { ClockLeft } from './clock-left.tsx';
import { ContactSelect } from './contact-select.tsx';
import { asTarget, HolderSelect } from './holder-select.tsx';
import { ProductSelect } from './product-select.tsx';
import { SuggestedArticles } from './suggested-articles.tsx';
import { useRequestAction } from './use-request-action.ts';
import type { UsedArticle } from './used-articles.tsx';

interface RequestFactsProps {
  request: ServiceRequestTold;
  onUse: ((article: UsedArticle) => void) | undefined;
}

/** Clocks, whose it is and in whose hands, and the customer's other requests. */
export function RequestFacts({ request, onUse }: RequestFactsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <section>
        <h2 className="lbl">{t('desk.clocks')}</h2>
        <ul className="plainList">
          {request.clocks.map((clock) => (
            <li key={`${clock.clock} ${clock.startedAt}`}>
              <ClockLeft clock={clock} withDue />
            </li>
          ))}
        </ul>
        <p className="note">{request.slaClassName ? t('desk.class', { name: request.slaClassName[language] }) : t('desk.noClass')}</p>
      </section>
      <section>
        <h2 className="lbl">{t('desk.about')}</h2>
        {request.mayWork && request.status !== 'closed' ? <Changes request={request} /> : null}
        <dl className="fieldList">
          {fact(t('desk.customer'), <Customer request={request} />)}
          {fact(t('desk.contact'), request.contactName)}
          {fact(t('desk.product'), request.productName)}
          {fact(t('desk.kind'), t(`desk.kindOf.${request.kind}`))}
          {fact(t('desk.holder'), request.assigneeName ?? request.providerName ?? request.teamName ?? t('desk.nobody'))}
          {fact(t('desk.channel'), t(`desk.channelOf.${request.channel}`))}
          {fact(t('desk.opened'), formatDate(request.openedAt, language, { style: 'minute' }))}
          {request.closedAt && request.callback
            ? fact(t('desk.close.callback'), [t(`desk.close.${request.callback}`), request.callbackNote].filter(Boolean).join(' · '))
            : null}
          {request.rating ? fact(t('desk.close.rating'), t('desk.close.stars', { count: request.rating })) : null}
        </dl>
      </section>
      <RequestCalls requestId={request.id} />
      <RequestOrders request={request} />
      <RequestFeedback request={request} />
      <SuggestedArticles request={request} onUse={onUse} />
      {request.others.length > 0 ? (
        <section>
          <h2 className="lbl">{t('desk.others')}</h2>
          <ul className="plainList">
            {request.others.map((other) => (
              <li key={other.id}>
                <Link className="door" to="/service/requests/$requestId" params={{ requestId: other.id }}>
                  #{other.number} {other.subject}
                </Link>{' '}
                <span className="note">
                  {t(`desk.statusOf.${other.status}`)} · <RelativeTime value={other.openedAt} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Customer({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const { accountId, accountName, accountMet } = request;
  if (!accountId) return <span className="ink3">{t('desk.noCustomer')}</span>;
  if (!accountMet) return accountName;
  return (
    <Link className="door" to="/customers/$accountId" params={{ accountId }}>
      {accountName}
    </Link>
  );
}

/** Dispatches it on, or says what it is about; each takes effect as it is chosen. */
function Changes({ request }: { request: ServiceRequestTold }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { id, revision } = request;
  const change = useRequestAction(
    (what: {
      kind?: ServiceRequestTold['kind'];
      severity?: ServiceRequestTold['severity'];
      productId?: string | null;
      accountId?: string;
      contactId?: string | null;
      subject?: string;
    }) => client.serviceRequests.change({ id, revision, ...what }),
    () => t('desk.act.done.change'),
  );
  const dispatch = useRequestAction(
    (to: ReturnType<typeof asTarget>) => client.serviceRequests.dispatch({ id, revision, ...to }),
    (done) => t('desk.act.done.dispatch', { name: done.assigneeName ?? done.providerName ?? done.teamName ?? t('desk.nobody') }),
  );
  if (!open)
    return (
      <p>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('desk.act.change')}
        </Button>
      </p>
    );
  const product = request.productId && request.productName ? { id: request.productId, name: request.productName } : undefined;
  const account = request.accountId && request.accountName ? { id: request.accountId, name: request.accountName } : undefined;
  return (
    <div className="requestChanges">
      <Field label={t('desk.dispatch.title')}>
        {(field) => (
          <HolderSelect id={field} provider={request.productId !== null} onChange={(holder) => dispatch.mutate(asTarget(holder))} />
        )}
      </Field>
      <Field label={t('desk.severity')}>
        {(field) => (
          <Select
            id={field}
            value={request.severity}
            options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))}
            onChange={(severity) => change.mutate({ severity })}
          />
        )}
      </Field>
      <Field label={t('desk.kind')}>
        {(field) => (
          <Select
            id={field}
            value={request.kind}
            options={REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) }))}
            onChange={(kind) => change.mutate({ kind })}
          />
        )}
      </Field>
      <Field label={t('desk.product')}>
        {(field) => (
          <ProductSelect id={field} known={product} value={request.productId} onChange={(productId) => change.mutate({ productId })} />
        )}
      </Field>
      <Field label={t('desk.subject')}>
        {(field) => (
          <SubjectInput key={request.subject} id={field} subject={request.subject} onSave={(subject) => change.mutate({ subject })} />
        )}
      </Field>
      <Field label={t('desk.customer')}>
        {(field) => <AccountSelect id={field} known={account} value={account?.id} onChange={(accountId) => change.mutate({ accountId })} />}
      </Field>
      {account ? (
        <Field label={t('desk.contact')}>
          {(field) => (
            <ContactSelect
              id={field}
              accountId={account.id}
              value={request.contactId}
              onChange={(contactId) => change.mutate({ contactId })}
            />
          )}
        </Field>
      ) : null}
      <ProblemNote problem={change.problem ?? dispatch.problem} />
    </div>
  );
}

/** Saved when it is left or Enter is pressed, not at every letter. */
function SubjectInput({ id, subject, onSave }: { id: string; subject: string; onSave: (subject: string) => void }) {
  const save = (typed: string) => {
    const said = typed.trim();
    if (said && said !== subject) onSave(said);
  };
  return (
    <Input
      id={id}
      defaultValue={subject}
      maxLength={200}
      onBlur={(e) => save(e.target.value)}
      onPressEnter={(e) => e.currentTarget.blur()}
    />
  );
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = `request ${label}`.replaceAll(/\s+/g, '-');
  return (
    <p className="requestField">
      <label className="note" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </p>
  );
}
