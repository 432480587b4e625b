import type { Both, RequestKind } from '@fulcrum/contract';

/** A conversation as it may run: what the customer asks, what they are answered, and what they say next. */
export interface Talk {
  kind: RequestKind;
  subject: Both;
  asks: Both;
  answer: Both;
  again: Both;
  solution: Both;
}

const both = (zh: string, en: string): Both => ({ zh, en });

export const TALKS: readonly Talk[] = [
  {
    kind: 'question',
    subject: both('导出的报表缺少最近一周的数据', 'Exported report lacks the last week'),
    asks: both(
      '我们每周一导出上周的使用报表，这周导出来只到上周三，请帮忙看看。',
      'We export last week’s usage every Monday; this time it ends on Wednesday.',
    ),
    answer: both(
      '请在导出时把“截止日期”改为“今天”，默认取的是上次保存的日期。',
      'Set “until” to “today” when exporting; it keeps the date that was saved last.',
    ),
    again: both('改了之后可以了，但是每次都要改吗？', 'That works, but do we have to change it every time?'),
    solution: both('在“报表设置”里勾选“总是到今天”，以后就不用改了。', 'Tick “always until today” in the report settings and it stays so.'),
  },
  {
    kind: 'fault',
    subject: both('上午十点起无法登录', 'Nobody can sign in since ten'),
    asks: both(
      '从上午十点开始，所有同事登录都提示“服务繁忙”，手机端正常。',
      'Since ten everybody gets “service busy” when signing in; the phone app is fine.',
    ),
    answer: both(
      '已经定位到单点登录的证书过期，正在更换，预计半小时内恢复。',
      'The certificate of single sign-on has expired; it is being replaced, half an hour or less.',
    ),
    again: both('还有两位同事进不去。', 'Two colleagues still cannot get in.'),
    solution: both(
      '证书已更换，那两位同事清除浏览器缓存后已能登录。',
      'The certificate is replaced; the two got in after clearing their browser cache.',
    ),
  },
  {
    kind: 'management',
    subject: both('新增三位管理员并收回离职同事的权限', 'Three new administrators, and rights of a leaver to be taken back'),
    asks: both(
      '附名单三人，请设为部门管理员；原管理员本月离职，请同时停用。',
      'Please make the three on the list department administrators and disable the one who leaves this month.',
    ),
    answer: both(
      '三位已设好，请他们用单位邮箱登录后自行设置密码。离职同事的账号按您说的日期停用。',
      'Done for the three; they set their password at first sign-in. The other account ends on the day you gave.',
    ),
    again: both('有一位没有收到邮件。', 'One of them got no mail.'),
    solution: both('那封邮件进了垃圾箱，已重新发送并确认收到。', 'It was in the spam folder; sent again and received.'),
  },
  {
    kind: 'opening',
    subject: both('开通数据接口', 'Open the data interface'),
    asks: both(
      '合同里有数据接口，请开通，我们的信息部要做对接。',
      'The contract includes the data interface; please open it for our IT department.',
    ),
    answer: both(
      '接口已开通，对接文档和测试密钥发到了您的邮箱，密钥请在一周内更换。',
      'It is open; documents and a test key are in your mail. Replace the key within a week.',
    ),
    again: both('调用返回 403，是不是要加白名单？', 'Calls return 403, do we need to be on a list?'),
    solution: both('已把您提供的两个出口地址加入白名单，调用正常。', 'Your two addresses are on the list now, and calls work.'),
  },
  {
    kind: 'complaint',
    subject: both('同样的问题第三次出现', 'The same trouble for the third time'),
    asks: both(
      '批量导入后名单重复，这个季度已经第三次了，影响了当天的工作。',
      'Lists are doubled after a bulk import, for the third time this quarter; a day’s work suffered.',
    ),
    answer: both(
      '非常抱歉。我们已清理重复名单，并请研发排查导入去重的规则，明天中午前给您原因和时间表。',
      'We are sorry. The doubles are gone; engineering looks into the import, with a cause and dates by noon tomorrow.',
    ),
    again: both('请务必给出书面说明。', 'Please put it in writing.'),
    solution: both(
      '书面说明已发送：编号前导零被去掉导致无法识别重复，修复已于昨晚上线。',
      'The letter is sent: leading zeros were cut so that doubles were not seen; mended last night.',
    ),
  },
  {
    kind: 'need',
    subject: both('希望按部门分别设置开放时间', 'Opening hours by department'),
    asks: both(
      '各部门忙的时候不一样，能不能分部门设置开放时间？',
      'Departments are busy at different times; could each have opening hours of its own?',
    ),
    answer: both(
      '目前只能整个单位一起设置。已把这个需求登记给产品，评审结果会通知您；现在可以先用两个空间分开管理。',
      'Only for the whole organisation now. It is noted for the product team, who will tell you; two spaces would do meanwhile.',
    ),
    again: both('大概什么时候能有？', 'When might that be?'),
    solution: both('产品已排入下季度，上线前会邀请您试用。', 'It is planned for next quarter, and you will be asked to try it.'),
  },
  {
    kind: 'question',
    subject: both('怎样把旧系统的资料迁过来', 'How to bring material over from the old system'),
    asks: both(
      '旧平台里有三年的资料，约 40 GB，怎样批量迁移？',
      'We have three years of material, some 40 GB, in the old system. How do we move it?',
    ),
    answer: both(
      '按“资料迁移模板”整理目录后可以批量上传，超过 20 GB 建议用移动硬盘寄给我们导入。',
      'Sort it by the migration template and upload in bulk; above 20 GB better send us a disk.',
    ),
    again: both('模板里的“所属分类”必填吗？', 'Must “category” be filled in?'),
    solution: both('不必填，空着的会放进“未分类”，之后可以批量改。', 'No; what is empty goes to “unsorted” and can be changed in bulk.'),
  },
  {
    kind: 'fault',
    subject: both('视频播放卡顿', 'Videos stall'),
    asks: both('本周二晚上起公司里播放视频一直卡，在家正常。', 'Since Tuesday night videos stall at the office and run well at home.'),
    answer: both(
      '初步判断是办公网出口到内容分发节点的线路问题，请提供一份测速截图。',
      'It looks like the line from your office to the delivery node; please send a speed test.',
    ),
    again: both('截图已发，晚高峰只有 2 Mbps。', 'Sent: 2 Mbps in the evening.'),
    solution: both(
      '已把贵单位切换到另一家运营商的节点，晚高峰测速 60 Mbps。',
      'You are on another carrier’s node now: 60 Mbps in the evening.',
    ),
  },
  {
    kind: 'question',
    subject: both('管理员手机丢了，两步验证怎么过', 'Administrator lost the phone for two-step sign-in'),
    asks: both(
      '我们的管理员昨天丢了手机，登录要两步验证，现在谁都进不了后台，急。',
      'Our administrator lost the phone yesterday; two-step sign-in asks for it and nobody gets into the back office. Urgent.',
    ),
    answer: both(
      '可以用当初保存的恢复码登录；没有恢复码，请单位盖章发一份重置申请，我们核实后当天处理。',
      'A recovery code saved at the time lets you in; without one please send a signed request, which we check and carry out the same day.',
    ),
    again: both('恢复码找到了，登录之后怎么换新手机？', 'We found a code. How is the new phone set up afterwards?'),
    solution: both(
      '登录后在“我的账号 - 两步验证”里先停用再重新绑定，并请另存一份恢复码。',
      'Turn it off and on again under “My account, two-step sign-in”, and keep the new codes.',
    ),
  },
  {
    kind: 'question',
    subject: both('发票抬头变更，已开的发票怎么办', 'Our name on invoices changed: what of those already issued'),
    asks: both(
      '公司上月更名，本季度的发票已经按旧抬头开了，能重开吗？',
      'We were renamed last month, and this quarter’s invoice carries the old name. Can it be issued again?',
    ),
    answer: both(
      '可以红冲重开，请把更名通知书和新的开票资料发来，三个工作日内寄出。',
      'Yes: send the notice of the change and the new details; the corrected invoice leaves within three working days.',
    ),
    again: both('能先发电子版吗？财务这周要入账。', 'Could we have it electronically first? Accounts close this week.'),
    solution: both('电子发票已发到您的邮箱，纸质发票今天寄出。', 'The electronic one is in your mail; the paper goes out today.'),
  },
  {
    kind: 'fault',
    subject: both('上传附件到 99% 就停住', 'Uploads stop at 99 %'),
    asks: both('大于 50 MB 的附件传到 99% 就不动了，换了两台电脑都一样。', 'Files above 50 MB stop at 99 %, on two computers.'),
    answer: both(
      '日志显示是贵单位代理服务器在 60 秒时断开了连接，请信息部把超时放宽到 300 秒再试。',
      'The log shows that your proxy cuts the connection after 60 seconds; please allow 300 and try again.',
    ),
    again: both('已经改了，80 MB 的能传了，200 MB 的还是不行。', 'Changed. 80 MB go through now, 200 MB do not.'),
    solution: both(
      '已为贵单位打开分片上传，200 MB 的文件测试通过，不再受代理影响。',
      'Uploads in pieces are on for you; 200 MB were tried, whatever the proxy does.',
    ),
  },
  {
    kind: 'fault',
    subject: both('手机端收不到消息提醒', 'No notifications on phones'),
    asks: both('从周一起手机端不弹提醒了，网页上能看到。', 'Since Monday phones show no notifications; the web page does.'),
    answer: both(
      '手机系统升级后通知权限被关闭的情况较多，请在系统设置里打开；如果开着也收不到，请告诉我们手机型号。',
      'After an update of the phone the permission is often off: please look into its settings. If it is on, tell us the model.',
    ),
    again: both('权限是开的，型号发在附件里了。', 'It is on; the models are in the file.'),
    solution: both(
      '这几个型号的推送证书今天已更新，退出重新登录后即可收到。',
      'The certificate for these models was renewed today; signing out and in again brings them back.',
    ),
  },
  {
    kind: 'management',
    subject: both('更换对接联系人和通知邮箱', 'New contact and new address for notices'),
    asks: both(
      '原对接人调岗，以后由我负责，到期提醒和账单请发到部门公共邮箱。',
      'I take over from the colleague who moved. Please send reminders and bills to our shared address.',
    ),
    answer: both(
      '已把您登记为联系人，通知邮箱改为公共邮箱；请回复确认一下账单也只发这里。',
      'You are noted as our contact and notices go to the shared address. Please confirm that bills go there alone.',
    ),
    again: both('账单请同时抄送财务。', 'Bills to accounts as well, please.'),
    solution: both('已加上财务邮箱，下一期账单起生效。', 'Added; it holds from the next bill.'),
  },
  {
    kind: 'opening',
    subject: both('开通测试环境', 'Open a test environment'),
    asks: both(
      '下月要做系统对接，想先要一个测试环境，数据和正式的分开。',
      'We integrate next month and need a test environment with data of its own.',
    ),
    answer: both(
      '测试环境已建好，账号与正式环境相同，保留三个月；里面的数据每周一清空。',
      'It is set up with the accounts of the real one, for three months; its data are emptied every Monday.',
    ),
    again: both('能不能不清空？我们要做跨周的测试。', 'Can they stay? Our tests run over weeks.'),
    solution: both('已为贵单位关闭每周清空，请在测试结束后告诉我们。', 'Emptying is off for you; tell us when you are done.'),
  },
  {
    kind: 'complaint',
    subject: both('服务电话打了三次才接通', 'Three calls until somebody picked up'),
    asks: both(
      '今天上午故障最急的时候，服务热线打了三次才有人接，每次都等了几分钟。',
      'In the worst of this morning’s fault the line took three calls of some minutes each until somebody answered.',
    ),
    answer: both(
      '非常抱歉。上午来电集中，我们已加开席位；以后紧急故障请按 1，会优先转值班工程师。',
      'We are sorry. Many called at once; more seats are open now, and 1 leads urgent faults to the engineer on duty.',
    ),
    again: both('值班工程师晚上也在吗？', 'Is that engineer there at night as well?'),
    solution: both(
      '是的，按您的服务级别全天有人值守，值班表和直线电话已发给您。',
      'Yes, round the clock in your class of service; the rota and the direct number are in your mail.',
    ),
  },
  {
    kind: 'need',
    subject: both('报表里希望能看同比和环比', 'Reports should compare with last year and last month'),
    asks: both(
      '给领导汇报时总要手工算同比、环比，能不能在报表里直接显示？',
      'For our management we work out the change to last year and last month by hand. Could the report show it?',
    ),
    answer: both(
      '已登记给产品。目前可以把两期报表导出到同一个表格，模板随信附上，公式都写好了。',
      'Noted for the product. For now export both periods into the sheet attached, which has the formulas.',
    ),
    again: both('模板好用，就是希望不用每月导一次。', 'The sheet helps; we only wish not to export every month.'),
    solution: both('产品已排期，下个版本的报表会带同比和环比。', 'It is planned: the next version’s reports bring both.'),
  },
];
