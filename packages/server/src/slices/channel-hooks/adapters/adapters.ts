import type { HookKind } from '@fulcrum/contract';
import type { Adapter } from './adapter.ts';
import { call } from './call.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { signed } from './signed.ts';
import { tencent, tencentNews } from './tencent.ts';
import { weibo } from './weibo.ts';

export const ADAPTERS: Record<HookKind, Adapter> = {
  wechat_kf: tencentNews,
  wecom: tencent,
  wechat: tencent,
  dingtalk,
  feishu,
  weibo,
  signed,
  call,
};
