import type { ReferralLead } from '@fulcrum/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, LoadMore, morePages, PageHead, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { RecordById } from '../../records/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AdoptForm } from './adopt-form.tsx';
import { REFERRAL_VIEWS } from './referrals.search.ts';
import './referrals.css';

/** Whom do our customers recommend us to, who follows it, and whom do we owe thanks? */
export default function ReferralsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { can } = useSession();
  const { view = 'open', referral } = useSearch({ from: '/customers/referrals' });
  const found = useInfiniteQuery(pagesOf(api.referralLeads.list, { view, limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const searchOf = (key: (typeof REFERRAL_VIEWS)[number]) => ({ view: key === 'open' ? undefined : key });
  const close = () => {
    void queries.invalidateQueries({ queryKey: api.referralLeads.key() });
    void navigate({ to: '/customers/referrals', search: searchOf(view) });
  };
  return (
    <>
      <PageHead
        title={t('shell.page.referrals')}
        eyebrow={t('referring.eyebrow')}
        answer={found.data ? t(rows.length ? `referring.head.${view}` : `referring.none.${view}`, { count: rows.length }) : '…'}
        sub={t('referring.sub')}
      />
      <SegmentLinks
        label={t('referring.views')}
        current={view}
        segments={REFERRAL_VIEWS.map((key) => ({
          key,
          label: t(`referring.view.${key}`),
          link: { to: '/customers/referrals' as const, search: searchOf(key) },
        }))}
      />
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={5} /> : null}
      {found.data && !rows.length ? <EmptyState title={t(`referring.none.${view}`)}>{t('referring.noneDetail')}</EmptyState> : null}
      <ul className="plainList">
        {rows.map((one) => (
          <Line key={`${one.id} ${one.revision}`} lead={one} />
        ))}
      </ul>
      {rows.length > 0 ? <LoadMore count={rows.length} {...morePages(found)} /> : null}
      {referral ? (
        <RecordById key={referral} entity="referrals" id={referral} editable={can('facts.write')} onClose={close} onDone={close} />
      ) : null}
    </>
  );
}

function Line({ lead }: { lead: ReferralLead }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [adopting, setAdopting] = useState(false);
  const { accountId, accountName, contactName, leadName, leadContact, leadReach, reason, referredOn, consentedOn, referredId } = lead;
  const { referredName, state, thankedOn, source } = lead;
  const mayAdopt = state === 'received' && can('accounts.write') && can('facts.write');
  return (
    <li className="referralItem">
      <div>
        <p>
          <Link className="door strong" from="/customers/referrals" to="." search={(before) => ({ ...before, referral: lead.id })}>
            {leadName ?? t('referring.unnamed')}
          </Link>{' '}
          <span className="tag">{t(`referring.state.${state}`)}</span>
        </p>
        <p className="note">
          {[leadContact, leadReach, consentedOn ? t('referring.consented') : t('referring.notConsented')].filter(Boolean).join(' · ')}
        </p>
        {reason ? <p>{reason}</p> : null}
        <p className="note">
          <Link className="door" to="/customers/$accountId" params={{ accountId }}>
            {accountName}
          </Link>
          {[
            '',
            contactName,
            t('referring.on', { day: formatDate(referredOn, language) }),
            source === 'portal' ? t('referring.byPortal') : null,
            thankedOn ? t('referring.thanked', { day: formatDate(thankedOn, language) }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
          {referredId ? (
            <>
              {' · '}
              <Link className="door" to="/customers/$accountId" params={{ accountId: referredId }}>
                {referredName}
              </Link>
            </>
          ) : null}
        </p>
      </div>
      {mayAdopt && !adopting ? (
        <Button size="small" onClick={() => setAdopting(true)}>
          {t('referring.adopt')}
        </Button>
      ) : null}
      {adopting ? <AdoptForm lead={lead} onDone={() => setAdopting(false)} /> : null}
    </li>
  );
}
