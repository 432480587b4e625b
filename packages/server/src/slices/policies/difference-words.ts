import type { Both } from '@fulcrum/contract';

export const both = (zh: string, en: string): Both => ({ zh, en });
export const none = both('无', 'none');
export const named = (name: Both): Both => both(`“${name.zh}”`, `“${name.en}”`);

/** A value without the order of its keys, which says nothing, and without what is absent. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, plain(inner)]),
  );
}
/** Whether two parts of documents say the same. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(plain(one)) === JSON.stringify(plain(other));

/** Chinese stands next to Chinese without a space; digits and Latin letters keep one. */
const spaced = (text: string): string => (/^[\p{Script=Han}“（]/u.test(text) ? text : ` ${text}`);
const closed = (text: string): string => (/[\p{Script=Han}”）]$/u.test(text) ? text : `${text} `);

/** A 级的门槛由 85 分改为 90 分. */
export const fromTo = (what: Both, was: Both, is: Both): Both =>
  both(`${what.zh}由${closed(spaced(was.zh))}改为${spaced(is.zh)}`, `${what.en} from ${was.en} to ${is.en}`);

/** A name in either language. */
export function changedName(of: Both, was: Both, is: Both): Both[] {
  const zh =
    was.zh === is.zh
      ? []
      : [both(`${of.zh}${named(was).zh}改名为${named(is).zh}`, `${of.en}renamed in Chinese from “${was.zh}” to “${is.zh}”`)];
  const en =
    was.en === is.en
      ? []
      : [both(`${of.zh}${named(is).zh}的英文名由“${was.en}”改为“${is.en}”`, `${of.en}${named(was).en} renamed ${named(is).en}`)];
  return [...zh, ...en];
}

/** When a policy judges. */
export const SCHEDULES = {
  month_end: both('每月末评估', 'each month end'),
  daily: both('每天评估', 'every day'),
  manual: both('手动评估', 'by hand'),
};

/** Whether the figures are samples. */
export const sampleChange = (before: { sample: boolean }, after: { sample: boolean }): Both[] => {
  if (before.sample === after.sample) return [];
  return [
    after.sample ? both('标为示例值', 'Marked as sample figures') : both('数值已确认，不再是示例值', 'Figures confirmed: samples no more'),
  ];
};
