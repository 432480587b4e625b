import {
  byCode,
  type Codes,
  endingOf,
  getting,
  keyIn,
  noFile,
  type Platform,
  posting,
  type Said,
  type Sending,
  tokenIn,
  type Way,
} from './platform.ts';

const API = 'https://open.feishu.cn/open-apis';
const CODES: Codes = {
  99991661: { next: 'token' },
  99991663: { next: 'token' },
  99991668: { next: 'token' },
  99991671: { next: 'token' },
  230002: { next: 'never', reason: 'removed' },
  230011: { next: 'never', reason: 'withdrawn' },
  230013: { next: 'never', reason: 'unknown' },
  230110: { next: 'never', reason: 'withdrawn' },
};
const FILE_CODES: Codes = {
  ...CODES,
  230011: { next: 'never', reason: 'expired' },
  230110: { next: 'never', reason: 'expired' },
  234003: { next: 'never', reason: 'expired' },
  234004: { next: 'never', reason: 'removed' },
  234037: { next: 'never', reason: 'large' },
};

/** Of a file that is handed in. */
const UNFIT: Codes = {
  ...CODES,
  234006: { next: 'never', reason: 'otherSize' },
  234010: { next: 'never', reason: 'empty' },
  234011: { next: 'never', reason: 'otherKind' },
  234039: { next: 'never', reason: 'otherSize' },
};
const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const LARGEST_PICTURE = 10 * 1024 * 1024;
/** Kinds that are looked at in place; any other is only saved. */
const KINDS: Readonly<Record<string, string>> = { pdf: 'pdf', doc: 'doc', docx: 'doc', xls: 'xls', xlsx: 'xls', ppt: 'ppt', pptx: 'ppt' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const reply = (messageId: string, id: string, msgType: string, content: object): Way => ({
  byToken: true,
  ask: (token) =>
    posting(
      `${API}/im/v1/messages/${encodeURIComponent(messageId)}/reply`,
      { msg_type: msgType, content: JSON.stringify(content), uuid: id },
      bearer(token),
    ),
  verdict: (said) => byCode(said, 'code', 'msg', CODES),
});
const handedInAt = (where: 'images' | 'files', name: string) => ({
  upload: (token: string) => ({ url: `${API}/im/v1/${where}`, headers: bearer(token) }),
  key: ({ status, body }: Said) => keyIn((body.data as Said['body'] | undefined)?.[name], byCode({ status, body }, 'code', 'msg', UNFIT)),
});

/** A reply to the message, in its conversation. The platform sends the same `uuid` once within an hour. */
export const feishu: Platform = {
  most: 30_000,
  token: {
    ask: ({ appId, appSecret }) => posting(`${API}/auth/v3/tenant_access_token/internal`, { app_id: appId, app_secret: appSecret }),
    read: (said) => tokenIn(said, 'tenant_access_token', 'expire'),
  },
  ways: ({ id, messageId, text }) => [reply(messageId, id, 'text', { text })],
  /** As a picture or as a file, which may have more than ours have. */
  sends({ name, mediaType, bytes }, { messageId }): Sending {
    if (PICTURES.includes(mediaType) && bytes <= LARGEST_PICTURE)
      return {
        ...handedInAt('images', 'image_key'),
        form: { field: 'image', fields: { image_type: 'message' } },
        ways: (key, id) => [reply(messageId, id, 'image', { image_key: key })],
      };
    return {
      ...handedInAt('files', 'file_key'),
      form: { field: 'file', fields: { file_type: KINDS[endingOf(name)] ?? 'stream', file_name: name } },
      ways: (key, id) => [reply(messageId, id, 'file', { file_key: key })],
    };
  },
  file: ({ kind, key, messageId }) => ({
    ask(token) {
      const { url, asking } = getting(
        `${API}/im/v1/messages/${encodeURIComponent(messageId)}/resources/${encodeURIComponent(key)}?type=${kind === 'image' ? 'image' : 'file'}`,
      );
      return { url, asking: { ...asking, headers: bearer(token) } };
    },
    told: (said) => noFile(said, 'code', 'msg', FILE_CODES),
  }),
  probe: null,
};
