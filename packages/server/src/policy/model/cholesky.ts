/** Rows of a lower triangle. */
type Lower = readonly Float64Array[];

/** The Cholesky factor of a symmetric matrix, of which only the lower half is read. Null where it is not positive definite. */
export function factorOf(matrix: readonly Float64Array[]): Lower | null {
  const lower: Float64Array[] = [];
  for (const [i, row] of matrix.entries()) {
    const own = new Float64Array(i + 1);
    lower.push(own);
    for (let j = 0; j <= i; j++) {
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= own[k]! * lower[j]![k]!;
      if (i === j && !(sum > row[i]! * Number.EPSILON)) return null;
      own[j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  return lower;
}

/** x of A x = b, by the factor of A. */
export function solve(lower: Lower, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The diagonal of the inverse: variances, where the matrix is that of information. */
export function inverseDiagonal(lower: Lower): number[] {
  return lower.map((_, place) => {
    const unit = new Float64Array(lower.length);
    unit[place] = 1;
    return solve(lower, unit)[place]!;
  });
}
