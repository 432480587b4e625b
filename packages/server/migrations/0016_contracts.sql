-- How contracts are numbered and counted here; without a row the rules of the product hold.
create table contract_setting (
  one boolean primary key default true check (one),
  number_rule text not null,
  -- Whether figures of contracts of the accounts below count for the account above too.
  rolls_up boolean not null
);

-- The last number given out in a year, taken in the transaction that uses it: no number is left out and none is given twice.
create table contract_number (
  year integer primary key,
  last integer not null check (last > 0)
);

create index contract_ends_idx on contract (ends_on, id) where ends_on is not null;

alter table account_metric
  add column contracts_arr numeric(20,6),
  add column contracts_count integer,
  add column contracts_renewals integer,
  add column contracts_years numeric(8,1),
  add column contracts_term_end_on date,
  add column contracts_days_to_end integer,
  add column contracts_months_since_delivery integer,
  add column contracts_seats integer;

alter table account_state
  add column arr numeric(20,6) not null default 0,
  add column term_end_on date not null default '9999-12-31';
create index account_state_arr_idx on account_state (arr, account_id);
create index account_state_owner_arr_idx on account_state (owner_id, arr, account_id);
create index account_state_team_arr_idx on account_state (team_id, arr, account_id);
create index account_state_region_arr_idx on account_state (region_id, arr, account_id);
create index account_state_term_end_idx on account_state (term_end_on, account_id);
create index account_state_owner_term_end_idx on account_state (owner_id, term_end_on, account_id);
create index account_state_team_term_end_idx on account_state (team_id, term_end_on, account_id);
create index account_state_region_term_end_idx on account_state (region_id, term_end_on, account_id);
