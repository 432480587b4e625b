import type { IndexedText } from './indexed-parts.ts';
import type { Reader } from './reader.ts';

/** What narrows a search. */
export interface Narrowing {
  reader: Reader;
  /** Past its review an article counts as outdated. */
  today: string;
  language?: 'zh' | 'en' | undefined;
  productId?: string | undefined;
  audience?: string | undefined;
  category?: string | undefined;
  tag?: string | undefined;
  /** Texts in it come first where both answer alike. */
  prefers?: 'zh' | 'en' | undefined;
}

export const isOutdated = ({ outdated, reviewOn }: IndexedText, today: string): boolean =>
  outdated || (reviewOn !== null && reviewOn < today);

/** Whether a text is for the reader, as `foundBy` says it to the base, which has the last word on what is shown. */
export function readableIn(reader: Reader, ownProducts: ReadonlySet<string>): (text: IndexedText) => boolean {
  switch (reader.kind) {
    case 'staff':
      return () => true;
    case 'provider':
      return ({ audience, productId, communityId }) =>
        communityId === null &&
        (audience === 'public' ||
          audience === 'providers' ||
          (audience === 'customers' && productId !== null && ownProducts.has(productId)));
    case 'customer':
      return ({ audience, levels, communityId }) =>
        (communityId === null || reader.communities.includes(communityId)) &&
        (audience === 'public' ||
          (audience === 'customers' && (!levels.length || (reader.level !== null && levels.includes(reader.level)))));
    case 'public':
      return ({ audience, communityId }) => communityId === null && audience === 'public';
  }
}

const [OUTDATED, PREFERRED] = [0.6, 1.05];
/** By how much a text counts of what was asked for; 0: it was not. */
export const weightIn =
  ({ reader, today, language, productId, audience, category, tag, prefers }: Narrowing) =>
  (text: IndexedText): number => {
    const wanted =
      // What somebody declared outdated is shown to nobody outside.
      (reader.kind === 'staff' || !text.outdated) &&
      (!language || text.language === language) &&
      (!productId || text.productId === productId) &&
      (!audience || text.audience === audience) &&
      (!category || text.category === category) &&
      (!tag || text.tags.includes(tag));
    return wanted ? (isOutdated(text, today) ? OUTDATED : 1) * (prefers === text.language ? PREFERRED : 1) : 0;
  };
