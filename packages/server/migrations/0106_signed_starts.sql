-- The contract by whose signing the start of a project began by itself; one begins one start.
alter table project_start add column contract_id uuid;
create unique index project_start_contract_idx on project_start (account_id, contract_id) where contract_id is not null;
-- Contracts signed since a day that may begin something.
create index contract_signed_idx on contract (happened_on) where predecessor_id is null and adjusts_id is null;
