import type { HookKind } from '@fulcrum/contract';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { Platform } from './platform.ts';
import { signed } from './signed.ts';
import { wechat } from './wechat.ts';
import { wechatKf } from './wechat-kf.ts';
import { wecom } from './wecom.ts';
import { weibo } from './weibo.ts';

/** How what is said in a chat is answered there; a call centre is not. */
export const PLATFORMS: Record<Exclude<HookKind, 'call'>, Platform> = {
  wechat_kf: wechatKf,
  wecom,
  wechat,
  dingtalk,
  feishu,
  weibo,
  signed,
};
