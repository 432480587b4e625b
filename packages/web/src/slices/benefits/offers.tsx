import type { BenefitMatrix, BenefitOffer } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, Money, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ToApproval } from './to-approval.tsx';
import { WithReason } from './with-reason.tsx';

/** Offers for a time with what is left of their budgets, newest first. */
export function Offers({ matrix, onPropose }: { matrix: BenefitMatrix; onPropose: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const found = useInfiniteQuery(pagesOf(api.benefits.offers, { limit: 20 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const propose = can('policies.edit') ? <Button onClick={onPropose}>{t('benefit.offer.propose')}</Button> : undefined;
  if (found.error) return <Failure level={2} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={4} />;
  if (rows.length === 0)
    return (
      <EmptyState title={t('benefit.offer.none')} action={propose}>
        {t('benefit.offer.noneDetail')}
      </EmptyState>
    );
  return (
    <section className="benefitSection">
      <div className="row">
        <h2 className="section grow">{t('benefit.tabs.offers')}</h2>
        {propose}
      </div>
      <ul className="useLines">
        {rows.map((offer) => (
          <li key={offer.id}>
            <Offer offer={offer} matrix={matrix} />
            <ToApproval id={offer.approvalId} />
            {(offer.state === 'requested' || offer.state === 'approved') && offer.until >= matrix.asOf && can('policies.edit') ? (
              <WithReason
                label={t('benefit.offer.end')}
                of={offer.name}
                act={(reason) => client.benefits.endOffer({ id: offer.id, reason })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
    </section>
  );
}

function Offer({ offer, matrix }: { offer: BenefitOffer; matrix: BenefitMatrix }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const benefit = matrix.catalogue.find(({ id }) => id === offer.benefit)?.name[language] ?? offer.benefit;
  return (
    <>
      <span className="row wrap">
        <b>{offer.name}</b>
        <span>{benefit}</span>
        <span className="note">{t('benefit.offer.levels', { levels: offer.levels.join(t('measures.op.comma')) })}</span>
        <span className="note nowrap">
          {t('benefit.offer.days', { from: formatDate(offer.from, language), until: formatDate(offer.until, language) })}
        </span>
        <span className="tag">{t(`benefit.offer.state.${offer.state}`)}</span>
      </span>
      <span className="note block">
        {t('benefit.offer.spent')} <Money amount={offer.spent} currency={currency} /> / <Money amount={offer.budget} currency={currency} />
      </span>
      <span className="note block">{t('benefit.uses.reason', { name: offer.askedBy ?? '—', text: offer.reason })}</span>
      {offer.ended ? (
        <span className="note block">
          {t('benefit.offer.ended', { day: formatDate(offer.ended.on, language), name: offer.ended.by ?? '—', text: offer.ended.why })}
        </span>
      ) : null}
      {offer.decision ? (
        <span className="note block">{t('benefit.uses.decision', { name: offer.decidedBy ?? '—', text: offer.decision })}</span>
      ) : null}
    </>
  );
}
