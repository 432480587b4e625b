import sanitize from 'sanitize-html';
import { OWN_IMAGE, SOURCES } from '../pictures/places.ts';
import { markdown, parseMarkdown } from './parse-markdown.ts';

const LEVELS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
/** What may stand in an article. The renderer makes nothing else; a list of its own holds even if it did. */
const ALLOWED: sanitize.IOptions = {
  allowedTags: [
    ...LEVELS,
    ...['p', 'br', 'hr', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'title', 'rel', 'target'], img: ['src', 'alt', 'title', 'loading'], ol: ['start'] },
  allowedClasses: {},
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // Who wrote the link is not vouched for, and the page that is opened learns nothing of this one.
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' } }),
    img: (tagName, attribs) => ({ tagName, attribs: { ...attribs, loading: 'lazy' } }),
  },
  // Pictures are those that were kept with the article: one from elsewhere would tell its owner who reads.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OWN_IMAGE.test(attribs.src ?? ''),
};
for (const level of LEVELS) (ALLOWED.allowedAttributes as Record<string, string[]>)[level] = ['id'];
/** A draft shows its writer besides what it will take along. */
const OF_DRAFT: sanitize.IOptions = {
  ...ALLOWED,
  exclusiveFilter: ({ tag, attribs: { src = '' } }) =>
    tag === 'img' && ![OWN_IMAGE, ...Object.values(SOURCES)].some((place) => place.test(src)),
};

/** An article's Markdown as HTML that is safe to put into a page. */
export const renderMarkdown = (text: string, as: 'article' | 'draft' = 'article'): string =>
  sanitize(markdown.renderer.render(parseMarkdown(text), markdown.options, {}), as === 'draft' ? OF_DRAFT : ALLOWED);
