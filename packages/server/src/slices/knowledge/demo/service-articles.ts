import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

const category = CATEGORIES.service;

export const SERVICE_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ code: 'DEMO-KB-12', audience: 'customers', category, age: 60, reviewIn: 200 },
    tags: { zh: ['服务等级', '响应时限'], en: ['service levels', 'response times'] },
    zh: text(
      '服务等级与响应时限',
      ['多久会有人回复', '故障多长时间解决', '什么算紧急故障', '服务等级怎么看', '节假日有人处理吗'],
      `
      时限按合同的服务等级和问题的严重程度计算，只计工作时间，等待客户补充材料的时间不计。

      ## 严重程度

      - **紧急**：所有人无法使用，或数据有丢失风险；
      - **高**：主要功能不可用，没有替代办法；
      - **一般**：部分功能异常，有替代办法；
      - **低**：咨询和建议。

      ## 三个时钟

      1. **首次回复**：从提交到工作人员第一次答复。
      2. **后续回复**：从您补充到我们再次答复。
      3. **解决**：从提交到给出解决办法。

      快到时限时系统会提醒服务负责人。贵单位的具体数字见合同附件，也可在服务请求右侧看到。紧急故障全天受理，其余在下一个工作日处理。
      `,
    ),
    en: text(
      'Service levels and response times',
      ['How soon will somebody answer', 'How long does it take to mend a fault', 'What counts as critical', 'Is anybody there on holidays'],
      `
      Times follow from the service level of your contract and from how severe a problem is. Only working hours count, and not while we wait for you.

      ## Severity

      - **Critical**: nobody can work, or data may be lost;
      - **High**: an important function is down and there is no way round;
      - **Normal**: something is wrong, and there is a way round;
      - **Low**: questions and ideas.

      ## Three clocks

      1. **First answer**: from opening until one of us answers.
      2. **Next answers**: from your reply to ours.
      3. **Solution**: from opening until there is one.

      Before a clock runs out the service lead is warned. Your figures stand in an annex of the contract and beside each request. Critical faults are taken day and night, all others on the next working day.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-13', audience: 'public', category, age: 22, reviewIn: 160 },
    tags: { zh: ['发票', '付款'], en: ['invoices', 'payment'] },
    zh: text(
      '开具发票与付款',
      ['怎样开具发票', '发票抬头写错了怎么换', '可以先开票后付款吗', '电子发票发到哪里', '对公转账的账号'],
      `
      发票在收到款项或合同约定的开票日后三个工作日内开出，默认为电子发票。

      ## 申请开票

      1. 在“合同 → 付款计划”选择对应的一期。
      2. 填写单位全称、税号和接收邮箱。
      3. 选择普通发票或专用发票后提交。

      合同约定先票后款的，可以在付款前申请。

      ## 更换发票

      - 抬头或税号有误：当月可以作废重开，跨月开红字发票；
      - 请先退回原票，或在系统里确认尚未入账。

      ## 付款

      收款账号以合同为准。转账时请在附言里写合同编号，便于当天核销。**我们不会通过电话或邮件通知更换收款账号**，收到此类消息请联系客户经理核实。
      `,
    ),
    en: text(
      'Invoices and payment',
      [
        'How do I get an invoice',
        'The name on the invoice is wrong',
        'Can we have the invoice before we pay',
        'Where is the electronic invoice sent',
      ],
      `
      Invoices are issued within three working days of the payment or of the day named in the contract, electronically unless you ask otherwise.

      ## Asking for one

      1. Choose the instalment under "Contract → Payments".
      2. Give the full name of your organisation, its tax number and a mail address.
      3. Choose the kind of invoice and send it off.

      Where the contract says invoice first, ask before you pay.

      ## Replacing one

      - A wrong name or tax number: issued anew within the same month, reversed and issued again after it;
      - return the first one, or confirm that it has not been booked.

      ## Paying

      The bank account is the one in your contract. Name the contract number with the transfer. **We never announce another account by phone or mail**; ask your account manager when you get such a message.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-14', audience: 'public', category, state: 'review', age: 2, reviewIn: 120 },
    tags: { zh: ['培训', '报名'], en: ['training', 'sign-up'] },
    zh: text(
      '报名参加培训',
      ['新管理员培训怎么报名', '培训收费吗', '能来我们单位培训吗', '培训回放在哪里看'],
      `
      每月第二周举办线上公开培训，客户免费参加。

      ## 三类课程

      - **新管理员入门**：两小时，适合刚接手的同事；
      - **报表与数据**：一个半小时，讲导出、定时和核对；
      - **接口对接**：半天，面向信息部门。

      ## 报名

      1. 打开“帮助 → 培训”，选择场次。
      2. 填写姓名和邮箱，一次可以报五位同事。
      3. 开课前一天会收到会议链接。

      ## 上门培训

      十人以上可以申请上门，请提前三周提交，并说明人数和希望讲的内容。合同包含的次数用完后另行报价。

      错过的场次三天后可以看回放，保留一年。
      `,
    ),
    en: text(
      'Signing up for training',
      [
        'How do I sign up for the training of administrators',
        'Is training free of charge',
        'Can you train us on site',
        'Where do I find the recording',
      ],
      `
      Open courses take place online in the second week of each month and are free for customers.

      ## Three courses

      - **For new administrators**: two hours, for whoever has just taken over;
      - **Reports and data**: ninety minutes on exports, schedules and checks;
      - **Data interface**: half a day, for IT departments.

      ## Signing up

      1. Open "Help → Training" and choose a date.
      2. Give names and mail addresses, up to five colleagues at once.
      3. The link arrives on the day before.

      ## At your place

      From ten people on we come to you. Ask three weeks ahead, and say how many you are and what you want to hear. Once the days in your contract are used up, we make an offer.

      Recordings are there three days later and stay for a year.
      `,
    ),
  },
];
