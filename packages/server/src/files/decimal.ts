/** Exact decimals as text (`-12.5`, no exponent, no trailing zeros): money never passes through a float. */

export type Decimal = string;

type Parts = { units: bigint; scale: number };

/** `units` × 10^−`scale`; expects plain decimal text. */
function partsOf(decimal: Decimal): Parts {
  const point = decimal.indexOf('.');
  if (point < 0) return { units: BigInt(decimal), scale: 0 };
  return { units: BigInt(decimal.slice(0, point) + decimal.slice(point + 1)), scale: decimal.length - point - 1 };
}

function textOf({ units, scale }: Parts): Decimal {
  if (scale <= 0) return (units * 10n ** BigInt(-scale)).toString();
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, -scale);
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
}

/** Drops leading and trailing zeros and the sign of zero, so that equal numbers are equal texts. */
export function canonicalDecimal(decimal: Decimal): Decimal {
  if (/^-?([1-9]\d*|0)$/.test(decimal)) return decimal === '-0' ? '0' : decimal;
  return textOf(partsOf(decimal));
}

export function multiply(factors: readonly Decimal[]): Decimal {
  let product: Parts = { units: 1n, scale: 0 };
  for (const factor of factors) {
    const { units, scale } = partsOf(factor);
    product = { units: product.units * units, scale: product.scale + scale };
  }
  return textOf(product);
}

export function add(terms: Iterable<Decimal>): Decimal {
  let sum: Parts = { units: 0n, scale: 0 };
  for (const term of terms) {
    const next = partsOf(term);
    const scale = Math.max(sum.scale, next.scale);
    sum = { units: sum.units * 10n ** BigInt(scale - sum.scale) + next.units * 10n ** BigInt(scale - next.scale), scale };
  }
  return textOf(sum);
}

/** decimal × 10^power, exactly. */
export function scaleByPowerOfTen(decimal: Decimal, power: number): Decimal {
  const { units, scale } = partsOf(decimal);
  return textOf({ units, scale: scale - power });
}

/** The shortest decimal that names the float, written out without exponent. Expects a finite number. */
export function decimalOfNumber(value: number): Decimal {
  const text = String(value);
  const [mantissa, exponent] = text.split('e');
  return exponent === undefined ? canonicalDecimal(text) : scaleByPowerOfTen(mantissa!, Number(exponent));
}
