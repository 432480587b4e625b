// For tests: the questions that have no past, by the reason. A new question takes `asOf`, or stands here.
export const PRESENT: Record<string, readonly string[]> = {
  'who works here, and what they may do': [
    ...['session.status', 'session.me', 'session.sessions', 'identity.listUsers', 'identity.listTeams', 'identity.listRegions'],
    ...['identity.listRoles', 'identity.listTokens', 'notifications.list', 'notifications.unread', 'notifications.preferences'],
    ...['approvals.people', 'approvals.absences'],
  ],
  'settings and what may be chosen: they hold for what is done next': [
    ...[
      'calendar.year',
      'mail.server',
      'mail.refusal',
      'robots.list',
      'fields.list',
      'profiles.rules',
      'pool.rules',
      'products.list',
      'usage.metrics',
      'tags.list',
      'views.list',
      'metrics.list',
    ],
    ...['segments.list', 'segments.get', 'ratingRubrics.list', 'ledger.settings', 'excelTemplates.list', 'excelTemplates.get'],
    ...['excelTemplates.placeholders', 'plays.list', 'names.list', 'policies.rules', 'handovers.rules', 'approvals.rules'],
    ...['worklist.rules', 'plays.contactRules'],
  ],
  'work to be done: tasks, files, jobs, duplicates, the pool': [
    ...['worklist.list', 'worklist.load', 'tasks.list', 'tasks.get', 'profiles.get', 'pool.list', 'pool.held', 'receivables.suggestions'],
    ...['imports.list', 'imports.get', 'imports.fields', 'imports.mappings', 'imports.problems', 'imports.conflicts'],
    ...[
      'duplicates.list',
      'duplicates.search',
      'duplicates.compare',
      'merges.list',
      'jobs.list',
      'jobs.get',
      'deliveries.list',
      'deliveries.figures',
    ],
    ...['proposals.list', 'proposals.summary', 'benefits.offers', 'plays.runs', 'plays.runById'],
    ...['handovers.list', 'handovers.get', 'handovers.waiting'],
    ...['procedures.list', 'procedures.waits', 'procedures.board', 'procedures.runs', 'procedures.run'],
    ...['approvals.list', 'approvals.get', 'approvals.waiting', 'approvals.preview'],
  ],
  'drafts, versions and trials of policies': [
    ...['policies.list', 'policies.get', 'policies.check', 'policies.compare', 'simulations.list', 'simulations.get', 'simulations.moves'],
    ...['backtests.get', 'backtests.list', 'evaluations.list', 'plays.tryOut', 'plays.effect', 'plays.effects'],
  ],
  'dated by itself: rows with their days, or two days asked for': [
    ...[
      'audit.list',
      'audit.facets',
      'regions.history',
      'pool.history',
      'accounts.compare',
      'accounts.movers',
      'tiers.change',
      'tiers.history',
      'lifecycle.flow',
    ],
    ...['periods.list', 'periods.accounts', 'orders.get', 'contracts.adjustments', 'instalments.adjustments', 'receipts.adjustments'],
    ...['invoices.adjustments', 'serviceCosts.adjustments'],
  ],
};
/** What takes a day and yet may answer otherwise than then. */
export const OTHERWISE: Record<string, string> = {
  'policies.tryOut': 'the accounts that a draft is tried on are chosen by how they stand today',
  'policies.tryHealth': 'the accounts that a draft is tried on are chosen by how they stand today',
  'policies.tryOutStages': 'the accounts that a draft is tried on are chosen by how they stand today',
  'policies.tryOutBenefits': 'the same of benefits',
};
