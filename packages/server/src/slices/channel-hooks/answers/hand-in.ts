import { byCode, type Codes, keyIn, type Sending } from './platform.ts';

/** What we speak with is not good any more: in the numbers of WeChat, WeCom and the older part of DingTalk. */
export const TOKEN_CODES: Codes = { 40001: { next: 'token' }, 40014: { next: 'token' }, 42001: { next: 'token' } };

export const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];
/** As many bytes as a picture may have in WeChat and WeCom. */
export const LARGEST_PICTURE = 10 * 1024 * 1024;

/** Of a file that is handed in. */
const UNFIT: Codes = {
  40004: { next: 'never', reason: 'otherKind' },
  40005: { next: 'never', reason: 'otherKind' },
  40006: { next: 'never', reason: 'otherSize' },
  40009: { next: 'never', reason: 'otherSize' },
};

/** How WeChat, WeCom and DingTalk take a file: as a picture or as anything else, kept for some days. */
export const handedIn = (api: string, type: 'image' | 'file', codes: Codes): Omit<Sending, 'ways'> => ({
  upload: (token) => ({ url: `${api}/media/upload?${new URLSearchParams({ access_token: token, type }).toString()}` }),
  form: { field: 'media' },
  key: ({ status, body }) => keyIn(body.media_id, byCode({ status, body }, 'errcode', 'errmsg', { ...codes, ...UNFIT })),
});
