import type { Command } from './command.ts';

type Load = () => Promise<{ command: Command }>;

/** Every command by its name; each file is read only when its command is called. */
export const COMMANDS = {
  init: () => import('./commands/init.ts'),
  start: () => import('./commands/start.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  evaluate: () => import('./commands/evaluate.ts'),
  policy: () => import('./commands/policy.ts'),
  account: () => import('./commands/account.ts'),
  portfolio: () => import('./commands/portfolio.ts'),
  overrides: () => import('./commands/overrides.ts'),
  proposals: () => import('./commands/proposals.ts'),
  freeze: () => import('./commands/freeze.ts'),
  metric: () => import('./commands/metric.ts'),
  segments: () => import('./commands/segments.ts'),
  model: () => import('./commands/model.ts'),
  revenue: () => import('./commands/revenue.ts'),
  worklist: () => import('./commands/worklist.ts'),
  sla: () => import('./commands/sla.ts'),
  search: () => import('./commands/search.ts'),
  plays: () => import('./commands/plays.ts'),
  portal: () => import('./commands/portal.ts'),
  token: () => import('./commands/token.ts'),
  doctor: () => import('./commands/doctor.ts'),
  migrate: () => import('./commands/migrate.ts'),
  'run-until': () => import('./commands/run-until.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  bench: () => import('./commands/bench.ts'),
} as const satisfies Record<string, Load>;

export type CommandName = keyof typeof COMMANDS;
export const isCommand = (name: string | undefined): name is CommandName => name !== undefined && Object.hasOwn(COMMANDS, name);
