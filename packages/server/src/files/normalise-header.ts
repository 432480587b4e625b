/** A header reduced to what carries meaning: `Order_No.`, `order no` and `ＯＲＤＥＲ ＮＯ` are one; a unit in brackets does not count. */
export function normaliseHeader(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase();
  const unbracketed = plain.replace(/[([{【][^)\]}】]*[)\]}】]/g, '');
  const kept = (text: string): string => text.replace(/[^\p{L}\p{N}%]+/gu, '');
  return kept(unbracketed) === '' ? kept(plain) : kept(unbracketed);
}
