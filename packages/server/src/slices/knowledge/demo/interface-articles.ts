import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

const category = CATEGORIES.interface;

export const INTERFACE_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ code: 'DEMO-KB-08', audience: 'customers', category, age: 18, reviewIn: 140 },
    tags: { zh: ['接口', '密钥', '白名单'], en: ['API', 'keys', 'allow list'] },
    zh: text(
      '开通数据接口',
      ['怎样申请接口', '接口密钥在哪里', '调用接口要加白名单吗', '测试密钥多久更换', '接口文档在哪下载'],
      `
      合同包含数据接口的客户，提交申请后一个工作日内开通。

      ## 申请时请提供

      - 合同编号和用途；
      - 对接负责人的姓名与邮箱；
      - 调用方的出口地址，最多十个。

      ## 开通以后

      1. 对接文档和测试密钥会发到负责人邮箱，测试密钥一周后失效。
      2. 先在测试环境调通，再到“管理 → 接口”自行生成正式密钥。
      3. 正式密钥只显示一次，请存入贵方的密钥管理工具，不要写进代码。

      ## 安全要求

      - 只有白名单里的地址能调用，变更地址请提前一天告知；
      - 密钥每半年更换一次，新旧可以并存二十四小时；
      - 怀疑泄露时立即停用，再联系我们。
      `,
    ),
    en: text(
      'Opening the data interface',
      ['How do we apply for the API', 'Where is our API key', 'Must our address be on an allow list', 'How often are keys replaced'],
      `
      Where the contract includes the data interface, it is opened within one working day of your request.

      ## Please tell us

      - the contract number and what you want to do;
      - name and mail address of the person in charge;
      - the addresses that your calls come from, ten at most.

      ## Once it is open

      1. Documents and a test key arrive by mail; the test key ends after a week.
      2. Get your calls to work in the test environment, then make a key of your own under "Administration → Interface".
      3. The key is shown once. Keep it in your vault and out of your code.

      ## Safety

      - Only addresses on the allow list may call; announce changes a day ahead;
      - replace the key every six months; the old one works for another 24 hours;
      - if it may have leaked, disable it first, then call us.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-09', audience: 'public', category, age: 30, reviewIn: 100 },
    tags: { zh: ['接口', '错误码'], en: ['API', 'error codes'] },
    zh: text(
      '接口返回错误时的排查',
      ['接口返回 403', '调用提示 401 未授权', '接口 429 是什么意思', '接口超时怎么办', '错误码含义'],
      `
      每个错误都带有状态码和追踪号，反馈时请附上追踪号。

      ## 常见状态码

      - **400**：参数不对，返回内容里写明是哪个字段；
      - **401**：密钥缺失、过期或写错，检查请求头；
      - **403**：密钥正确但不允许，多半是出口地址不在白名单，或合同不含该接口；
      - **404**：编号不存在，或不属于贵单位；
      - **429**：调用太快，按返回的秒数等待后重试；
      - **500** 与 **503**：我们这边的问题，稍后重试。

      ## 排查顺序

      1. 用测试环境的同一请求对比。
      2. 核对本机时间，误差超过五分钟会被拒绝。
      3. 查询类请求超时，先缩小时间范围或分页。

      写入类请求重试时带上同一个幂等键，不会重复写入。
      `,
    ),
    en: text(
      'When the interface returns an error',
      ['The API returns 403', 'What does 401 unauthorized mean', 'Why do I get 429 too many requests', 'Calls time out'],
      `
      Each error has a status code and a trace number. Tell us the trace number when you ask.

      ## Common codes

      - **400**: something in the request is wrong; the answer names the field;
      - **401**: the key is missing, expired or mistyped; check the header;
      - **403**: the key is right but not allowed: mostly an address outside the allow list, or a call that the contract does not include;
      - **404**: there is no such number, or it is not yours;
      - **429**: too fast; wait for the seconds given, then try again;
      - **500** and **503**: our fault; try again shortly.

      ## In this order

      1. Send the same request to the test environment.
      2. Check your clock; more than five minutes off is refused.
      3. Where queries time out, ask for less at once or page by page.

      Repeat writes with the same idempotency key, and nothing is written twice.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-10', audience: 'public', category: CATEGORIES.use, age: 15, reviewIn: 110 },
    tags: { zh: ['视频', '网络'], en: ['video', 'network'] },
    zh: text(
      '视频播放卡顿怎么办',
      ['视频一直缓冲', '看视频很卡', '公司里播放视频卡，在家正常', '晚上视频打不开'],
      `
      先判断是个人网络、单位出口还是平台的问题。

      ## 快速判断

      1. 换手机流量播放同一个视频。流畅，说明问题在单位网络。
      2. 同事同时卡顿，多半是单位出口拥挤或线路绕行。
      3. 所有视频在任何网络都卡，请看首页有没有服务公告。

      ## 自己能做的

      - 在播放器里切换到标清；
      - 关闭浏览器的代理和广告拦截插件；
      - 更新浏览器，打开硬件加速。

      ## 需要我们处理

      提交服务请求，附上：

      - 卡顿的时间段和大致人数；
      - 晚高峰的测速截图；
      - 单位的出口地址和运营商。

      我们会把贵单位切换到更近的分发节点，一般当天生效。
      `,
    ),
    en: text(
      'When videos stall',
      [
        'Videos keep buffering',
        'Videos are slow in the evening',
        'Videos stall at the office and run well at home',
        'The video does not start',
      ],
      `
      First find out whether it is your own network, the line of your organisation, or us.

      ## Where it is

      1. Play the same video over mobile data. If it runs, look at the network of your organisation.
      2. If colleagues see it as well, its line is probably crowded or takes a detour.
      3. If every video stalls in every network, see the notices on the start page.

      ## What you can do

      - Change to standard definition in the player;
      - turn off proxies and ad blockers;
      - update the browser and allow hardware acceleration.

      ## What we can do

      Open a request with

      - the hours, and how many people are affected;
      - a speed test taken in the evening;
      - outgoing address and carrier of your organisation.

      We move you to a delivery node nearby, as a rule on the same day.
      `,
    ),
  },
];
