import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, EmptyState, type Figure, Figures, formatNumber, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { SilentPeople } from '../usage/silent-people.tsx';
import '../usage/usage.css';
import { UsageChart } from '../usage/usage-chart.tsx';
import { UsageLines } from '../usage/usage-lines.tsx';
import { firstLine } from '../usage/usage-week.ts';
import type { AccountTabProps } from './account-tabs.tsx';
import { type AccountFacts, useAccountAddress, useAsOf } from './use-account.ts';

const A_WEEK = 7;

/** How the customer uses what it bought: one metric by week, all metrics beside each other, and who is silent. */
export function AccountUsage({ account, facts }: AccountTabProps) {
  const { t } = useTranslation();
  const { search, go } = useAccountAddress();
  const found = useQuery(api.usage.series.queryOptions({ input: { accountId: account.id, ...useAsOf() } }));
  const events = tierMoves(facts);
  if (found.isPending) return <SkeletonRows rows={10} />;
  if (!found.data) return <QueryFailed level={2} error={found.error} onRetry={() => void found.refetch()} />;
  const series = found.data;
  const line = firstLine(series.metrics, search.metric);
  if (!line)
    return (
      <EmptyState
        title={t(series.lastOn ? 'using.empty.lately' : 'using.empty.title')}
        action={facts.may('usage.write') ? <ButtonLink to="/admin/usage">{t('using.empty.how')}</ButtonLink> : null}
      >
        {t('using.empty.text')}
      </EmptyState>
    );
  return (
    <div className="accountColumns">
      <div className="accountMain">
        <section className="accountBlock">
          <UsageChart series={series} line={line} events={events} />
          <h2 className="section">{t('using.lines.title')}</h2>
          <UsageLines lines={series.metrics} current={line.id} onOpen={(metric) => go({ metric }, true)} />
        </section>
      </div>
      <aside className="accountSide usageSide" aria-label={t('using.side')}>
        <UsageFigures lastOn={series.lastOn} seatRate={series.seatRate30d} seats={series.seats} silentDays={series.silentDays} />
        {facts.may('contacts.read') ? <SilentPeople key={search.asOf} accountId={account.id} asOf={search.asOf} /> : null}
      </aside>
    </div>
  );
}

/** Changes of the tier, in a word each. */
function tierMoves(facts: AccountFacts) {
  const nameOf = (level: string | null) => level ?? '—';
  return facts.judged.flatMap(({ asOf, level }, index) => {
    const before = facts.judged[index - 1];
    return before && before.level !== level ? [{ day: asOf, word: `${nameOf(before.level)} → ${nameOf(level)}` }] : [];
  });
}

function UsageFigures({
  lastOn,
  silentDays,
  seatRate,
  seats,
}: {
  lastOn: string | null;
  silentDays: number | null;
  seatRate: number | null;
  seats: number | null;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figures: Figure[] = [
    {
      label: t('using.figure.last'),
      value: lastOn ? <RelativeTime value={lastOn} /> : t('using.never'),
      small: silentDays !== null && silentDays >= A_WEEK ? t('using.silent', { count: silentDays }) : undefined,
      hint: t('using.figure.lastHint'),
    },
    {
      label: t('using.figure.seats'),
      value: seatRate === null ? '—' : formatNumber(seatRate, language, 'percent'),
      small: seats === null ? undefined : t('using.figure.ofSeats', { seats: formatNumber(seats, language) }),
      hint: t('using.figure.seatsHint'),
    },
  ];
  return <Figures size="record" figures={figures} />;
}
