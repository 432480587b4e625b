/** A decimal number in millionths: numeric(20,6) without a lost digit. */
export type Micro = bigint;
const ONE = 1_000_000n;

/** Of decimal text, what lies beyond the sixth place cut off; of nothing, nothing. */
export function micro(text: string | null | undefined): Micro {
  const [whole = '0', part = ''] = (text ?? '0').replace('-', '').split('.');
  const size = BigInt(whole) * ONE + BigInt(part.padEnd(6, '0').slice(0, 6));
  return text?.startsWith('-') ? -size : size;
}

/** The product of two; what lies beyond the sixth place is cut off. */
export const times = (one: Micro, other: Micro): Micro => (one * other) / ONE;

/** As decimal text, without zeros that say nothing. */
export function decimal(value: Micro): string {
  const size = value < 0n ? -value : value;
  const part = String(size % ONE)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / ONE}${part && `.${part}`}`;
}
