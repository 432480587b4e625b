-- A later correction of a closed month is a record of its own in an open one, and names what it corrects.
alter table contract add column adjusts_id uuid;
alter table instalment add column adjusts_id uuid;
alter table receipt add column adjusts_id uuid;
alter table invoice add column adjusts_id uuid;
alter table service_cost add column adjusts_id uuid;
-- Few records are adjusted: these stay small, and say at once that a record is not.
create index contract_adjusts_idx on contract (account_id, adjusts_id) where adjusts_id is not null;
create index instalment_adjusts_idx on instalment (account_id, adjusts_id) where adjusts_id is not null;
create index receipt_adjusts_idx on receipt (account_id, adjusts_id) where adjusts_id is not null;
create index invoice_adjusts_idx on invoice (account_id, adjusts_id) where adjusts_id is not null;
create index service_cost_adjusts_idx on service_cost (account_id, adjusts_id) where adjusts_id is not null;

-- What a receipt was booked too high takes back what it paid, on the day of the adjustment.
alter table receipt_claim drop constraint receipt_claim_amount_check;
alter table receipt_claim add constraint receipt_claim_amount_check check (amount <> 0);
