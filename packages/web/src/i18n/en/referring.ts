import type { Texts } from '../texts.ts';
import type { referring as reference } from '../zh/referring.ts';

export const referring: Texts<typeof reference> = {
  eyebrow: 'Companies that customers recommend us to',
  sub: 'A contract or an order makes it won; who referred it reads in the portal how far it is, and our thanks.',
  head: {
    open_one: '{{count}} referred company waits for us',
    open_other: '{{count}} referred companies wait for us',
    to_thank_one: '{{count}} referral was won and not thanked for',
    to_thank_other: '{{count}} referrals were won and not thanked for',
    all_one: '{{count}} referral',
    all_other: '{{count}} referrals',
  },
  none: { open: 'No referral waits for us', to_thank: 'No thanks are due', all: 'No referrals yet' },
  noneDetail: 'What customers refer in the portal, and what you note on their page, stands here.',
  views: 'Views of referrals',
  view: { open: 'To follow', to_thank: 'To thank', all: 'All' },
  unnamed: 'No company named',
  state: { received: 'To contact', following: 'Followed', won: 'Won', lost: 'Lost' },
  consented: 'agreed to be contacted',
  notConsented: 'no consent noted',
  on: 'referred on {{day}}',
  byPortal: 'by the portal',
  thanked: 'thanked on {{day}}',
  adopt: 'Make a prospect',
  adopted: '{{name}} is there, and yours to look after',
  name: 'Name',
  code: 'Code',
  back: 'Cancel',
};
