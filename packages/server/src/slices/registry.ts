import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';

/** Columns of a unique index besides the account; `whileNull` is the column that its predicate wants empty. */
export interface UniqueKey {
  by: readonly string[];
  whileNull?: string;
}

/**
 * Where records of higher slices name an account or a person. Merging moves them by this list alone: the one sanctioned cross-write.
 * A test holds it against the database, so that a new table with an account cannot be forgotten.
 */
export interface RecordRef {
  table: string;
  column: string;
  /**
   * `move`: a fact of the account, led by it in the primary key; it goes to the winner.
   * `point`: any other column that names the record; it names the winner afterwards.
   * `judged`: what was made out of facts; the winner's stands until the next evaluation, and both come back as they were.
   * `archive`: what only the loser had; it is kept aside, and comes back.
   */
  how: 'move' | 'point' | 'judged' | 'archive';
  /** What, with the account, names a row: of two rows alike in it the loser's gives way until an undo, unless it is renamed or added. */
  unique?: readonly UniqueKey[];
  /** The text column of `unique` that tells such rows apart instead: the loser's code is put behind it. */
  rename?: string;
  /** Such rows are added up: the numbers in columns whose name fits are added to the winner's, the rest stays the winner's. */
  adds?: RegExp;
  /** The other account of a relation: none is left of an account with itself. */
  other?: string;
  /** The column is a list of ids: the winner's stands in it once, where the loser's stood. */
  list?: true;
  /** A row that belongs to a row of another table goes where that one goes. `column` holds its id. */
  follows?: { table: string; column: string };
}

const columnOf = (id: string): string => `${id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_id`;
const referencesTo = (target: 'accounts' | 'contacts') =>
  RECORD_TYPES.flatMap(({ table, account, fields }: RecordType) =>
    Object.entries(fields).flatMap(([id, field]) =>
      field.kind === 'reference' && field.to === target ? [{ table, account, column: columnOf(id) }] : [],
    ),
  );
/** Slots of usage; the mask beside them says how the winner's own came about. */
const SLOTS = /^m\d+$/;
/** Relations are of one account with another. */
const isRelation = (table: string): boolean => table === 'account_relation';

/** Declared kinds of facts, and what they say of other accounts. */
const DECLARED: readonly RecordRef[] = [
  ...RECORD_TYPES.filter(({ account }) => account).map(
    ({ table }): RecordRef => ({
      table,
      column: 'account_id',
      how: 'move',
      unique: [{ by: ['code'] }],
      rename: 'code',
      ...(isRelation(table) ? { other: 'other_id' } : {}),
    }),
  ),
  ...referencesTo('accounts').map(
    ({ table, column }): RecordRef => ({ table, column, how: 'point', ...(isRelation(table) ? { other: 'account_id' } : {}) }),
  ),
];

/** Parents stand before what follows them. */
export const ACCOUNT_REFS: readonly RecordRef[] = [
  ...DECLARED,
  { table: 'account', column: 'parent_id', how: 'point' },
  { table: 'product', column: 'provider_account_id', how: 'point' },
  { table: 'account_name', column: 'account_id', how: 'move', unique: [{ by: ['kind', 'norm'] }] },
  { table: 'contact', column: 'account_id', how: 'move', unique: [{ by: ['code'] }], rename: 'code' },
  { table: 'contact_past', column: 'account_id', how: 'move', follows: { table: 'contact', column: 'contact_id' } },
  { table: 'account_member', column: 'account_id', how: 'move', unique: [{ by: ['user_id', 'role'], whileNull: 'until' }] },
  { table: 'pool_stay', column: 'account_id', how: 'move', unique: [{ by: [], whileNull: 'left_on' }] },
  { table: 'pool_claim', column: 'account_id', how: 'move', unique: [{ by: [], whileNull: 'ended_on' }] },
  { table: 'sales_order', column: 'account_id', how: 'move', unique: [{ by: ['code'] }], rename: 'code' },
  { table: 'order_line', column: 'account_id', how: 'move', follows: { table: 'sales_order', column: 'order_id' } },
  { table: 'interaction', column: 'account_id', how: 'move', unique: [{ by: ['code'] }], rename: 'code' },
  { table: 'receipt_claim', column: 'account_id', how: 'move' },
  { table: 'receipt_claim', column: 'receipt_account_id', how: 'point' },
  { table: 'attachment', column: 'account_id', how: 'move' },
  { table: 'notification', column: 'account_id', how: 'point' },
  { table: 'approval_request', column: 'account_id', how: 'point' },
  { table: 'delivery', column: 'account_id', how: 'point' },
  { table: 'benefit_notice', column: 'account_id', how: 'move' },
  { table: 'benefit_use', column: 'account_id', how: 'move', unique: [{ by: ['session_id'], whileNull: 'taken_back_on' }] },
  { table: 'key_event_account', column: 'account_id', how: 'move', unique: [{ by: ['event', 'on_day'] }] },
  { table: 'play_run', column: 'account_id', how: 'move', unique: [{ by: ['play_id', 'occasion'] }], rename: 'occasion' },
  { table: 'play_step', column: 'account_id', how: 'move', follows: { table: 'play_run', column: 'run_id' } },
  { table: 'outgoing_message', column: 'account_id', how: 'move', follows: { table: 'play_run', column: 'run_id' } },
  { table: 'posting', column: 'account_id', how: 'move', follows: { table: 'play_run', column: 'run_id' } },
  { table: 'play_arm', column: 'account_id', how: 'move', unique: [{ by: ['play_id'] }] },
  { table: 'play_met', column: 'account_id', how: 'judged' },
  {
    table: 'handover',
    column: 'account_id',
    how: 'move',
    unique: [{ by: ['occasion'] }, { by: [], whileNull: 'ended_on' }],
  },
  { table: 'survey_invitation', column: 'account_id', how: 'move', unique: [{ by: ['survey_id', 'contact_id', 'occasion'] }] },
  { table: 'survey_answer', column: 'account_id', how: 'move', follows: { table: 'survey_invitation', column: 'invitation_id' } },
  { table: 'survey_loop', column: 'account_id', how: 'move', follows: { table: 'survey_invitation', column: 'invitation_id' } },
  { table: 'feedback_ask', column: 'account_id', how: 'move', unique: [{ by: ['noted_item_id', 'occasion'] }], rename: 'occasion' },
  { table: 'feedback_verification', column: 'account_id', how: 'move', unique: [{ by: ['item_id', 'round'] }] },
  { table: 'resource_request', column: 'account_id', how: 'move' },
  { table: 'service_request', column: 'account_id', how: 'point' },
  { table: 'phone_call', column: 'account_id', how: 'point' },
  { table: 'phone_number', column: 'account_id', how: 'point' },
  { table: 'portal_member', column: 'account_id', how: 'point' },
  { table: 'portal_sso', column: 'account_id', how: 'move', unique: [{ by: [] }] },
  { table: 'portal_sso_domain', column: 'account_id', how: 'point' },
  { table: 'portal_sso_attempt', column: 'account_id', how: 'point' },
  { table: 'portal_usage_choice', column: 'account_id', how: 'move', unique: [{ by: [] }] },
  { table: 'community_account', column: 'account_id', how: 'move', unique: [{ by: ['community_id'] }] },
  { table: 'service_request', column: 'provider_id', how: 'point' },
  { table: 'service_order', column: 'account_id', how: 'point' },
  { table: 'resident_stay', column: 'account_id', how: 'move' },
  { table: 'resident_stay', column: 'provider_id', how: 'point' },
  { table: 'resident_report', column: 'account_id', how: 'move', follows: { table: 'resident_stay', column: 'stay_id' } },
  { table: 'service_order', column: 'provider_id', how: 'point' },
  { table: 'training_place', column: 'account_id', how: 'point' },
  { table: 'course_progress', column: 'account_id', how: 'point' },
  { table: 'exam_attempt', column: 'account_id', how: 'point' },
  { table: 'certificate', column: 'account_id', how: 'point' },
  { table: 'procedure_run', column: 'account_id', how: 'move' },
  { table: 'procedure_span', column: 'account_id', how: 'move', follows: { table: 'procedure_run', column: 'run_id' } },
  { table: 'procedure_check', column: 'account_id', how: 'move', follows: { table: 'procedure_run', column: 'run_id' } },
  {
    ...{ table: 'project_start', column: 'account_id', how: 'move', unique: [{ by: ['contract_id'] }] },
    follows: { table: 'procedure_run', column: 'run_id' },
  },
  { table: 'project_milestone', column: 'account_id', how: 'move', follows: { table: 'procedure_run', column: 'run_id' } },
  { table: 'project_plan', column: 'account_id', how: 'move', follows: { table: 'procedure_run', column: 'run_id' } },
  { table: 'handover_step', column: 'account_id', how: 'move', follows: { table: 'handover', column: 'handover_id' } },
  { table: 'task', column: 'account_id', how: 'move', unique: [{ by: ['run_id', 'step'] }] },
  {
    table: 'account_tag',
    column: 'account_id',
    how: 'move',
    unique: [{ by: ['tag_id', 'since'] }, { by: ['tag_id'], whileNull: 'until' }],
  },
  {
    table: 'segment_member',
    column: 'account_id',
    how: 'move',
    unique: [{ by: ['segment_id', 'since'] }, { by: ['segment_id'], whileNull: 'until' }],
  },
  { table: 'usage_daily', column: 'account_id', how: 'move', unique: [{ by: ['day', 'product_id'] }], adds: SLOTS },
  { table: 'usage_contact_daily', column: 'account_id', how: 'move', unique: [{ by: ['day', 'product_id', 'contact_id'] }], adds: SLOTS },
  { table: 'tier_override', column: 'account_id', how: 'move', unique: [{ by: ['policy_id'], whileNull: 'ended_on' }] },
  { table: 'account_freeze', column: 'account_id', how: 'move', unique: [{ by: [], whileNull: 'ended_on' }] },
  // What a closed month came to as a whole does not change when two of its accounts become one.
  { table: 'period_total', column: 'account_id', how: 'move', unique: [{ by: ['month', 'closing'] }], adds: /./ },
  { table: 'account_history', column: 'account_id', how: 'archive' },
  { table: 'policy_result', column: 'account_id', how: 'judged' },
  { table: 'policy_transition', column: 'account_id', how: 'judged' },
  { table: 'stage_spell', column: 'account_id', how: 'judged' },
  { table: 'health_result', column: 'account_id', how: 'judged' },
  { table: 'tier_proposal', column: 'account_id', how: 'judged' },
  // Of two risks of one rule the winner's stays; what people raised all goes to the winner.
  { table: 'risk', column: 'account_id', how: 'move', unique: [{ by: ['policy_id', 'rule'], whileNull: 'ended_on' }] },
  { table: 'contact_suggestion', column: 'account_id', how: 'judged' },
  { table: 'policy_simulation_move', column: 'account_id', how: 'judged' },
  { table: 'account_state', column: 'account_id', how: 'judged' },
  { table: 'account_metric', column: 'account_id', how: 'judged' },
];

export const CONTACT_REFS: readonly RecordRef[] = [
  { table: 'interaction', column: 'contact_ids', how: 'point', list: true },
  { table: 'contact_past', column: 'contact_id', how: 'archive' },
  { table: 'contact', column: 'person_id', how: 'point' },
  { table: 'benefit_notice', column: 'contact_id', how: 'point' },
  { table: 'outgoing_message', column: 'contact_id', how: 'point' },
  {
    table: 'survey_invitation',
    column: 'contact_id',
    how: 'move',
    unique: [{ by: ['account_id', 'survey_id', 'occasion'] }],
    rename: 'occasion',
  },
  { table: 'posting', column: 'contact_id', how: 'point' },
  { table: 'service_request', column: 'contact_id', how: 'point' },
  { table: 'phone_call', column: 'contact_id', how: 'point' },
  { table: 'phone_number', column: 'contact_id', how: 'point' },
  { table: 'portal_member', column: 'contact_id', how: 'point' },
  { table: 'request_entry', column: 'contact_id', how: 'point' },
  { table: 'service_order', column: 'contact_id', how: 'point' },
  { table: 'service_order', column: 'accepted_contact_id', how: 'point' },
  { table: 'service_order_entry', column: 'contact_id', how: 'point' },
  { table: 'feedback_ask', column: 'contact_id', how: 'point' },
  { table: 'feedback_verification', column: 'contact_id', how: 'point' },
  { table: 'training_place', column: 'contact_id', how: 'point' },
  { table: 'course_progress', column: 'contact_id', how: 'point' },
  { table: 'exam_attempt', column: 'contact_id', how: 'point' },
  { table: 'certificate', column: 'contact_id', how: 'point' },
  { table: 'usage_contact_daily', column: 'contact_id', how: 'move', unique: [{ by: ['account_id', 'day', 'product_id'] }], adds: SLOTS },
  ...referencesTo('contacts').map(({ table, column }): RecordRef => ({ table, column, how: 'point' })),
];

/** Columns that name an account or a person and stay as they are: logs of what was. */
export const KEPT_REFS: readonly `${string}.${string}`[] = ['outbox.account_id', 'record_merge.account_id'];
