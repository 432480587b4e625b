import type { Texts } from '../texts.ts';
import type { briefing as reference } from '../zh/briefing.ts';

export const briefing: Texts<typeof reference> = {
  eyebrow: 'Strategy brief · as of {{date}}',
  answer: {
    loading: 'Working out how far objectives have come…',
    none: 'No objective is under way',
    behind: '<em>{{count}}</em> objectives under way, <em>{{late}}</em> behind',
    well: '<em>{{count}}</em> objectives under way, none behind',
  },
  sub: {
    without_one: '{{count}} policy in force does not name the objective it serves.',
    without_other: '{{count}} policies and plays in force do not name the objective they serve.',
    all: 'Every policy and play in force names the objective it serves.',
  },
  addObjective: 'Add an objective',
  addAnalysis: 'Add an analysis',
  objectives: 'Objectives',
  analyses: 'Analyses',
  empty: {
    title: 'Begin with an objective',
    detail: 'An objective is a problem, a metric, a baseline, a target and a day. Its progress is worked out from the metric each day.',
  },
  standing: { reached: 'Reached', on_track: 'On track', behind: 'Behind', missed: 'Missed', unknown: 'No figures yet' },
  counted: { sum: '{{name}}', average: 'Average {{name}}', share: 'Share of customers: {{name}}' },
  way: '{{name}}: now {{now}}, baseline {{baseline}}, target {{target}}, {{share}} of the way, {{time}} of the time',
  elapsed: '{{time}} of the time is gone',
  baseline: 'Baseline of {{date}}',
  target: 'Target',
  due: 'Due {{date}}',
  closedOn: 'Closed {{date}}',
  owner: 'Owner {{name}}',
  noOwner: 'No owner',
  result: 'Result: {{result}}',
  serves: 'Served by: ',
  servedByNone: 'No play or policy serves this objective yet.',
  choose: 'Choose plays and policies',
  hidden: {
    scope: 'Counted by “{{name}}”. Its figures are for those who see all customers.',
    masked: 'Counted by “{{name}}”. Your role does not see amounts, so no figures are shown.',
  },
  noFinding: 'No finding yet.',
  evidence: 'Evidence: {{text}}',
  source: 'Source',
  without: {
    title: 'Policies without an objective',
    note: 'They work all the same. Chosen at an objective, it is plain why they are there.',
  },
  serve: {
    eyebrow: 'Plays and policies that serve this objective',
    note: 'A policy may serve several objectives. The link is kept beside the policy and does not change it.',
    label: 'Plays and policies',
    rules: 'Policies',
  },
};
