import { hash } from 'node:crypto';
import { liesBeside, pictureAddresses } from '@fulcrum/contract';
import type { Ctx, StreamHandlers } from '../../../access/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { convertFile, type HeldPicture } from '../markdown/convert-file.ts';
import { keepWaiting } from './article-images.ts';

/** More than a manual's chapter has. */
const MOST = 300;
const WARNINGS = {
  zh: {
    left: (count: number) => `有 ${count} 张图片没有带入：只收 PNG、JPEG、GIF、WebP，每张不超过 10 MB，一个文件最多 ${MOST} 张`,
    beside: (count: number) => `有 ${count} 张图片是单独的文件，没有带入：请用“插入图片”添加，或用命令行导入整个文件夹`,
  },
  en: {
    left: (count: number) => `Pictures left out: ${count}. PNG, JPEG, GIF and WebP are taken, up to 10 MB each and ${MOST} a file`,
    beside: (count: number) =>
      `Pictures that lie beside the file and were not taken: ${count}. Insert them by hand, or import the folder by the command line`,
  },
};

async function* one(content: Buffer) {
  yield content;
}

/** Keeps the pictures that a file holds, each once; answers the address of each in the text, null where it is left out. */
async function keepHeld(ctx: Ctx, code: string | undefined, pictures: readonly HeldPicture[]): Promise<Map<string, string | null>> {
  const kept = new Map<string, string | null>();
  const addresses = await inTurn(pictures, async ({ address, name, content }, at): Promise<[string, string | null]> => {
    const key = hash('sha256', content);
    if (!kept.has(key)) {
      const done =
        at < MOST
          ? await keepWaiting(ctx, { name, code }, one(content)).catch((error: unknown) => {
              if (error instanceof Fault) return null;
              throw error;
            })
          : null;
      kept.set(key, done?.url ?? null);
    }
    return [address, kept.get(key) ?? null];
  });
  return new Map(addresses);
}

const HELD = /!\[([^\]\n]*)\]\(<(picture:\d+)>\)/g;

/** A file as the text of an article. Its pictures are kept until somebody saves the text; those that cannot be are left, and said. */
export const convert: StreamHandlers['articleConvert'] = async (ctx, { name, code }, body) => {
  const { body: written, product = null, questions = [], tags = [], pictures, ...rest } = await convertFile(name, body);
  const { category = null, audience = null, kind = null, code: own = null, title, language } = rest;
  const kept = await keepHeld(ctx, own ?? code, pictures);
  const text = written.replace(HELD, (_, alt: string, address: string) => {
    const url = kept.get(address);
    return url ? `![${alt}](${url})` : alt;
  });
  const left = [...kept.values()].filter((url) => url === null).length;
  const beside = pictureAddresses(text).filter(liesBeside).length;
  const says = WARNINGS[ctx.language];
  const warnings = [...(left ? [says.left(left)] : []), ...(beside ? [says.beside(beside)] : [])];
  return { title, language, text, productCode: product, questions, tags, category, kind, audience, code: own, warnings };
};
