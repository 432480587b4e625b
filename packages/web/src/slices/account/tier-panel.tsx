import type { Explanation as Explained } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, shownProblem } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, ErrorState, Explanation, type ExplanationItem, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { AccountTier } from './account-tier.tsx';
import { EvidenceRows } from './evidence-rows.tsx';
import { useAccountAddress, useAsOf } from './use-account.ts';
import { useFactText } from './use-fact-text.ts';

/** Why the account has its tier: the items with their facts and points, and the order lines behind a fact. */
export function TierPanel({ accountId, name, mayOpenOrders }: { accountId: string; name: string; mayOpenOrders: boolean }) {
  const { t } = useTranslation();
  const { search, go, close } = useAccountAddress();
  const found = useQuery(api.tiers.explain.queryOptions({ input: { accountId, ...useAsOf() } }));
  const language = useLanguage();
  const back = () => go({ of: undefined }, true);
  const metric = search.of;
  const shown = found.data?.items.flatMap((item) => item.evidence).find((fact) => fact.metric === metric);
  return (
    <DockedPanel
      key={metric ?? 'tier'}
      eyebrow={t('account.tier.eyebrow', { name })}
      title={metric ? (shown?.name[language] ?? metric) : t('account.tier.title', { tier: found.data?.level ?? '…' })}
      onClose={metric ? back : close}
    >
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.error && !found.data ? (
        <ErrorState level={3} problem={shownProblem(found.error)} onRetry={() => void found.refetch()} />
      ) : null}
      {found.data && !metric ? <Reason explained={found.data} mayOpenOrders={mayOpenOrders} onOpen={(of) => go({ of })} /> : null}
      {metric ? (
        <>
          <EvidenceRows accountId={accountId} metric={metric} />
          <Button onClick={back}>{t('account.tier.back')}</Button>
        </>
      ) : null}
    </DockedPanel>
  );
}

interface ReasonProps {
  explained: Explained;
  mayOpenOrders: boolean;
  onOpen: (metric: string) => void;
}

function Reason({ explained, mayOpenOrders, onOpen }: ReasonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const factText = useFactText();
  const { items, level, levels, score } = explained;
  const pointed = items.some((item) => item.points !== 0);
  const given = items.filter((item) => !pointed || item.points !== 0);
  const rest = items.length - given.length;
  const scale = levels.every((each) => each.score !== null)
    ? levels.map((each) => ({ letter: each.id, from: each.score ?? 0 }))
    : levels.filter((each) => each.score !== null).length >= levels.length - 1 && pointed
      ? levels.map((each) => ({ letter: each.id, from: each.score ?? Math.min(0, score) }))
      : undefined;
  const own = levels.find((each) => each.id === level);
  const points = formatNumber(score, language, 'plain', 1);
  const shown = given.map((item): ExplanationItem => {
    const opens = item.evidence.find((fact) => fact.metric.startsWith('orders.') && fact.value !== null);
    return {
      key: item.id,
      label: item.name[language],
      fact: factText(item),
      points: item.points,
      ...(opens && mayOpenOrders ? { opens: { onOpen: () => onOpen(opens.metric) } } : {}),
    };
  });
  return (
    <>
      <Explanation
        chip={level ? <AccountTier tier={level} /> : undefined}
        result={level ? t('account.tier.result', { tier: level, points }) : t('account.tier.none', { points })}
        threshold={
          own && own.score !== null
            ? t('account.tier.threshold', { tier: own.id, points: formatNumber(own.score, language, 'plain', 1) })
            : undefined
        }
        scale={scale && scale.length > 1 ? { levels: scale, score, max: Math.max(100, score) } : undefined}
        items={shown}
        total={pointed ? { points: score, ...(rest > 0 ? { rest: t('account.tier.rest', { count: rest }) } : {}) } : undefined}
        policy={{
          name: explained.policyName[language],
          version: explained.version,
          date: explained.asOf,
          ...(explained.publishedBy ? { person: explained.publishedBy } : {}),
        }}
      />
      {explained.heldFrom ? <p className="note">{t('account.tier.held', { tier: explained.heldFrom })}</p> : null}
      {explained.sample ? <p className="note">{t('account.tier.sample')}</p> : null}
    </>
  );
}
