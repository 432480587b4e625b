import { REGION_NAMES } from '@fulcrum/contract';

/** ISO 3166-2 codes of China's provinces by their names. */
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(REGION_NAMES).flatMap(([code, { zh, en }]) => [
    [zh, code],
    [en.toUpperCase(), code],
  ]),
);

/** A region as its ISO 3166-2 code: the code itself, or a province by name with or without 省, 市 and the like; null when it is neither. */
export function regionCodeOf(text: string): string | null {
  const upper = text.toUpperCase();
  if (/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(upper)) return upper;
  return CODES.get(upper.replace(/(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/, '')) ?? null;
}
