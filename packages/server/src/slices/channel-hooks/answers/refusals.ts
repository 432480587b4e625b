import type { Language } from '@fulcrum/contract';
import type { Reason, Refused } from './platform.ts';

const WORDS: Record<Language, Record<Reason, string>> = {
  zh: {
    late: '客户超过 48 小时没有发消息，平台不再转达。请等客户再发消息，或改用电话、邮件联系',
    often: '客户上次发消息之后，能发的条数已经用完。请等客户再发消息，或改用电话、邮件联系',
    left: '客户已取消关注或不接收消息，请改用电话、邮件联系',
    unknown: '平台找不到这位客户，或他不在应用的可见范围内',
    removed: '机器人已不在这个聊天里，请先把它加回去',
    withdrawn: '客户撤回了这条消息，平台不再转达。请等客户再发消息',
    unreachable: '没有连上平台',
    large: '超过 20 MB，没有取',
    expired: '在平台上已过期或被撤回，取不到了',
    program: '是程序，不接收',
    empty: '文件是空的',
    noKey: '聊天渠道没有填取文件的凭证',
    noFiles: '这个聊天发不了文件',
    otherKind: '平台不收这种文件',
    otherSize: '大小不合平台的要求',
    attended: '会话已由企业微信里的接待人员接待，或已经结束，这里发不了。请等客户再发消息，或改用电话、邮件联系',
    noWay: '聊天会话已过期，平台也没有给出客户的账号。请等客户再发消息，或改用电话、邮件联系',
  },
  en: {
    late: 'The customer wrote nothing for 48 hours, and the platform passes nothing on after that: wait for their next message, or call or mail them',
    often:
      'As many messages were sent as the platform allows after one of the customer’s: wait for their next message, or call or mail them',
    left: 'The customer follows no more, or takes no messages: call or mail them',
    unknown: 'The platform does not know the customer, or they are out of the app’s sight',
    removed: 'The robot is not in this chat any more: add it again',
    withdrawn: 'The customer withdrew the message, and the platform passes no answer to it on: wait for their next one',
    unreachable: 'The platform could not be reached',
    large: 'It has more than 20 MB and was not fetched',
    expired: 'The platform has it no more, or it was withdrawn',
    program: 'It is a program, and these are not taken',
    empty: 'It is empty',
    noFiles: 'Files cannot be sent into this chat',
    otherKind: 'The platform takes no files of this kind',
    otherSize: 'The platform takes no files of this size',
    attended:
      'Somebody attends to the customer within WeCom, or the conversation has ended: wait for their next message, or call or mail them',
    noKey: 'The chat has nothing entered that files are fetched with',
    noWay:
      'The conversation has expired, and the platform did not say who the customer is: wait for their next message, or call or mail them',
  },
};

/** Why something was not taken, as our people are told: in our words where we have them, with what the platform said. */
export function toldRefusal({ reason, error, of }: Refused, language: Language): string {
  const words = reason ? WORDS[language][reason] : '';
  const said = words && error ? (language === 'zh' ? `${words}（${error}）` : `${words} (${error})`) : words || error;
  if (of === undefined) return said;
  return language === 'zh' ? `${of}：${said}` : `${of}: ${said}`;
}
