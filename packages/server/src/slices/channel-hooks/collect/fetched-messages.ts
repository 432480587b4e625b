import type { ChatFile } from '@fulcrum/contract';
import { type ChatMessage, fileOf, jsonOf, partsOf, spoken, textAt } from '../adapters/adapter.ts';

/** Who said something: 3 is the customer, 4 the platform, 5 somebody of ours within WeCom. */
const CUSTOMER = '3';
const FILES: Readonly<Record<string, ChatFile['kind']>> = { image: 'image', voice: 'voice', video: 'video', file: 'file' };
/** What tells most of a kind that is neither words nor a file. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  location: ['name', 'address'],
  link: ['title', 'url'],
  miniprogram: ['title'],
  channels_shop_product: ['product_name'],
  channels_shop_order: ['order_id'],
};

/** What a customer said after a moment, as WeChat's customer service hands it out; null: somebody else did, or before. */
export function messageIn(said: Readonly<Record<string, unknown>>, account: string, since: Temporal.Instant): ChatMessage | null {
  const [kind, thread, messageId] = [textAt(said, 'msgtype'), textAt(said, 'external_userid'), textAt(said, 'msgid')];
  const seconds = Number(textAt(said, 'send_time'));
  if (textAt(said, 'origin') !== CUSTOMER || !thread || !messageId || kind === 'event') return null;
  if (seconds * 1000 < since.epochMilliseconds) return null;
  const file = FILES[kind];
  const told = (TOLD[kind] ?? []).map((name) => textAt(said, kind, name)).filter(Boolean);
  const what = file
    ? spoken(kind, '', fileOf(file, textAt(said, kind, 'media_id')))
    : { text: kind === 'text' ? textAt(said, 'text', 'content').trim() : [`[${kind}]`, ...told].join(' ') };
  const way = { staffId: null, robotCode: null, session: null, sessionUntil: null, account };
  return { messageId, thread, name: null, way, ...what };
}

/** Names by who they are of; of who has none nothing. */
export const namesIn = (body: string): Map<string, string> =>
  new Map(
    partsOf(jsonOf(body).customer_list)
      .map((one): [string, string] => [textAt(one, 'external_userid'), textAt(one, 'nickname')])
      .filter(([, name]) => name),
  );

export interface Page {
  messages: Record<string, unknown>[];
  cursor: string | null;
  more: boolean;
}
export const pageIn = (body: string): Page => {
  const said = jsonOf(body);
  return { messages: partsOf(said.msg_list), cursor: textAt(said, 'next_cursor') || null, more: textAt(said, 'has_more') === '1' };
};
