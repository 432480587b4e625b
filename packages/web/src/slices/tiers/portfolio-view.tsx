import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { PortfolioMatrix } from './portfolio-matrix.tsx';
import { TierOutcomesTable } from './tier-outcomes.tsx';

/** Which levels buy what, and what became of each level in a year beside the year before. */
export function PortfolioView({ asOf }: { asOf: string | undefined }) {
  const bought = useQuery(api.tiers.portfolio.queryOptions({ input: { asOf }, placeholderData: (before) => before }));
  const became = useQuery(api.tiers.outcomes.queryOptions({ input: { asOf }, placeholderData: (before) => before }));
  return (
    <>
      {bought.error ? (
        <Failure error={bought.error} onRetry={() => void bought.refetch()} />
      ) : bought.data ? (
        <PortfolioMatrix found={bought.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
      {became.error ? (
        <Failure error={became.error} onRetry={() => void became.refetch()} />
      ) : became.data ? (
        <TierOutcomesTable found={became.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </>
  );
}
