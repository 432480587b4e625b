/**
 * The quantile of the normal distribution, by the rational approximation of P. J. Acklam (relative error below 1.2e-9): how many standard
 * errors an interval reaches out.
 */
export function normalQuantile(share: number): number {
  const tail = (q: number): number =>
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
  if (share < 0.02425) return tail(Math.sqrt(-2 * Math.log(share)));
  if (share > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - share)));
  const q = share - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r - 3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r - 1.328068155288572e1) *
      r +
      1)
  );
}

/** The interval of a figure with its standard error, that holds it with a given confidence. */
export const intervalOf = ({ auc, error }: { auc: number; error: number }, confidence = 0.95): { low: number; high: number } => {
  const reach = normalQuantile((1 + confidence) / 2) * error;
  return { low: auc - reach, high: auc + reach };
};
