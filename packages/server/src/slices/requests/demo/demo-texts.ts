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
];
