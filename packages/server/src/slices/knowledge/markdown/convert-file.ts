import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import mammoth from 'mammoth';
import { assertHonest, checkedZipEntries, TEMPLATE_LIMITS } from '../../../files/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { fromHtml, htmlTitle, type TakePicture } from './from-html.ts';
import { type FrontMatter, frontMatter } from './front-matter.ts';

export interface Converted extends Omit<FrontMatter, 'title' | 'language'> {
  title: string;
  body: string;
  language: 'zh' | 'en';
  /** What it holds itself, by the addresses that stand in the body. */
  pictures: HeldPicture[];
}
export interface HeldPicture {
  address: string;
  name: string;
  content: Buffer;
}
const MOST_BYTES = 20 * 1024 * 1024;
const LONGEST_BODY = 200_000;
const FIRST_HEADING = /^\s*#\s+(.+?)\s*#*\s*(?:\n|$)/;

async function ofWord(bytes: Buffer, take: TakePicture): Promise<string> {
  try {
    await assertHonest(bytes, checkedZipEntries(bytes, TEMPLATE_LIMITS));
    const convertImage = mammoth.images.imgElement(async (image) => ({
      src: take(image.contentType, await image.readAsBuffer()) ?? '',
    }));
    const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage, externalFileAccess: false });
    return value;
  } catch (error) {
    throw new Fault('invalid', 'article.unreadable', {}, [], { cause: error });
  }
}

/** UTF-8, else what Chinese Windows writes. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Chinese once a good part of its letters is. */
export function languageOf(text: string): 'zh' | 'en' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const other = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > other ? 'zh' : 'en';
}

/** A file as the text of an article: its title is what it says, else its first heading, else its name. */
export async function convertFile(name: string, body: AsyncIterable<Uint8Array>): Promise<Converted> {
  const kind = path.extname(name).toLowerCase();
  if (!['.md', '.markdown', '.html', '.htm', '.docx'].includes(kind)) throw new Fault('invalid', 'article.file_kind');
  const bytes = await buffer(limited(body));
  const pictures: HeldPicture[] = [];
  const take: TakePicture = (type, content) => {
    const [address, ending] = [`picture:${pictures.length}`, type.replace(/^image\/(?:x-)?([a-z]+).*$/, '$1')];
    pictures.push({ address, name: `${path.parse(name).name}-${pictures.length + 1}.${ending}`, content });
    return address;
  };
  let [text, said, title]: [string, FrontMatter, string] = ['', {}, ''];
  if (kind === '.docx') text = fromHtml(await ofWord(bytes, take), take);
  else if (kind.startsWith('.htm')) {
    const html = decodeText(bytes);
    text = fromHtml(html, take);
    title = htmlTitle(html);
  } else ({ rest: text, said } = frontMatter(decodeText(bytes).replace(/\r\n?/g, '\n')));
  const { title: named, language: told, ...rest } = said;
  const heading = FIRST_HEADING.exec(text);
  if (heading && !named) text = text.slice(heading[0].length);
  const called = named ?? plainHeading(heading?.[1] ?? '') ?? title;
  const whole = text.replaceAll('\u0000', '').toWellFormed().trim();
  if (whole.length > LONGEST_BODY) throw new Fault('invalid', 'input.too_large', { limit: `${LONGEST_BODY}` });
  return {
    ...rest,
    title: (called || title || path.parse(name).name.replace(/\.(zh|en)$/, '')).slice(0, 200),
    body: whole,
    language: told ?? (/\.(zh|en)\.\w+$/.exec(name)?.[1] as 'zh' | 'en' | undefined) ?? languageOf(whole || called || ''),
    pictures,
  };
}
const plainHeading = (heading: string): string | undefined => heading.replace(/[*_`]/g, '').trim() || undefined;

async function* limited(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES) throw new Fault('invalid', 'input.too_large', { limit: '20 MB' });
    yield part;
  }
}
