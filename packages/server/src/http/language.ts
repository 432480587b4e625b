import type { Language } from '@fulcrum/contract';

/** The better of our two languages for an Accept-Language header; null when it names neither. */
export function languageOf(header: string | undefined): Language | null {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const quality = options.find((option) => option.trim().startsWith('q='));
      return { tag, q: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, q }) => q > 0 && (tag.startsWith('zh') || tag.startsWith('en')))
    .sort((a, b) => b.q - a.q);
  if (!ranked[0]) return null;
  return ranked[0].tag.startsWith('zh') ? 'zh' : 'en';
}
