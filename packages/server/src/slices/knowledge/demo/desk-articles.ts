import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

export const DESK_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ code: 'DEMO-KB-11', audience: 'public', category: CATEGORIES.service, age: 50, reviewIn: 130 },
    tags: { zh: ['客服', '联系方式'], en: ['support', 'contact'] },
    zh: text(
      '怎样联系客服，怎样把问题说清楚',
      ['客服电话是多少', '怎样提交服务请求', '问题没解决怎么投诉', '怎么查看处理进度'],
      `
      所有渠道都进入同一个服务台，选一个顺手的就好，不必重复提交。

      ## 渠道

      - **服务请求**：在平台右上角点“帮助”，能随时看进度；
      - **电话**：号码在合同和平台页脚，紧急故障请打电话；
      - **企业微信与邮件**：适合发送截图和文件。

      ## 请写明

      1. 现象：看到的提示原文，最好附截图。
      2. 时间：从什么时候开始，现在是否还在。
      3. 范围：一个人、一个部门，还是所有人。
      4. 影响：今天有没有必须完成的事。

      ## 对处理不满意

      在请求里点“升级”，服务负责人当天回复您。同样的问题第三次出现，可以要求书面说明原因和改进时间。
      `,
    ),
    en: text(
      'Contacting support, and saying what is wrong',
      [
        'What is the phone number of support',
        'How do I open a service request',
        'How do I complain',
        'Where do I see how far my request is',
      ],
      `
      Every channel leads to the same desk. Take the one you like, and there is no need to ask twice.

      ## Channels

      - **Request**: choose "Help" at the top right; you see how far it is at any time;
      - **Phone**: the number stands in your contract and at the foot of each page. Please call when something urgent is down;
      - **Chat and mail**: good for screenshots and files.

      ## Please tell us

      1. What you see: the words of the message, best with a screenshot.
      2. When it began, and whether it goes on.
      3. Whom it concerns: one person, a department or everybody.
      4. What has to be done today.

      ## Not satisfied?

      Choose "Escalate" in the request: the service lead answers on the same day. Where the same trouble comes a third time, ask for cause and dates in writing.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-07', audience: 'internal', category: CATEGORIES.data, age: 40, reviewIn: 60 },
    tags: { zh: ['备份', '恢复', '内部流程'], en: ['backup', 'restore', 'runbook'] },
    zh: text(
      '客户要求恢复备份数据时怎么做（内部）',
      ['客户误删数据怎么恢复', '数据备份保留多久', '恢复备份要谁批准', '能恢复到哪一天'],
      `
      备份每天凌晨一次，保留三十五天；每月第一天的备份保留一年。

      ## 先问清楚

      - 删了什么，大约什么时候，谁操作的；
      - 删除之后又录入了哪些新数据；
      - 客户的单位管理员是否书面同意恢复。

      ## 步骤

      1. 先看回收站：三十天内的删除，客户自己就能还原。
      2. 在服务请求里登记恢复的范围和时间点，请服务负责人批准。
      3. 由运维恢复到隔离空间，客户确认内容后再并入，**不要直接覆盖**正式数据。
      4. 完成后通知客户核对，隔离空间七天后清除。

      不要口头承诺恢复时间；大于 100 GB 的恢复由运维先估算。
      `,
    ),
    en: text(
      'When a customer wants data back from a backup (internal)',
      ['A customer deleted data by mistake', 'How long are backups kept', 'Who approves a restore', 'Which day can we go back to'],
      `
      Backups run once a night and are kept for thirty-five days; the one of the first of each month for a year.

      ## Ask first

      - what was deleted, about when, and by whom;
      - what has been entered since then;
      - whether the customer's administrator agrees in writing.

      ## Steps

      1. Look into the recycle bin: what went within thirty days the customer restores alone.
      2. Note extent and moment in the service request, and ask the service lead to approve.
      3. Operations restore into a separate space. The customer looks at it before it is merged; **never write over** live data.
      4. Ask the customer to check. The separate space is removed after seven days.

      Promise no time by phone. Above 100 GB, operations give an estimate first.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-17', audience: 'providers', category: CATEGORIES.service, age: 28, reviewIn: 90 },
    tags: { zh: ['服务商', '转派'], en: ['providers', 'hand-over'] },
    zh: text(
      '服务商如何接手转派的请求',
      ['服务商在哪里看到转派给我的请求', '不属于我们的请求怎么退回', '服务商能看到客户哪些信息', '转派后时限怎么算'],
      `
      客户的问题涉及贵司产品时，服务台会转派，时限从转派那一刻按约定计算。

      ## 接手

      1. 登录后打开“服务请求”，转派给贵司的在最上面。
      2. 先回复客户，说明谁在处理、下一步是什么。
      3. 不属于贵司产品的，选择“退回”并写明理由，半个工作日内有效。

      ## 能看到什么

      - 该请求的全部对话和附件；
      - 客户名称与联系人，联系方式按授权显示；
      - 看不到合同金额和其他请求。

      ## 结束

      给出解决办法后选择“已解决”，由客户确认后关闭。常见问题请写成知识库文章，由我们审核发布。
      `,
    ),
    en: text(
      'For providers: taking over a request',
      ['Where do I see requests handed to us', 'How do we return a request that is not ours', 'What do providers see of a customer'],
      `
      Where a question is about a product of yours, the desk hands it to you, and the clock of your agreement begins.

      ## Taking over

      1. Sign in and open "Service requests": those handed to you stand on top.
      2. Answer the customer first: who works on it, and what comes next.
      3. If it is not about your product, choose "Return" and say why, within half a working day.

      ## What you see

      - the whole conversation with its files;
      - name and contact of the customer, with phone and mail as far as they are released to you;
      - neither amounts of contracts nor other requests.

      ## Coming to an end

      Choose "Solved" once there is a solution; the customer confirms it. What is asked often belongs into an article: write it, and we publish it.
      `,
    ),
  },
];
