import { gfm } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';

/** Takes a picture that a page holds itself; answers its address in the text, or nothing where it is none. */
export type TakePicture = (type: string, content: Buffer) => string | undefined;
const DATA = /^data:(image\/[\w.+-]+);base64,([\w+/=\s]+)$/i;

/** The text of a web page as Markdown; what runs or lays out is left out. Pictures lie elsewhere, or within the page. */
export function fromHtml(html: string, take: TakePicture): string {
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', hr: '---' });
  turndown.use(gfm);
  turndown.remove(['script', 'style', 'noscript', 'iframe', 'object', 'head', 'title', 'nav', 'form']);
  turndown.addRule('pictures', {
    filter: 'img',
    replacement: (_, node) => {
      const element = node as unknown as { getAttribute(name: string): string | null };
      const [alt, src] = [element.getAttribute('alt') ?? '', element.getAttribute('src') ?? ''];
      const data = DATA.exec(src);
      const address = data ? take(data[1]!, Buffer.from(data[2]!, 'base64')) : src.startsWith('data:') ? undefined : src;
      return address ? `![${alt.replace(/[[\]\n]/g, ' ')}](<${address.replace(/[<>\n]/g, '')}>)` : alt;
    },
  });
  return turndown.turndown(html).trim();
}

const TITLE = /<title[^>]*>([^<]{1,300})<\/title>/i;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
/** What a page calls itself. */
export const htmlTitle = (html: string): string =>
  (TITLE.exec(html)?.[1] ?? '').replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => NAMED[name] ?? '').trim();
