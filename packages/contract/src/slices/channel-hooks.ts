import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Id, Moment, Text } from '../shapes.ts';
import { CallEvent } from './calls.ts';
import { RequestChannel } from './request-shapes.ts';

/** Platforms of chats by how they sign; `wechat_kf`: the customer service of WeChat within WeCom; `signed`: any program that signs as Standard Webhooks say; `call`: a call centre that signs so. */
export const HOOK_KINDS = ['wechat_kf', 'wecom', 'wechat', 'dingtalk', 'feishu', 'weibo', 'signed', 'call'] as const;
export type HookKind = (typeof HOOK_KINDS)[number];
/** What each of them signs and encrypts with; what a program signs with is made here. */
export const HOOK_SECRETS = {
  /** Its messages are fetched, which takes the secret too. */
  wechat_kf: ['token', 'aesKey', 'receiver', 'corpSecret'],
  wecom: ['token', 'aesKey', 'receiver'],
  wechat: ['token', 'aesKey', 'receiver'],
  dingtalk: ['appSecret'],
  feishu: ['encryptKey', 'verificationToken'],
  weibo: ['appSecret'],
  signed: [],
  call: [],
} as const satisfies Record<HookKind, readonly string[]>;
/** What else it takes to answer there; `url` is where a program takes answers, which are signed as what it hands in. */
export const HOOK_ANSWER_SECRETS = {
  wechat_kf: ['corpSecret'],
  wecom: ['agentId', 'corpSecret'],
  wechat: ['appSecret'],
  dingtalk: ['appKey'],
  feishu: ['appId', 'appSecret'],
  weibo: ['accessToken'],
  signed: ['url'],
  call: [],
} as const satisfies Record<HookKind, readonly string[]>;
export type HookSecret = (typeof HOOK_SECRETS)[HookKind][number] | (typeof HOOK_ANSWER_SECRETS)[HookKind][number];

const Secrets = z.partialRecord(
  z.enum([
    ...(['token', 'aesKey', 'receiver', 'appSecret', 'encryptKey', 'verificationToken'] as const),
    ...(['agentId', 'corpSecret', 'appKey', 'appId', 'accessToken', 'url'] as const),
  ]),
  Text,
);
const settings = {
  name: Text,
  enabled: z.boolean(),
  /** Whether the desk's answers are sent into the chat. */
  answers: z.boolean(),
  productId: Id.nullable(),
};
/** How somebody is answered. In DingTalk: in the conversation for a while, then by who they are; in WeChat's customer service: by the account that they wrote to. */
export const ChatWay = z.strictObject({
  staffId: z.string().max(200).nullable(),
  robotCode: z.string().max(200).nullable(),
  session: z.url().max(1000).nullable(),
  sessionUntil: Moment.nullable(),
  account: z.string().max(200).nullable().optional(),
});
export type ChatWay = z.infer<typeof ChatWay>;
export const ChannelHook = z.strictObject({
  ...settings,
  id: Id,
  kind: z.enum(HOOK_KINDS),
  channel: RequestChannel,
  productName: z.string().nullable(),
  heardAt: Moment.nullable(),
  /** Messages, or calls of a call centre. */
  messages: z.number().int(),
  /** Why the platform did not hand out messages when it was asked last; null where it does, or is never asked. */
  error: z.string().nullable(),
});
export type ChannelHook = z.infer<typeof ChannelHook>;
const WithPath = ChannelHook.extend({
  /** The path that the platform posts to, told this once. */
  path: z.string(),
  /** What a program signs with, told this once; null for a platform, which has its own. */
  secret: z.string().nullable(),
});

/** What came with a message: by what the platform hands it out, where it can be got without asking the platform, or both. */
export const ChatFile = z.strictObject({
  kind: z.enum(['image', 'voice', 'video', 'file']),
  key: z.string().max(1000).nullable(),
  url: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .nullable(),
  name: z.string().max(200).nullable(),
});
export type ChatFile = z.infer<typeof ChatFile>;
export const MOST_CHAT_FILES = 9;

const of = routesNeeding('settings.manage');

export const channelHooks = {
  list: endpoint({
    ...of('GET', '/channel-hooks', 'Chats and programs that hand in what customers write; their secrets are never told'),
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(ChannelHook) }),
  }),
  create: endpoint({
    ...of('POST', '/channel-hooks', 'Take in what customers write in a chat; the answer has the path to post to'),
    status: 201,
    input: z.strictObject({
      ...settings,
      answers: settings.answers.default(false),
      kind: z.enum(HOOK_KINDS),
      /** Of `signed` alone; a platform is its own channel. */
      channel: RequestChannel.default('api'),
      secrets: Secrets.default({}),
    }),
    output: WithPath,
  }),
  change: endpoint({
    ...of('PATCH', '/channel-hooks/{id}', 'Change where a chat hands in; secrets that are not named stay'),
    input: z.strictObject({ id: Id, ...z.strictObject(settings).partial().shape, secrets: Secrets.default({}) }),
    output: ChannelHook,
  }),
  renewSecret: endpoint({
    ...of(
      'POST',
      '/channel-hooks/{id}/secret',
      'Change the path, and what a program signs with; the old ones are good for nothing from now on',
    ),
    input: z.strictObject({ id: Id }),
    output: WithPath,
  }),
  test: endpoint({
    ...of(
      'POST',
      '/channel-hooks/{id}/test',
      'Ask the platform whether it lets us answer, by what is kept; of a program, hand it a test. Says what was answered where it does not',
    ),
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ works: z.boolean(), error: z.string().nullable() }),
  }),
  remove: endpoint({
    ...of('DELETE', '/channel-hooks/{id}', 'Take in nothing more of a chat; its requests stay'),
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
  receive: endpoint({
    ...of(
      'POST',
      '/channel-hooks/{id}/messages',
      'Take in a message: it goes on with the request of its chat or opens one; the same message once',
    ),
    status: 201,
    input: z.strictObject({
      id: Id,
      /** As the platform calls the message, and the chat that it is part of. */
      messageId: z.string().min(1).max(200),
      thread: z.string().min(1).max(200),
      text: z.string().max(20_000),
      files: z.array(ChatFile).max(MOST_CHAT_FILES).default([]),
      name: z.string().max(200).nullable().default(null),
      email: z.email().max(254).optional(),
      way: ChatWay.optional(),
    }),
    output: z.strictObject({ requestId: Id }),
  }),
  hearNews: endpoint({
    ...of('POST', '/channel-hooks/{id}/news', 'Take note that a platform has messages for an account, which are fetched then'),
    input: z.strictObject({
      id: Id,
      account: z.string().min(1).max(200),
      /** By which the platform lets them be fetched for some minutes. */
      token: z.string().max(1000).nullable().default(null),
    }),
    output: z.strictObject({ id: Id }),
  }),
  hearCall: endpoint({
    ...of(
      'POST',
      '/channel-hooks/{id}/calls',
      'Take in what a call centre says of a call: ringing, answered, ended or missed; the same once',
    ),
    input: z.strictObject({ id: Id, ...CallEvent.shape }),
    output: z.strictObject({ callId: Id }),
  }),
};
