/**
 * Where pictures stand in a mail. Its page names them by `cid:`, its plain text by marks of several programs or not at all; what is kept is plain
 * text in which each stands as its name in square brackets.
 */

/** A place in a text that no mail holds by itself: signs for private use around a number. */
const [OPEN, SHUT] = ['\uE000', '\uE001'];
const place = (at: number): string => `${OPEN}${at}${SHUT}`;
const PLACE = new RegExp(`${OPEN}(\\d+)${SHUT}`, 'g');
const ALONE = new RegExp(`\\s*${PLACE.source}\\s*`, 'g');
const SIGNS = new RegExp(`[${OPEN}${SHUT}]`, 'g');

const IMAGE = /<img\b[^<>]*>/gi;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const DATA = /^data:image\/(png|jpeg|gif|webp);base64,([\w+/=\s%]+)$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A picture that a page shows: a part of the mail by its id, or bytes that the page holds itself. */
export type PagePicture = { cid: string } | { type: string; content: Buffer };

/** More are those of a newsletter. */
const MOST = 100;

/** A page with places where its pictures were, and the pictures in their order. Those that lie elsewhere are left as they are. */
export function parted(html: string): { page: string; pictures: PagePicture[] } {
  const pictures: PagePicture[] = [];
  const page = html.replace(SIGNS, '').replace(IMAGE, (tag) => {
    if (pictures.length === MOST) return '';
    const [, one, two, three] = SOURCE.exec(tag) ?? [];
    const source = (one ?? two ?? three ?? '').trim();
    const data = DATA.exec(source);
    if (data) pictures.push({ type: data[1]!.toLowerCase(), content: Buffer.from(decoded(data[2]!), 'base64') });
    else if (/^cid:/i.test(source)) pictures.push({ cid: decoded(source.slice(4)) });
    else return tag;
    return `<br>${place(pictures.length - 1)}<br>`;
  });
  return { page, pictures };
}

/** How much of what stands before a picture is looked for in the other text. */
const BEFORE = 16;
/** Spaces, marks of quoting and of stress: in them the two texts differ. */
const LEFT_OUT = /[\s>*_]/;
/** What programs write where a picture was: “[cid:…]”, “[image: …]”, “[图片]”, and of one within the page all of it. */
const WRITTEN = /\s*\[(?:cid|data|image|inline image|图片|圖片)[^\]\n]*\]/iy;

/** The plain text of a mail with the places that its page has; null where it says something else. */
export function placed(plain: string, fromPage: string): string | null {
  const [signs, at] = bare(plain);
  let [from, done, out] = [0, 0, ''];
  for (const found of fromPage.matchAll(PLACE)) {
    const before = bare(fromPage.slice(0, found.index).replace(PLACE, ''))[0].slice(-BEFORE);
    const where = before ? signs.indexOf(before, Math.max(0, from - BEFORE)) : 0;
    if (where < 0) return null;
    from = where + before.length;
    const end = from === 0 ? 0 : at[from - 1]! + 1;
    WRITTEN.lastIndex = end;
    const written = WRITTEN.exec(plain)?.[0].length ?? 0;
    if (end < done) return null;
    out += `${plain.slice(done, end)}\n${found[0]}\n`;
    done = end + written;
  }
  return out + plain.slice(done);
}

/** A text without what the two differ in, and where each sign of it stands. */
function bare(text: string): [string, number[]] {
  const at: number[] = [];
  let signs = '';
  for (let index = 0; index < text.length; index++)
    if (!LEFT_OUT.test(text[index]!)) {
      signs += text[index];
      at.push(index);
    }
  return [signs, at];
}

/** The text with names where the places are, each on a line of its own; what has no name is nothing. */
export const named = (text: string, nameOf: (at: number) => string | undefined): string =>
  text.replace(ALONE, (_, at: string) => {
    const name = nameOf(Number(at));
    return name === undefined ? '\n' : `\n[${name}]\n`;
  });
