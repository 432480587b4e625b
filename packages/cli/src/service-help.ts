/** Help of the commands about service: its hours, the knowledge base, the portal. */
export const SERVICE_HELP = {
  sla: {
    usage: 'due --calendar FILE --start T --minutes N',
    does: {
      zh: '业务时间：从某一刻起，日历上开放的若干分钟何时用完',
      en: 'Business time: when so many open minutes of a calendar have passed since a moment',
    },
    options: {
      '--calendar FILE': {
        zh: 'YAML 或 JSON：tz、hours（mon 到 sun），可加 shifts、breaks、holidays',
        en: 'YAML or JSON: tz, hours (mon to sun), and if need be shifts, breaks, holidays',
      },
      '--start T': { zh: '从哪一刻起；不带时区的按日历的时区', en: 'since when; without an offset by the calendar’s clocks' },
      '--minutes N': { zh: '多少分钟', en: 'how many minutes' },
    },
    example: 'sla due --calendar desk.yaml --start 2026-11-27T17:30 --minutes 60',
  },
  search: {
    usage: 'TEXT [--lang zh|en] [--limit N]',
    does: { zh: '搜索知识库', en: 'Search the knowledge base' },
    options: {
      '--lang zh|en': { zh: '只找这种语言的文章', en: 'articles in this language alone' },
      '--limit N': { zh: '最多几篇（默认 10，最多 50）', en: 'how many at most (default 10, at most 50)' },
    },
    example: 'search 如何续约 --limit 5',
  },
  portal: {
    usage: 'link --email E',
    does: { zh: '生成一次性的服务门户登录链接', en: 'Make a link that signs in to the service portal once' },
    options: { '--email E': { zh: '登录门户用的邮箱', en: 'with which they sign in to the portal' } },
    example: 'portal link --email portal-1@customer.example',
  },
} as const;
