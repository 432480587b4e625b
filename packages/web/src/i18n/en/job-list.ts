import type { Texts } from '../texts.ts';
import type { jobList as reference } from '../zh/job-list.ts';

export const jobList: Texts<typeof reference> = {
  eyebrow: 'Admin · Jobs',
  running_one: '<em>{{count}}</em> job is running',
  running_other: '<em>{{count}}</em> jobs are running',
  idle: 'Nothing is running',
  sub: 'Imports, evaluations and other long work run in the background and go on when you leave the page.',
  views: 'Which jobs',
  view: { all: 'All', running: 'Running', failed: 'Failed' },
  nothing: { all: 'No jobs yet', running: 'Nothing is running', failed: 'Nothing has failed' },
  nothingDetail: 'Imports and tier evaluations show here.',
  work: 'Job',
  state: 'State',
  stateOf: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  progress: 'Progress',
  left: 'Time left',
  by: 'Started by',
  system: 'System',
  when: 'Asked for',
  cancel: 'Cancel job',
  fault: 'Why it failed',
  step: 'Step',
  created: 'Asked for',
  started: 'Started',
  finished: 'Ended',
  id: 'Id',
};
