import type { Texts } from '../texts.ts';
import type { revenue as reference } from '../zh/revenue.ts';

export const revenue: Texts<typeof reference> = {
  eyebrow: 'Insights · Recurring revenue · as of {{day}}',
  answer: '<em>{{mrr}}</em> a month from <em>{{accounts}}</em> customers',
  answerMasked: '<em>{{accounts}}</em> customers with recurring revenue',
  sub: 'A month has what still runs on its last day, by the month; this month what runs on the day shown.',
  none: 'No recurring revenue yet',
  noneDetail: 'Import or add subscriptions and contracts: new, upgraded, downgraded, lost and returned revenue shows here by month.',
  title: {
    up: '{{amount}} more over {{count}} months',
    down: '{{amount}} less over {{count}} months',
    masked: 'Customers by movement over {{count}} months',
  },
  note: 'By month',
  noteMasked: 'By month, number of customers',
  description: '{{title}}. Bars upward: new, returned and upgraded; downward: downgraded and lost; the line: revenue at the month’s end.',
  movement: { new: 'New', reactivation: 'Returned', upgrade: 'Upgraded', downgrade: 'Downgraded', churn: 'Lost', none: 'Unchanged' },
  closing: 'At the month’s end',
  opening: 'At the month’s start',
  month: 'Month',
  accounts: 'Customers',
  detail: 'Movements of {{month}}',
  detailMonth: 'Month',
  detailMovement: 'Movement',
  customer: 'Customer',
  mrr: 'A month',
  change: 'Change',
  kind: 'Movement',
  nothing: 'No such movement in this month.',
  more: 'More customers',
};
