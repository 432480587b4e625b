import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
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
type Connected = Awaited<ReturnType<Call<object>['connect']>>;

/** Files of a folder that may be articles, in their order; what lies below folders whose name begins with a dot is left. */
async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && KINDS.has(path.extname(entry.name).toLowerCase()))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(path.sep).some((part) => part.startsWith('.')))
    .sort();
}

/**
 * A folder of Markdown, web pages and Word files as JSON lines, one a file: the server reads each. `guide.zh.md` and `guide.en.md` are one
 * article in two languages. A file that cannot be read becomes a row without text, which the import refuses by name.
 */
export async function articleLines(
  folder: string,
  stream: Connected['stream'],
  told: (file: string, problem: string) => void,
): Promise<string> {
  const lines: string[] = [];
  for (const file of await filesBelow(folder)) {
    const code = file
      .split(path.sep)
      .join('/')
      .replace(/(\.(zh|en))?\.\w+$/, '');
    const category = path.dirname(file) === '.' ? null : path.dirname(file).split(path.sep).join(' / ');
    try {
      const body = Readable.toWeb(createReadStream(path.join(folder, file))) as ReadableStream;
      const read = (await (await stream('/articles/convert', { name: path.basename(file) }, { method: 'POST', body })).json()) as Converted;
      const { title, text, language, questions, tags, audience, kind, productCode } = read;
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
      told(file, String((error as { data?: { title?: string } }).data?.title ?? (error as Error).message));
      lines.push(JSON.stringify({ code, title: path.parse(file).name, body: null }));
    }
  }
  return `${lines.join('\n')}\n`;
}
