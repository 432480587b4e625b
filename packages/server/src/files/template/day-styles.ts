import { isDateFormat } from 'hucre';
import { attribute } from '../xml-scanner.ts';
import { elements, withAttribute } from './xml-edit.ts';

const DAY_FORMAT = 'yyyy\\-mm\\-dd';

/**
 * Cell styles for days: a style that shows a day already is its own, of any other a copy that does is put behind those of the workbook, and
 * all else of it stays.
 */
export class DayStyles {
  readonly #xml: string;
  readonly #styles: string[];
  readonly #formats: Map<string, string>;
  readonly #made: string[] = [];
  readonly #byStyle = new Map<number, number>();

  constructor(xml: string) {
    this.#xml = xml;
    const [cells] = elements(xml, 'cellXfs');
    const inner = cells?.inner ?? '';
    this.#styles = [...elements(inner, 'xf')].map(({ start, end }) => inner.slice(start, end));
    this.#formats = new Map(
      [...elements(xml, 'numFmt')].map(({ attributes }) => [
        attribute(attributes, 'numFmtId') ?? '',
        attribute(attributes, 'formatCode') ?? '',
      ]),
    );
  }

  /** The style that shows a day where a cell has the n-th. */
  of(style: number): number {
    const known = this.#byStyle.get(style);
    if (known !== undefined) return known;
    const own = this.#styles[style];
    const id = attribute(own?.slice(0, own.indexOf('>')) ?? '', 'numFmtId') ?? '0';
    const made = own === undefined || isDateFormat(this.#formats.get(id) ?? id) ? style : this.#make(own);
    this.#byStyle.set(style, made);
    return made;
  }

  #make(own: string): number {
    const open = own.slice(0, own.indexOf('>'));
    const id = String(this.#formatId());
    const tag = withAttribute(
      withAttribute(open, 'numFmtId', () => id),
      'applyNumberFormat',
      () => '1',
    );
    const empty = tag.endsWith('/');
    const bare = empty ? tag.slice(0, -1) : tag;
    const applied = / applyNumberFormat=/.test(bare) ? bare : `${bare} applyNumberFormat="1"`;
    this.#made.push(`${applied}${empty ? '/' : ''}${own.slice(own.indexOf('>'))}`);
    return this.#styles.length + this.#made.length - 1;
  }

  #formatId(): number {
    return Math.max(163, ...[...this.#formats.keys()].map(Number).filter(Number.isFinite)) + 1;
  }

  /** The styles with those that were made; null when none was. */
  xml(): string | null {
    if (!this.#made.length) return null;
    const format = `<numFmt numFmtId="${this.#formatId()}" formatCode="${DAY_FORMAT}"/>`;
    const [formats] = elements(this.#xml, 'numFmts');
    const made = this.#xml
      .replace(/<cellXfs\b[^>]*>/, `<cellXfs count="${this.#styles.length + this.#made.length}">`)
      .replace('</cellXfs>', () => `${this.#made.join('')}</cellXfs>`);
    if (!formats || formats.inner === null)
      return made.replace(
        /(<styleSheet\b[^>]*>)(?:<numFmts\b[^>]*\/>)?/,
        (_, open: string) => `${open}<numFmts count="1">${format}</numFmts>`,
      );
    return made
      .replace(/<numFmts\b[^>]*>/, `<numFmts count="${this.#formats.size + 1}">`)
      .replace('</numFmts>', () => `${format}</numFmts>`);
  }
}
