import type { Texts } from '../texts.ts';
import type { revealing as reference } from '../zh/revealing.ts';

export const revealing: Texts<typeof reference> = {
  show: 'Show the {{what}}: {{value}}',
  title: 'Show the {{what}}',
  reason: 'Why you need it',
  note: 'The reason and the time stand in the audit log; the value shows for a minute.',
  action: 'Show',
  cancel: 'Cancel',
  none: 'Not filled in',
  what: {
    name: 'name',
    phone: 'phone number',
    email: 'e-mail',
    wechat: 'WeChat id',
    amount: 'amount',
    margin: 'margin',
    grossMarginRate: 'margin rate',
    amount12m: 'amount, 12 months',
    arr: 'ARR',
    growth12m: 'growth of orders',
  },
};
