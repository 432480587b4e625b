import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

interface Product {
  id: string;
  code: string;
  name: string;
}

/** What a provider hands over with its product: manual, questions and answers, interface; of the second product the last is outdated. Synthetic. */
export function documentsOf({ id, code, name }: Product, place: number): DemoArticle[] {
  const about = { productId: id, audience: 'customers', age: 40 + place, reviewIn: 150 - place } as const;
  return [
    {
      ...{ ...about, code: `DEMO-KB-${code}-M`, kind: 'manual', category: CATEGORIES.use },
      tags: { zh: ['操作手册', name], en: ['manual', name] },
      zh: text(
        `${name}操作手册`,
        [`${name}怎么用`, `第一次使用${name}做什么`, `${name}的菜单在哪里`],
        `
      面向日常使用的人员，按第一次使用的顺序写。

      ## 开始之前

      - 请管理员为您开通账号和角色；
      - 使用近两年版本的浏览器。

      ## 每天的工作

      1. 登录后在首页查看待办；
      2. 在“数据”里录入或导入，系统当场检查必填项；
      3. 提交后在“记录”里查看处理结果。

      ## 月末

      - 导出当月报表并核对；
      - 停用已离岗人员的账号。
      `,
      ),
      en: text(
        `${name}: manual`,
        [`How do we use ${name}`, `First steps with ${name}`, `Where is the menu of ${name}`],
        `
      For those who use it every day, in the order of the first use.

      ## Before you begin

      - Have your administrator open an account with a role for you;
      - use a browser of the last two years.

      ## Every day

      1. Sign in and see what waits on the first page;
      2. enter or import under "Data": what is required is checked at once;
      3. hand it in and follow it under "Records".

      ## At the end of the month

      - Export and compare the report of the month;
      - disable the accounts of those who left.
      `,
      ),
    },
    {
      ...{ ...about, code: `DEMO-KB-${code}-Q`, kind: 'questions', category: CATEGORIES.use },
      tags: { zh: ['问答手册', name], en: ['Q&A', name] },
      zh: text(
        `${name}问答手册`,
        [`${name}常见问题`, `${name}提交失败怎么办`, `${name}导入报错`],
        `
      ## 提交失败

      - 看提示里的字段，补全后再提交；
      - 网络中断时草稿仍在，刷新后继续。

      ## 导入报错

      - 下载错误行，改好后只导入这些行；
      - 日期写成“年-月-日”。

      ## 看不到菜单

      - 多半是角色没有开通，请联系贵方管理员。
      `,
      ),
      en: text(
        `${name}: questions and answers`,
        [`Common questions about ${name}`, `${name} does not take what I hand in`, `Errors of imports into ${name}`],
        `
      ## It does not take what I hand in

      - The message names the field: fill it and hand in again;
      - a draft outlives a lost connection: reload and go on.

      ## An import has errors

      - Download the refused rows, correct them, and import those alone;
      - write days as year-month-day.

      ## A menu is missing

      - Your role is probably not opened for it: ask your administrator.
      `,
      ),
    },
    {
      ...{ ...about, code: `DEMO-KB-${code}-I`, kind: 'interface', category: CATEGORIES.interface },
      ...(place === 1 ? { state: 'outdated' as const } : {}),
      tags: { zh: ['接口文档', name], en: ['interface', name] },
      zh: text(
        `${name}接口文档`,
        [`${name}有接口吗`, `怎样对接${name}`, `${name}接口返回什么`],
        `
      ## 对接方式

      - HTTPS 与 JSON，密钥放在请求头；
      - 每分钟最多 600 次调用。

      ## 读取

      1. 按更新时间分页读取记录；
      2. 响应带下一页的位置，为空即读完。

      ## 写入

      - 每次写入带唯一编号，重复发送不会重复记录。
      `,
      ),
      en: text(
        `${name}: interface`,
        [`Has ${name} an API`, `How do we connect to ${name}`, `What does the interface of ${name} answer`],
        `
      ## How to connect

      - HTTPS and JSON, the key in a header;
      - at most 600 calls a minute.

      ## Reading

      1. Read records by pages, by the time of their change;
      2. an answer names the next page; without one it is the last.

      ## Writing

      - Give every writing an id of its own: sent twice it is written once.
      `,
      ),
    },
  ];
}
