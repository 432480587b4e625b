/** Exact decimals of six places as whole numbers, so that the oracle rounds as PostgreSQL's numeric does: half away from zero. */
const PLACES = 6;
const ONE = 10n ** BigInt(PLACES);
export type Micro = bigint;

export function micro(value: string | number): Micro {
  const text = String(value);
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * ONE + BigInt(part.padEnd(PLACES, '0').slice(0, PLACES));
  return text.startsWith('-') ? -size : size;
}

/** over / under, rounded to six places. */
export function divide(over: bigint, under: bigint): Micro {
  const sign = over < 0n !== under < 0n ? -1n : 1n;
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under];
  return sign * ((2n * top * ONE + bottom) / (2n * bottom));
}

export const multiply = (one: Micro, other: Micro): Micro => divide(one * other, ONE * ONE);

export function text(value: Micro): string {
  const size = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${size / ONE}.${String(size % ONE).padStart(PLACES, '0')}`;
}
