/** Slices from the ground up: one imports only from rows below its own. */
export const RANKS: readonly (readonly string[])[] = [
  ['identity', 'settings', 'files'],
  ['accounts', 'contacts'],
  ['orders', 'interactions', 'contracts', 'payments', 'usage', 'facts', 'competitors'],
  ['orders', 'interactions', 'contracts', 'payments', 'facts', 'competitors', 'segments', 'tags'],
  ['metrics', 'tiering'],
  ['tasks'],
  [],
  [],
  ['plays'],
  ['portability'],
  ['setup'],
];

/** Which slice writes which table; every slice may read all. `policy` is the floor's own. */
export const OWNS: Record<string, readonly string[]> = {
  identity: ['app_user', 'team', 'region', 'session', 'api_token', 'sign_in_attempt'],
  settings: ['organisation'],
  files: ['file', 'file_chunk'],
  accounts: ['account', 'account_history', 'custom_field'],
  contacts: ['contact'],
  segments: ['segment', 'segment_member', 'saved_view', 'saved_view_default'],
  tags: ['tag', 'account_tag'],
  orders: ['product', 'sales_order', 'order_line', 'exchange_rate'],
  interactions: ['interaction'],
  contracts: ['contract', 'subscription', 'contract_milestone', 'procurement_step'],
  payments: ['instalment', 'receipt', 'invoice'],
  facts: ['service_cost', 'rating', 'referral', 'need', 'account_relation'],
  competitors: ['competitor', 'competitor_action', 'competitor_note', 'product_retirement'],
  usage: ['usage_metric', 'usage_retention', 'usage_daily', 'usage_contact_daily', 'usage_stage'],
  tasks: ['task'],
  plays: ['play_cursor'],
  portability: ['import', 'import_row', 'import_mapping'],
  policy: ['policy', 'policy_version', 'policy_run', 'policy_result', 'policy_transition', 'account_state', 'account_metric'],
  access: ['audit', 'outbox', 'idempotency_key', 'job_run'],
};
