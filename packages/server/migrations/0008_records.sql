-- Dated facts with nothing to them but their fields, as declared in contract/src/records. Each lies with its account; of other
-- accounts, contracts and users it holds ids that the verbs check: a key across accounts could not be kept on a cluster.

create table competitor (
  id uuid not null,
  code text,
  title text not null,
  happened_on date not null,
  website text,
  offering text,
  strengths text,
  weaknesses text,
  answer text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (id)
);
create unique index competitor_code_key on competitor (code) where code is not null;
create index competitor_day_idx on competitor (happened_on desc, id desc);

create table contract (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  title text,
  customer_number text,
  kind text check (kind in ('single', 'framework', 'supplement', 'change')),
  framework_id uuid,
  predecessor_id uuid,
  product_id uuid references product,
  happened_on date not null,
  starts_on date,
  ends_on date,
  delivered_on date,
  terminated_on date,
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  amount_excl_tax numeric(20,6),
  base_amount_excl_tax numeric(20,6),
  tax_rate numeric(20,6),
  discount numeric(20,6),
  seats integer check (seats >= 0),
  auto_renew boolean,
  payer_id uuid,
  invoicee_id uuid,
  payment_terms text,
  seal text check (seal in ('none', 'ours', 'theirs', 'both')),
  filed_on date,
  note text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index contract_id_idx on contract (id);
create unique index contract_code_key on contract (account_id, code) where code is not null;
create index contract_account_day_idx on contract (account_id, happened_on desc, id desc);
create index contract_day_idx on contract (happened_on desc, id desc);
create index contract_framework_idx on contract (framework_id) where framework_id is not null;
create index contract_predecessor_idx on contract (predecessor_id) where predecessor_id is not null;
create index contract_product_idx on contract (product_id) where product_id is not null;
create index contract_payer_idx on contract (payer_id) where payer_id is not null;
create index contract_invoicee_idx on contract (invoicee_id) where invoicee_id is not null;

create table subscription (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  contract_id uuid,
  product_id uuid references product,
  plan text,
  happened_on date not null,
  ends_on date,
  ended_on date,
  seats integer check (seats >= 0),
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  amount_per text not null check (amount_per in ('term', 'month', 'year')),
  billing text check (billing in ('monthly', 'quarterly', 'yearly', 'once')),
  trial boolean,
  auto_renew boolean,
  predecessor_id uuid,
  note text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index subscription_id_idx on subscription (id);
create unique index subscription_code_key on subscription (account_id, code) where code is not null;
create index subscription_account_day_idx on subscription (account_id, happened_on desc, id desc);
create index subscription_day_idx on subscription (happened_on desc, id desc);
create index subscription_contract_idx on subscription (contract_id) where contract_id is not null;
create index subscription_product_idx on subscription (product_id) where product_id is not null;
create index subscription_predecessor_idx on subscription (predecessor_id) where predecessor_id is not null;

create table contract_milestone (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  contract_id uuid not null,
  title text not null,
  happened_on date not null,
  due_on date,
  accepted_on date,
  amount numeric(20,6),
  base_amount numeric(20,6),
  evidence text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index contract_milestone_id_idx on contract_milestone (id);
create unique index contract_milestone_code_key on contract_milestone (account_id, code) where code is not null;
create index contract_milestone_account_day_idx on contract_milestone (account_id, happened_on desc, id desc);
create index contract_milestone_day_idx on contract_milestone (happened_on desc, id desc);
create index contract_milestone_contract_idx on contract_milestone (contract_id);

create table procurement_step (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  contract_id uuid,
  step text not null check (step in ('budget', 'approval', 'tender', 'single_source', 'award', 'signing', 'acceptance')),
  happened_on date not null,
  due_on date,
  done_on date,
  slip_reason text,
  person_id uuid,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index procurement_step_id_idx on procurement_step (id);
create unique index procurement_step_code_key on procurement_step (account_id, code) where code is not null;
create index procurement_step_account_day_idx on procurement_step (account_id, happened_on desc, id desc);
create index procurement_step_day_idx on procurement_step (happened_on desc, id desc);
create index procurement_step_contract_idx on procurement_step (contract_id) where contract_id is not null;

create table instalment (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  contract_id uuid,
  title text,
  happened_on date not null,
  due_on date not null,
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  condition text,
  dunning text check (dunning in ('reminded', 'promised', 'disputed', 'legal')),
  promised_on date,
  written_off_on date,
  note text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index instalment_id_idx on instalment (id);
create unique index instalment_code_key on instalment (account_id, code) where code is not null;
create index instalment_account_day_idx on instalment (account_id, happened_on desc, id desc);
create index instalment_day_idx on instalment (happened_on desc, id desc);
create index instalment_contract_idx on instalment (contract_id) where contract_id is not null;

create table receipt (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  payer_name text,
  method text check (method in ('transfer', 'bill', 'cheque', 'online', 'other')),
  bank_reference text,
  note text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index receipt_id_idx on receipt (id);
create unique index receipt_code_key on receipt (account_id, code) where code is not null;
create index receipt_account_day_idx on receipt (account_id, happened_on desc, id desc);
create index receipt_day_idx on receipt (happened_on desc, id desc);

create table invoice (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  contract_id uuid,
  happened_on date not null,
  kind text check (kind in ('special', 'general', 'other')),
  title text,
  tax_number text,
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  tax_rate numeric(20,6),
  issued_on date,
  delivered_on date,
  reversed_on date,
  note text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index invoice_id_idx on invoice (id);
create unique index invoice_code_key on invoice (account_id, code) where code is not null;
create index invoice_account_day_idx on invoice (account_id, happened_on desc, id desc);
create index invoice_day_idx on invoice (happened_on desc, id desc);
create index invoice_contract_idx on invoice (contract_id) where contract_id is not null;

create table service_cost (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  product_id uuid references product,
  kind text not null check (kind in ('labour', 'travel', 'parts', 'outsourcing', 'training', 'other')),
  hours numeric(20,6),
  amount numeric(20,6) not null,
  base_amount numeric(20,6) not null,
  person_id uuid,
  note text,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index service_cost_id_idx on service_cost (id);
create unique index service_cost_code_key on service_cost (account_id, code) where code is not null;
create index service_cost_account_day_idx on service_cost (account_id, happened_on desc, id desc);
create index service_cost_day_idx on service_cost (happened_on desc, id desc);
create index service_cost_product_idx on service_cost (product_id) where product_id is not null;

create table rating (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  dimension text not null check (dimension in ('relationship', 'renewal_intent', 'influence')),
  score integer not null check (score between 1 and 5),
  happened_on date not null,
  expires_on date,
  evidence text not null,
  contact_id uuid,
  rater_id uuid,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contact on delete set null (contact_id)
);
create index rating_id_idx on rating (id);
create unique index rating_code_key on rating (account_id, code) where code is not null;
create index rating_account_day_idx on rating (account_id, happened_on desc, id desc);
create index rating_day_idx on rating (happened_on desc, id desc);

create table referral (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  lead_name text,
  referred_id uuid,
  contact_id uuid,
  result text check (result in ('open', 'won', 'lost')),
  note text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contact on delete set null (contact_id)
);
create index referral_id_idx on referral (id);
create unique index referral_code_key on referral (account_id, code) where code is not null;
create index referral_account_day_idx on referral (account_id, happened_on desc, id desc);
create index referral_day_idx on referral (happened_on desc, id desc);
create index referral_referred_idx on referral (referred_id) where referred_id is not null;

create table need (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  happened_on date not null,
  summary text not null,
  product_id uuid references product,
  contact_id uuid,
  source text check (source in ('contact', 'request', 'survey', 'sales', 'other')),
  expected_amount numeric(20,6),
  base_expected_amount numeric(20,6),
  expected_on date,
  closed_on date,
  outcome text check (outcome in ('bought', 'declined', 'dropped')),
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contact on delete set null (contact_id)
);
create index need_id_idx on need (id);
create unique index need_code_key on need (account_id, code) where code is not null;
create index need_account_day_idx on need (account_id, happened_on desc, id desc);
create index need_day_idx on need (happened_on desc, id desc);
create index need_product_idx on need (product_id) where product_id is not null;

create table account_relation (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  other_id uuid not null,
  kind text not null check (kind in ('benchmark', 'influences', 'same_group', 'partner', 'referral')),
  happened_on date not null,
  until_on date,
  note text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index account_relation_id_idx on account_relation (id);
create unique index account_relation_code_key on account_relation (account_id, code) where code is not null;
create index account_relation_account_day_idx on account_relation (account_id, happened_on desc, id desc);
create index account_relation_day_idx on account_relation (happened_on desc, id desc);
create index account_relation_other_idx on account_relation (other_id);

create table competitor_action (
  id uuid not null,
  code text,
  competitor_id uuid not null references competitor,
  happened_on date not null,
  kind text not null check (kind in ('tiered', 'online', 'offline')),
  summary text not null,
  source text,
  decision text,
  decided_on date,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (id)
);
create unique index competitor_action_code_key on competitor_action (code) where code is not null;
create index competitor_action_day_idx on competitor_action (happened_on desc, id desc);
create index competitor_action_competitor_idx on competitor_action (competitor_id);

create table competitor_note (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  code text,
  competitor_id uuid not null references competitor,
  happened_on date not null,
  observation text not null check (observation in ('present', 'price_pressure', 'replaced')),
  product_id uuid references product,
  their_price numeric(20,6),
  base_their_price numeric(20,6),
  source text,
  note text,
  resolved_on date,
  currency text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (account_id, id)
);
create index competitor_note_id_idx on competitor_note (id);
create unique index competitor_note_code_key on competitor_note (account_id, code) where code is not null;
create index competitor_note_account_day_idx on competitor_note (account_id, happened_on desc, id desc);
create index competitor_note_day_idx on competitor_note (happened_on desc, id desc);
create index competitor_note_competitor_idx on competitor_note (competitor_id);
create index competitor_note_product_idx on competitor_note (product_id) where product_id is not null;

create table product_retirement (
  id uuid not null,
  code text,
  product_id uuid not null references product,
  replacement_id uuid references product,
  happened_on date not null,
  announced_on date,
  retires_on date not null,
  done_on date,
  reason text,
  known_at date not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_by uuid,
  revision integer not null default 1,
  primary key (id)
);
create unique index product_retirement_code_key on product_retirement (code) where code is not null;
create index product_retirement_day_idx on product_retirement (happened_on desc, id desc);
create index product_retirement_product_idx on product_retirement (product_id);
create index product_retirement_replacement_idx on product_retirement (replacement_id) where replacement_id is not null;
