-- The contract by whose signing the start of a project began by itself; one begins one start.
alter table project_start add column contract_id uuid;
create unique index project_start_contract_idx on project_start (account_id, contract_id) where contract_id is not null;
-- Contracts signed since a day that may begin something.
create index contract_signed_idx on contract (happened_on) where predecessor_id is null and adjusts_id is null;

-- When people were told that a certificate is about to expire: once each.
alter table certificate add column expiring_told_at timestamptz;
create index certificate_untold_idx on certificate (valid_until) where revoked_on is null and expiring_told_at is null;
create index certificate_told_idx on certificate (expiring_told_at) where expiring_told_at is not null;

-- The session whose attendance drew on the entitlement to training hours; one use stands for an account and a session.
alter table benefit_use add column session_id uuid;
create unique index benefit_use_session_idx on benefit_use (account_id, session_id) where session_id is not null and taken_back_on is null;
