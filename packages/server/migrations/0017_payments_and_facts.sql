-- What a receipt pays. A claim lies with the account that is paid for, which need not be the one whose receipt it is; the receipt's
-- account and day stand beside it, so that what is open at an account is read without leaving it.
create table receipt_claim (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  receipt_account_id uuid not null,
  receipt_id uuid not null,
  instalment_id uuid,
  contract_id uuid,
  amount numeric(20,6) not null check (amount > 0),
  currency text not null,
  received_on date not null,
  happened_on date not null check (happened_on >= received_on),
  known_at date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (account_id, id),
  -- Either one instalment, or a contract, whose instalments it pays by their due days.
  check ((instalment_id is null) <> (contract_id is null))
);
create index receipt_claim_id_idx on receipt_claim (id);
create index receipt_claim_receipt_idx on receipt_claim (receipt_id);
create index receipt_claim_instalment_idx on receipt_claim (account_id, instalment_id) where instalment_id is not null;
create index receipt_claim_contract_idx on receipt_claim (account_id, contract_id) where contract_id is not null;

create index instalment_due_idx on instalment (due_on, id);
create index rating_expires_idx on rating (expires_on, id) where expires_on is not null;
create index receipt_payer_idx on receipt (lower(payer_name)) where payer_name is not null;

-- A company's own wording of what a level of a rating means; where it has none, the shipped wording holds.
create table rating_rubric (
  dimension text not null check (dimension in ('relationship', 'renewal_intent', 'influence')),
  score smallint not null check (score between 1 and 5),
  zh text not null,
  en text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (dimension, score)
);

alter table account_metric
  add column payments_overdue_amount numeric(20,6),
  add column payments_overdue_days_max integer,
  add column payments_late_paid_24m integer,
  add column referrals_won integer,
  add column rating_relationship smallint,
  add column rating_renewal_intent smallint,
  add column rating_influence smallint,
  add column needs_kinds integer,
  add column service_cost_rate_12m numeric(20,6);
