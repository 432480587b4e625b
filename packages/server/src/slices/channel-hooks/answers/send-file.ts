import { readFile } from '../../files/index.ts';
import type { OutFile, Sending, Verdict } from './platform.ts';
import { byToken, goAnyWay, hear, isNo, type Speaker, type Speaking, saidIn } from './speak.ts';

/** The form that hands a file in, with the bytes between its bounds. */
async function formOf({ field, fields = {} }: Sending['form'], { name, mediaType }: OutFile, bytes: Buffer<ArrayBuffer>) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set(field, new Blob([bytes], { type: mediaType }), name);
  const made = new Response(form);
  return { type: made.headers.get('content-type') ?? '', body: Buffer.from(await made.arrayBuffer()) };
}

/** Hands a file in and sends it by the key that it gets there; what was handed in and not sent, the platform forgets by itself. */
export async function sendFile(ctx: Speaking, speaker: Speaker, file: OutFile, sending: Sending, id: string): Promise<Verdict> {
  const bytes = Buffer.concat(await Array.fromAsync(readFile(ctx.db, file.fileId)));
  if (!bytes.length) return { next: 'never', reason: 'empty', error: '' };
  const { type, body } = await formOf(sending.form, file, bytes);
  const handed = await byToken(ctx, speaker, async (token) => {
    const { url, headers } = sending.upload(token);
    const asked = await hear(ctx, { url, asking: { method: 'POST', headers: { ...headers, 'content-type': type }, body } });
    if (isNo(asked)) return asked;
    const key = sending.key(saidIn(asked.heard));
    return typeof key === 'string' ? { key } : { refused: { ...key, retryAfter: asked.heard.retryAfter } };
  });
  return isNo(handed) ? handed.refused : goAnyWay(ctx, speaker, sending.ways(handed.key, id));
}
