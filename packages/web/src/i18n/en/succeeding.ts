import type { Texts } from '../texts.ts';
import type { succeeding as reference } from '../zh/succeeding.ts';

export const succeeding: Texts<typeof reference> = {
  eyebrow: 'Success plans · as of {{date}}',
  answer: {
    loading: 'Counting success plans…',
    none_other: 'No success plan was due within a year; {{count}} under way',
    some_one:
      'Of <nw><em>{{count}}</em> success plan</nw> due within a year customers confirmed <nw><em>{{reached}}</em> as reached</nw> (<em>{{share}}</em>)',
    some_other:
      'Of <nw><em>{{count}}</em> success plans</nw> due within a year customers confirmed <nw><em>{{reached}}</em> as reached</nw> (<em>{{share}}</em>)',
  },
  sub: '{{partly}} partly reached, {{missed}} missed; {{waiting}} due and not confirmed by the customer, counted as not reached.',
  subNone: 'A success plan holds the customer’s goals and the actions of both sides; its result is confirmed by a person of theirs.',
  views: 'Views of success plans',
  view: { running: 'Under way', waiting: 'To be confirmed', ended: 'Over' },
  nothing: {
    running: 'No success plan is under way',
    waiting: 'No success plan waits to be confirmed',
    ended: 'No success plan is over yet',
    detail: 'Success plans are added on the customer’s page.',
  },
  column: { plan: 'Plan', customer: 'Customer', due: 'Due', actions: 'Actions', owner: 'Owner', state: 'Result' },
  actions: '{{done}} of {{count}} done',
  late_one: '{{count}} late',
  late_other: '{{count}} late',
  state: { open: 'Under way', waiting: 'To be confirmed', reached: 'Reached', partly: 'Partly reached', missed: 'Missed' },
  empty: {
    plans: 'No success plan yet. Write down what the customer wants to reach, when it counts as reached, and by when.',
    actions: 'No action yet: what each side does, who, and by when.',
    campaigns: 'No campaign of the customer yet, such as an evaluation or an anniversary: to help with, or to keep out of the way.',
  },
};
