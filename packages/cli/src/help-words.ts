import type { Both } from '@fulcrum/contract';

/** What help says of every command. */
export const GENERAL = {
  title: { zh: '支点 Fulcrum · 命令行', en: 'Fulcrum · command line' },
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  options: { zh: '选项', en: 'Options' },
  everywhere: { zh: '所有命令都可以用', en: 'Every command takes' },
  example: { zh: '例如', en: 'Example' },
  more: { zh: '某个命令的说明：fulcrum <命令> --help', en: 'More about one: fulcrum <command> --help' },
  exits: {
    zh: '退出码：0 完成，1 失败，2 用法不对，3 完成但有被拒绝的行',
    en: 'Exit codes: 0 done, 1 failed, 2 wrong use, 3 done with refused rows',
  },
} as const satisfies Record<string, Both>;

export const EVERYWHERE: Record<string, Both> = {
  '--json': { zh: '标准输出只有一个 JSON 值', en: 'one JSON value on standard output' },
  '--data DIR': {
    zh: '数据目录（默认 ./data）；设置了 DATABASE_URL 则用那个数据库',
    en: 'data folder (default ./data); DATABASE_URL names another database',
  },
  '--lang zh|en': { zh: '语言（默认与系统设置一致）', en: "language (default: the installation's)" },
  '--help': { zh: '显示说明', en: 'this help' },
};
