import type { Texts } from '../texts.ts';
import type { roles as reference } from '../zh/roles.ts';

export const roles: Texts<typeof reference> = {
  eyebrow: 'Admin · Roles',
  answer_one: 'What <em>{{count}}</em> role may do and see',
  answer_other: 'What <em>{{count}}</em> roles may do and see',
  sub: 'The system runs on this table: every operation is checked against it, and screens, exports and order lines are masked by one rule.',
  what: 'Capability',
  sees: 'Customers seen',
  changes: 'Customers changed',
  masked: 'Masked',
  visibility: { none: 'None', own: 'Own', team: 'Team', region: 'Region', all: 'All' },
  kind: {
    phone: 'Phone',
    mail: 'E-mail',
    wechat: 'WeChat',
    person: 'Names',
    id_number: 'Id numbers',
    amount: 'Amounts',
    margin: 'Margin',
  },
  nothing: 'Nothing',
  yes: 'Yes',
  no: 'No',
};
