import { gfm } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';

const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', hr: '---' });
turndown.use(gfm);
turndown.remove(['script', 'style', 'noscript', 'iframe', 'object', 'head', 'title', 'nav', 'form']);
/** Pictures lie elsewhere or within the file; of those within a file nothing is kept but what they show. */
turndown.addRule('pictures', {
  filter: 'img',
  replacement: (_, node) => {
    const element = node as unknown as { getAttribute(name: string): string | null };
    const [alt, src] = [element.getAttribute('alt') ?? '', element.getAttribute('src') ?? ''];
    return src && !src.startsWith('data:') ? `![${alt.replace(/[[\]\n]/g, ' ')}](<${src.replace(/[<>\n]/g, '')}>)` : alt;
  },
});

/** The text of a web page as Markdown; what runs or lays out is left out. */
export const fromHtml = (html: string): string => turndown.turndown(html).trim();

const TITLE = /<title[^>]*>([^<]{1,300})<\/title>/i;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
/** What a page calls itself. */
export const htmlTitle = (html: string): string =>
  (TITLE.exec(html)?.[1] ?? '').replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => NAMED[name] ?? '').trim();
