import type { Texts } from '../texts.ts';
import type { comparing as zh } from '../zh/comparing.ts';

export const comparing: Texts<typeof zh> = {
  title: 'Two days compared',
  action: 'Compare days',
  eyebrow: 'Customers of the present filter',
  against: 'Day to compare with',
  byWhat: 'Compare by',
  by: { tier: 'Tier', stage: 'Stage', health: 'Health' },
  of: { tier: 'Not tiered', stage: 'In no stage', health: 'Not evaluated' },
  moved: {
    tier: '<b>{{moved}}</b> changed tier, <b>{{entered}}</b> came, <b>{{left}}</b> went; each day by the policy then in force.',
    stage: '<b>{{moved}}</b> changed stage, <b>{{entered}}</b> came, <b>{{left}}</b> went; each day by the policy then in force.',
    health: '<b>{{moved}}</b> changed colour, <b>{{entered}}</b> came, <b>{{left}}</b> went; each day by the policy then in force.',
  },
  ways: {
    tier: '<b>{{up}}</b> of them moved up, <b>{{down}}</b> down.',
    health: '<b>{{up}}</b> of them improved, <b>{{down}}</b> worsened.',
  },
  waysWithOthers: {
    tier: '<b>{{up}}</b> of them moved up, <b>{{down}}</b> down, {{other}} neither (without a tier on one of the days, or in one that is no more).',
    health: '<b>{{up}}</b> of them improved, <b>{{down}}</b> worsened, {{other}} neither (too little known on one of the days).',
  },
  none: { tier: 'No customer changed tier.', stage: 'No customer changed stage.', health: 'No customer changed colour.' },
  groups: 'Customers and amount on the two days',
  day: '{{date}} (v{{version}})',
  dayUnjudged: '{{date}} (not evaluated)',
  change: 'Change',
  movers: 'Who moved',
  customer: 'Customer',
  way: 'Move',
  amount12m: 'Amount, 12 m',
  arr: 'ARR',
  absentBefore: 'not among them',
  absentAfter: 'no longer among them',
  more_one: 'Show more ({{count}} left)',
  more_other: 'Show more ({{count}} left)',
};
