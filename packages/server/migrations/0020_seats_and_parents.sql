-- Seats are those of the governing contract: no metric of usage counts them any more.
update usage_metric set counts = null where counts = 'seats';
alter table usage_metric drop constraint usage_metric_counts_check;
alter table usage_metric add constraint usage_metric_counts_check check (counts in ('active_users'));

-- Whose parent changed after a day is found without reading every history.
create index account_history_parent_idx on account_history (valid_from, account_id) where field = 'parent_id';
