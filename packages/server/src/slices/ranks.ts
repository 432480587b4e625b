/** Slices from the ground up: one imports only from rows below its own. */
export const RANKS: readonly (readonly string[])[] = [
  ['identity', 'settings', 'files', 'reveals'],
  ['periods'],
  ['accounts', 'contacts'],
  ['orders', 'interactions', 'contracts', 'payments', 'usage', 'facts', 'competitors'],
  ['metrics', 'tiering'],
  ['tasks'],
  ['pool'],
  [],
  ['plays'],
  ['portability', 'merging'],
  ['setup'],
];

/** Which slice writes which table; every slice may read all. `policy` is the floor's own. */
export const OWNS: Record<string, readonly string[]> = {
  identity: ['app_user', 'team', 'region', 'region_history', 'region_target', 'session', 'api_token', 'sign_in_attempt'],
  settings: ['organisation', 'custom_field', 'setting'],
  files: ['file', 'file_chunk'],
  periods: ['period', 'period_total'],
  accounts: ['account', 'account_history', 'account_name', 'account_member'],
  contacts: ['contact', 'contact_past'],
  orders: ['product', 'sales_order', 'order_line', 'exchange_rate'],
  interactions: ['interaction'],
  contracts: ['contract', 'subscription', 'contract_milestone', 'procurement_step'],
  payments: ['instalment', 'receipt', 'invoice'],
  facts: ['service_cost', 'rating', 'referral', 'need', 'account_relation'],
  competitors: ['competitor', 'competitor_action', 'competitor_note', 'product_retirement'],
  usage: ['usage_metric', 'usage_retention', 'usage_daily', 'usage_contact_daily', 'usage_stage'],
  tasks: ['task'],
  pool: ['pool_stay', 'pool_claim'],
  plays: ['play_cursor'],
  merging: ['duplicate_pair', 'record_merge', 'merge_row'],
  portability: ['import', 'import_row', 'import_mapping'],
  policy: ['policy', 'policy_version', 'policy_run', 'policy_result', 'policy_transition', 'account_state', 'account_metric'],
  access: ['audit', 'outbox', 'idempotency_key', 'job_run'],
};
