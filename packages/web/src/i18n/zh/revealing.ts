export const revealing = {
  show: '查看{{what}}：{{value}}',
  title: '查看{{what}}',
  reason: '查看原因',
  note: '原因和时间记入操作日志，内容显示一分钟。',
  action: '查看',
  cancel: '取消',
  none: '没有填写',
  what: {
    name: '姓名',
    phone: '电话',
    email: '邮箱',
    wechat: '微信',
    amount: '金额',
    margin: '毛利',
    grossMarginRate: '毛利率',
    amount12m: '近 12 个月金额',
  },
} as const;
