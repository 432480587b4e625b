import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

export const TRUST_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ code: 'DEMO-KB-15', audience: 'public', category: CATEGORIES.data, age: 35, reviewIn: 180 },
    tags: { zh: ['数据安全', '隐私'], en: ['data safety', 'privacy'] },
    zh: text(
      '数据安全与隐私：数据存在哪里，谁能看到',
      ['数据存放在哪里', '你们的员工能看到我们的数据吗', '合同结束后数据怎么处理', '个人信息怎么保护'],
      `
      客户的数据属于客户，我们只为提供服务而处理。

      ## 存放与加密

      - 存放在合同约定地区的机房，不出境；
      - 传输和存储都加密，密钥与数据分开保管；
      - 每天备份，备份同样加密。

      ## 谁能看到

      1. 贵单位的人员按管理员设定的权限查看。
      2. 我们的工程师只在处理服务请求时、经贵方同意后临时查看，到期自动收回。
      3. 每次查看都有记录，单位管理员可在“管理 → 访问记录”导出。

      ## 合同结束

      结束后九十天内可以导出全部数据，之后连同备份一并删除，并出具删除证明。

      发现可疑情况，请立即联系服务台，标题注明“安全”。
      `,
    ),
    en: text(
      'Data safety and privacy: where data lies, and who sees it',
      [
        'Where is our data stored',
        'Can your staff see our data',
        'What happens to our data after the contract',
        'How is personal information protected',
      ],
      `
      Data of customers belongs to them; we handle it to give the service, and for nothing else.

      ## Place and encryption

      - It stays in data centres of the region named in the contract;
      - it is encrypted on its way and at rest, with keys kept apart;
      - it is backed up every night, encrypted as well.

      ## Who sees it

      1. Your own people, by the rights that your administrators give.
      2. Our engineers while they work on a request, with your consent and for a limited time.
      3. Every look is noted; administrators export the list under "Administration → Access log".

      ## After the contract

      Everything can be exported for ninety days. Then it is deleted together with its backups, and you get a certificate of that.

      When something looks suspicious, tell the desk at once and put "security" into the subject.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-16', audience: 'customers', category: CATEGORIES.use, age: 10, reviewIn: 75 },
    tags: { zh: ['开放时间', '空间'], en: ['opening hours', 'spaces'] },
    zh: text(
      '设置开放时间',
      ['能不能按部门分别设置开放时间', '各部门开放时间不一样', '盘点期间怎样关闭访问', '节假日开放时间'],
      `
      开放时间决定普通用户何时可以进入，管理员不受限制。

      ## 设置

      1. 打开“管理 → 开放时间”。
      2. 为每个星期几选择起止时间，可以分上午、下午两段。
      3. 在“例外日期”里添加节假日和盘点日，例外优先于平日。
      4. 保存后十分钟内生效，正在使用的人会提前十五分钟看到提示。

      ## 各部门时间不同

      目前开放时间对整个单位生效。需要分部门时：

      - 为不同部门建立各自的空间，空间可以单独设置；
      - 共用的资料放在公共空间，不必复制。

      按部门设置已列入产品计划，上线前会邀请提出需求的客户试用。
      `,
    ),
    en: text(
      'Setting opening hours',
      ['Can each department have opening hours of its own', 'How do we close for stock-taking', 'Opening hours on holidays'],
      `
      Opening hours say when users may come in. Administrators always may.

      ## How to set them

      1. Open "Administration → Opening hours".
      2. Choose from and until for each day of the week, in two parts if you like.
      3. Add holidays and days of stock-taking under "Exceptions"; they come before ordinary days.
      4. What you save holds within ten minutes. Whoever is inside is told a quarter of an hour ahead.

      ## Departments that differ

      At present opening hours are those of the whole organisation. Meanwhile:

      - give each department a space of its own; a space has its own hours;
      - keep what is shared in a common space, and nothing needs to be copied.

      Hours by department are planned, and those who asked for them will be invited to try.
      `,
    ),
  },
];
