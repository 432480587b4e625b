import { createReadStream } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { liesBeside, pictureAddresses, withPicturesAt } from '@fulcrum/contract';
import type { Call } from './command.ts';

const KINDS = new Set(['.md', '.markdown', '.html', '.htm', '.docx']);
interface Converted {
  title: string;
  text: string;
  language: string;
  questions: string[];
  tags: string[];
  category: string | null;
  audience: string | null;
  kind: string | null;
  productCode: string | null;
  code: string | null;
}
/** Says what of a file could not be taken. */
type Told = (what: 'import.unread' | 'import.no_picture', file: string, problem: string) => void;
type Connected = Awaited<ReturnType<Call<object>['connect']>>;

/** Whether a file is an article by itself, and no table of them. */
export const isArticle = (file: string): boolean => KINDS.has(path.extname(file).toLowerCase());

/** Files of a folder that may be articles, in their order; what lies below folders whose name begins with a dot is left. */
async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && isArticle(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(path.sep).some((part) => part.startsWith('.')))
    .sort();
}

interface Pictured {
  folder: string;
  file: string;
  text: string;
  code: string;
}

/** Where a picture that lies beside the file is; never outside of the folder, whatever a link says. */
async function pathOf(address: string, { folder, file }: Pictured): Promise<string | null> {
  try {
    const whole = await realpath(path.resolve(folder, path.dirname(file), decodeURIComponent(address.replace(/[?#].*$/, ''))));
    return whole.startsWith((await realpath(folder)) + path.sep) ? whole : null;
  } catch {
    return null;
  }
}

/** Sends up the pictures that lie beside a file; answers its text with where they are then. One that cannot be taken is said, and left as it was. */
async function withPictures(stream: Connected['stream'], one: Pictured, told: Told): Promise<string> {
  const urls = new Map<string, string>();
  for (const address of pictureAddresses(one.text).filter(liesBeside)) {
    const whole = await pathOf(address, one);
    if (!whole) {
      told('import.no_picture', one.file, address);
      continue;
    }
    const asked = { name: path.basename(whole), code: one.code };
    try {
      const body = Readable.toWeb(createReadStream(whole)) as ReadableStream;
      const { url } = (await (await stream('/articles/images', asked, { method: 'POST', body })).json()) as { url: string };
      urls.set(address, url);
    } catch (error) {
      told('import.unread', `${one.file}: ${address}`, problemOf(error));
    }
  }
  return withPicturesAt(one.text, urls);
}
const problemOf = (error: unknown): string => String((error as { data?: { title?: string } }).data?.title ?? (error as Error).message);

/**
 * A folder of Markdown, web pages and Word files, or one such file, as JSON lines, one a file: the server reads each. `guide.zh.md` and `guide.en.md` are one
 * article in two languages. A file that cannot be read becomes a row without text, which the import refuses by name.
 */
export async function articleLines(place: string, stream: Connected['stream'], told: Told): Promise<string> {
  const lines: string[] = [];
  const [folder, files] = isArticle(place) ? [path.dirname(place), [path.basename(place)]] : [place, await filesBelow(place)];
  for (const file of files) {
    const code = file
      .split(path.sep)
      .join('/')
      .replace(/(\.(zh|en))?\.\w+$/, '');
    const category = path.dirname(file) === '.' ? null : path.dirname(file).split(path.sep).join(' / ');
    try {
      const body = Readable.toWeb(createReadStream(path.join(folder, file))) as ReadableStream;
      const read = (await (
        await stream('/articles/convert', { name: path.basename(file), code }, { method: 'POST', body })
      ).json()) as Converted;
      const text = await withPictures(stream, { folder, file, text: read.text, code: read.code ?? code }, told);
      const { title, language, questions, tags, audience, kind, productCode } = read;
      lines.push(
        JSON.stringify({
          code: read.code ?? code,
          language,
          title,
          body: text,
          questions,
          tags,
          category: read.category ?? category,
          audience,
          kind,
          productCode,
        }),
      );
    } catch (error) {
      told('import.unread', file, problemOf(error));
      lines.push(JSON.stringify({ code, title: path.parse(file).name, body: null }));
    }
  }
  return `${lines.join('\n')}\n`;
}
