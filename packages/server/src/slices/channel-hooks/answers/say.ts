import type { Language } from '@fulcrum/contract';
import type { JobCtx } from '../../../access/index.ts';
import { type ChatContent, type Claimed, notePart } from '../../deliveries/index.ts';
import type { ChatOf } from './due-chats.sql.ts';
import { piecesOf } from './pieces.ts';
import type { OutFile, Refused, Sending, Verdict } from './platform.ts';
import { toldRefusal } from './refusals.ts';
import { sendFile } from './send-file.ts';
import { speak } from './speak.ts';
import { speakerOf } from './speaker.ts';

const FILES: Record<Language, string> = { zh: '附件请在客户门户查看：', en: 'These files are in the customer portal: ' };
const named = (language: Language, files: readonly { name: string }[]): string =>
  files.length ? FILES[language] + files.map(({ name }) => name).join(language === 'zh' ? '、' : ', ') : '';

interface Step {
  go(id: string): Promise<Verdict>;
  file?: OutFile;
}

/**
 * Says what is not there yet, message by message: the words, with the names of the files that cannot go along; then the files; and at last the names of those
 * that the platform turned down. What is done is noted after each, and why a file stayed behind.
 */
export async function say(ctx: JobCtx, chat: ChatOf, { id, content, createdAt }: Claimed<ChatContent>): Promise<Verdict> {
  const speaker = speakerOf(ctx.services, { ...chat, id: chat.hookId });
  if (!speaker) return null;
  const language = ctx.organisation?.language ?? 'zh';
  const { platform, secrets } = speaker;
  const way = chat.sealedWay === null ? null : JSON.parse(ctx.services.unseal(chat.sealedWay));
  const to = { thread: chat.thread, messageId: chat.messageId, way, number: content.number, at: createdAt };
  const told = ({ fileId, name }: OutFile, refused: Omit<Refused, 'next'>) => ({
    ...{ fileId, name, error: toldRefusal({ next: 'never', ...refused }, language) },
  });

  const files = (content.files ?? []).map((file) => ({ file, sending: platform.sends?.(file, to, secrets) ?? 'noFiles' }));
  const fit = files.filter((one): one is { file: OutFile; sending: Sending } => typeof one.sending !== 'string');
  const unfit = files.flatMap(({ file, sending: reason }) => (typeof reason === 'string' ? [told(file, { reason, error: '' })] : []));
  const words = (text: string): Step[] =>
    piecesOf(text, platform.most).map((piece) => ({ go: (wordId) => speak(ctx, speaker, { ...to, id: wordId, text: piece }) }));
  const first = words([content.text.trimEnd(), named(language, unfit)].filter(Boolean).join('\n\n'));
  const sent = fit.map(({ file, sending }): Step => ({ file, go: (wordId) => sendFile(ctx, speaker, file, sending, wordId) }));

  let unsent = content.unsent ?? unfit;
  const steps = () => [...first, ...sent, ...words(named(language, unsent.slice(unfit.length)))];
  for (let done = content.done ?? 0, step = steps()[done]; step; step = steps()[done]) {
    const refused = await step.go(done ? `${id}-${done}` : id);
    const stays = step.file && refused?.next === 'never';
    if (refused && !stays) return step.file ? { ...refused, of: step.file.name } : refused;
    if (refused && step.file) unsent = [...unsent, told(step.file, refused)];
    done += 1;
    if (done < steps().length || unsent.length) await notePart(ctx.db, { id, done, unsent }, ctx.clock.now().toString());
  }
  return null;
}
