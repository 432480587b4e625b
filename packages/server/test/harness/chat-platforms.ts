// For tests: WeChat, WeCom, DingTalk, Feishu and Weibo as they are spoken to, on a port of this machine that stands for every name of the internet.
import type { HookKind } from '@fulcrum/contract';
import type { TestFulcrum } from './fulcrum.ts';
import { outsideServer, type Received, type Saying } from './outside-server.ts';

/** What somebody read in a chat. */
export interface Read {
  in: string;
  to: string;
  text?: string;
  /** A picture or a file, under the name that it was handed in by. */
  file?: { as: string; name: string; bytes: Buffer };
}
export const APP = { id: 'app-1', secret: 'the secret of the app', agent: '1000002' };
/** By what WeChat and WeCom are heard; neither is answered by it. */
export const HEARD_BY = { token: 't', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', receiver: APP.id };
/** What a chat of each platform is connected with, to hear and to answer. */
export const CHAT_SECRETS: Record<Exclude<HookKind, 'call'>, object> = {
  wechat_kf: { ...HEARD_BY, corpSecret: APP.secret },
  wecom: { ...HEARD_BY, agentId: APP.agent, corpSecret: APP.secret },
  wechat: { ...HEARD_BY, appSecret: APP.secret },
  dingtalk: { appKey: APP.id, appSecret: APP.secret },
  feishu: { encryptKey: 'k', verificationToken: 'v', appId: APP.id, appSecret: APP.secret },
  weibo: { appSecret: 's', accessToken: APP.secret },
  signed: { url: 'https://crm.example.com/answers' },
};
const HOURS = 2;

const json = (body: object, status = 200): Saying => ({ status, text: JSON.stringify(body) });
type Body = Record<string, unknown>;
interface HandedIn {
  type: string;
  name: string;
  bytes: Buffer;
}
/** A form with a file in it: `field` names the file. */
async function formIn({ headers, bytes }: Received, field: string): Promise<{ name: string; bytes: Buffer; said: Body }> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
  const file = form.get(field) as File;
  const said = Object.fromEntries([...form].filter(([name]) => name !== field));
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()), said };
}
const textOf = (value: unknown): string => String((value as { content?: unknown; text?: unknown }).content ?? (value as Body).text);

export async function chatPlatforms({ clock, services }: Pick<TestFulcrum, 'clock' | 'services'>) {
  const platforms = {
    read: [] as Read[],
    asked: 0,
    refuses: [] as Saying[],
    files: new Map<string, { bytes: Buffer; mediaType: string }>(),
    /** What customers wrote to the accounts of WeChat's customer service, handed out `page` at a time. */
    sentIn: [] as object[],
    page: 1000,
    nicknames: {} as Record<string, string>,
    /** What is said to who hands a file in, before the platform looks at it. */
    refusesFiles: [] as Saying[],
    heard: (_count: number): unknown => undefined,
    revoke,
    reset,
  };
  const tokens = new Map<string, number>();
  const said = new Set<string>();
  const handedIn = new Map<string, HandedIn>();
  function revoke() {
    tokens.clear();
  }
  function reset() {
    platforms.read.length = 0;
    platforms.refuses.length = 0;
    platforms.asked = 0;
    said.clear();
    platforms.files.clear();
    platforms.sentIn.length = 0;
    platforms.page = 1000;
    platforms.nicknames = {};
    platforms.refusesFiles.length = 0;
    handedIn.clear();
    revoke();
  }
  const give = (right: boolean, of: (token: string) => object, wrong: object): Saying => {
    if (!right) return json(wrong);
    platforms.asked += 1;
    const token = `token-${platforms.asked}`;
    tokens.set(token, clock.now().add({ hours: HOURS }).epochMilliseconds);
    return json(of(token));
  };
  const holds = (token: string | null | undefined) => (tokens.get(token ?? '') ?? 0) > clock.now().epochMilliseconds;
  /** Somebody reads it, unless the platform was told to refuse. */
  const pass = (read: Read, well: object): Saying => {
    const refusal = platforms.refuses.shift();
    if (!refusal) platforms.read.push(read);
    platforms.heard(platforms.read.length);
    return refusal ?? json(well);
  };

  /** A file of theirs by its key; of none that they know they say so. */
  const hand = (key: string, none: object): Saying => {
    const file = platforms.files.get(key);
    return file ? { status: 200, headers: { 'content-type': file.mediaType }, text: file.bytes } : json(none);
  };

  /** Takes a file in, and answers by which key it is sent. */
  const take = async (asked: Received, field: string, typeOf: (form: Body) => string, well: (key: string) => object): Promise<Saying> => {
    const refusal = platforms.refusesFiles.shift();
    if (refusal) return refusal;
    const { name, bytes, said: form } = await formIn(asked, field);
    const key = `@media-${handedIn.size + 1}`;
    handedIn.set(key, { type: typeOf(form), name, bytes });
    return json(well(key));
  };
  /** What was said, words or what was handed in before under a key as just that. */
  const wordsOr = (as: string, text: () => string, key: unknown): Pick<Read, 'text' | 'file'> => {
    if (as === 'text') return { text: text() };
    const found = handedIn.get(String(key));
    if (found?.type !== as) throw new Error(`${String(key)} was not handed in as ${as}`);
    return { file: { as, name: found.name, bytes: found.bytes } };
  };
  /** Of WeChat and WeCom, whose messages are alike. */
  const tencent = (body: Body) => {
    const as = String(body.msgtype);
    return { to: String(body.touser), ...wordsOr(as, () => textOf(body.text), (body[as] as Body).media_id) };
  };
  /** The customer service of WeChat: hands out from a cursor on, whoever asks; a cursor is how many were handed out. */
  const customerService = (path: string, body: Body): Saying => {
    if (path === 'customer/batchget') {
      const named = (body.external_userid_list as string[]).flatMap((id) =>
        platforms.nicknames[id] ? [{ external_userid: id, nickname: platforms.nicknames[id] }] : [],
      );
      return json({ errcode: 0, errmsg: 'ok', customer_list: named, invalid_external_userid: [] });
    }
    if (path === 'send_msg')
      return pass({ in: `account ${String(body.open_kfid)}`, ...tencent(body) }, { errcode: 0, errmsg: 'ok', msgid: 'm' });
    const refusal = platforms.refuses.shift();
    if (refusal) return refusal;
    const from = Number(body.cursor ?? 0);
    const to = Math.min(from + platforms.page, platforms.sentIn.length);
    return json({
      errcode: 0,
      errmsg: 'ok',
      next_cursor: String(to),
      has_more: to < platforms.sentIn.length ? 1 : 0,
      msg_list: platforms.sentIn.slice(from, to),
    });
  };
  const takeMedia = (searchParams: URLSearchParams, asked: Received) =>
    take(
      asked,
      'media',
      () => searchParams.get('type') ?? '',
      (media_id) => ({ errcode: 0, errmsg: 'ok', type: searchParams.get('type'), media_id }),
    );

  const HOSTS: Record<string, (url: URL, body: Body, asked: Received) => Saying | Promise<Saying>> = {
    'api.weixin.qq.com': ({ pathname, searchParams }, body, asked) => {
      if (pathname === '/cgi-bin/stable_token')
        return give(body.appid === APP.id && body.secret === APP.secret, (access_token) => ({ access_token, expires_in: 7200 }), {
          ...{ errcode: 40125, errmsg: 'invalid appsecret' },
        });
      if (!holds(searchParams.get('access_token'))) return json({ errcode: 42001, errmsg: 'access_token expired' });
      if (pathname === '/cgi-bin/media/get')
        return hand(searchParams.get('media_id') ?? '', { errcode: 40007, errmsg: 'invalid media_id' });
      if (pathname === '/cgi-bin/media/upload') return takeMedia(searchParams, asked);
      return pass({ in: 'wechat', ...tencent(body) }, { errcode: 0, errmsg: 'ok' });
    },
    'qyapi.weixin.qq.com': ({ pathname, searchParams }, body, asked) => {
      if (pathname === '/cgi-bin/gettoken')
        return give(
          searchParams.get('corpid') === APP.id && searchParams.get('corpsecret') === APP.secret,
          (access_token) => ({ errcode: 0, errmsg: 'ok', access_token, expires_in: 7200 }),
          { errcode: 40001, errmsg: 'invalid credential' },
        );
      if (!holds(searchParams.get('access_token'))) return json({ errcode: 40014, errmsg: 'invalid access_token' });
      if (pathname === '/cgi-bin/media/get')
        return hand(searchParams.get('media_id') ?? '', { errcode: 40007, errmsg: 'invalid media_id' });
      if (pathname === '/cgi-bin/media/upload') return takeMedia(searchParams, asked);
      if (pathname.startsWith('/cgi-bin/kf/')) return customerService(pathname.slice('/cgi-bin/kf/'.length), body);
      if (body.agentid !== Number(APP.agent)) return json({ errcode: 40056, errmsg: 'invalid agentid' });
      return pass({ in: 'wecom', ...tencent(body) }, { errcode: 0, errmsg: 'ok', msgid: 'm' });
    },
    'oapi.dingtalk.com': ({ pathname, searchParams }, body, asked) => {
      if (pathname !== '/media/upload')
        return pass(
          { in: 'dingtalk session', to: searchParams.get('session') ?? '', text: textOf(body.text) },
          { errcode: 0, errmsg: 'ok' },
        );
      return holds(searchParams.get('access_token'))
        ? takeMedia(searchParams, asked)
        : json({ errcode: 40014, errmsg: '不合法的access_token' });
    },
    'api.dingtalk.com': ({ pathname }, body, { headers }) => {
      if (pathname === '/v1.0/oauth2/accessToken')
        return give(body.appKey === APP.id && body.appSecret === APP.secret, (accessToken) => ({ accessToken, expireIn: 7200 }), {
          ...{ code: 'invalidParameter', message: 'wrong appKey' },
        });
      if (!holds(String(headers['x-acs-dingtalk-access-token'])))
        return json({ code: 'InvalidAuthentication', message: 'access token is invalid' }, 400);
      if (pathname === '/v1.0/robot/messageFiles/download')
        return json({ downloadUrl: `http://files.example/${String(body.robotCode)}/${String(body.downloadCode)}` });
      const [to] = body.userIds as string[];
      const said = JSON.parse(String(body.msgParam)) as Body;
      const as = { sampleText: 'text', sampleImageMsg: 'image', sampleFile: 'file' }[String(body.msgKey)] ?? '';
      const words = wordsOr(as, () => textOf(said), said.photoURL ?? said.mediaId);
      return pass(
        { in: `dingtalk ${String(body.robotCode)}`, to: String(to), ...words },
        { processQueryKey: 'k', invalidStaffIdList: [], flowControlledStaffIdList: [] },
      );
    },
    'm.api.weibo.com': (_, body) => {
      if (body.access_token !== APP.secret) return json({ error_code: 21332, error: 'invalid_access_token' }, 400);
      return pass({ in: 'weibo', to: String(body.receiver_id), text: textOf(JSON.parse(String(body.data))) }, { result: true });
    },
    'api.weibo.com': (_, body) =>
      body.access_token === APP.secret
        ? json({ uid: 1, expire_in: 1000 })
        : json({ error_code: 21332, error: 'invalid_access_token' }, 400),
    'files.example': ({ pathname }) => {
      const found = hand(pathname.slice(1), {});
      return found.headers ? found : { status: 404 };
    },
    'open.feishu.cn': ({ pathname }, body, asked) => {
      const { headers } = asked;
      if (pathname === '/open-apis/auth/v3/tenant_access_token/internal')
        return give(
          body.app_id === APP.id && body.app_secret === APP.secret,
          (tenant_access_token) => ({ code: 0, msg: 'ok', tenant_access_token, expire: 7200 }),
          { code: 10014, msg: 'app secret invalid' },
        );
      if (!holds(headers.authorization?.replace('Bearer ', ''))) return json({ code: 99991663, msg: 'token invalid' }, 400);
      if (pathname.includes('/resources/')) return hand(pathname.split('/').at(-1) ?? '', { code: 234003, msg: 'File not in msg' });
      if (pathname === '/open-apis/im/v1/images')
        return take(
          asked,
          'image',
          ({ image_type }) => (image_type === 'message' ? 'image' : ''),
          (image_key) => ({ code: 0, msg: 'success', data: { image_key } }),
        );
      if (pathname === '/open-apis/im/v1/files')
        return take(
          asked,
          'file',
          ({ file_type, file_name }) => (file_type && file_name ? 'file' : ''),
          (file_key) => ({ code: 0, msg: 'success', data: { file_key } }),
        );
      // The same word is passed on once.
      if (said.has(String(body.uuid))) return json({ code: 0, msg: 'success' });
      if (!platforms.refuses.length) said.add(String(body.uuid));
      const to = pathname.split('/').at(-2) ?? '';
      const content = JSON.parse(String(body.content)) as Body;
      const words = wordsOr(String(body.msg_type), () => textOf(content), content.image_key ?? content.file_key);
      return pass({ in: 'feishu', to, ...words }, { code: 0, msg: 'success' });
    },
  };
  const outside = await outsideServer((asked) => {
    const play = HOSTS[asked.host];
    const isForm = asked.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const isJson = asked.body && !asked.headers['content-type']?.startsWith('multipart/');
    const body: Body = isForm ? Object.fromEntries(new URLSearchParams(asked.body)) : isJson ? JSON.parse(asked.body) : {};
    return play?.(new URL(asked.path, `http://${asked.host}`), body, asked) ?? (platforms.refuses.shift() || { status: 204 });
  });
  services.askOutside = outside.asks(() => true);
  return Object.assign(platforms, { received: outside.received, url: outside.url });
}
