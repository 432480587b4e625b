-- A judgement of a past day asks whose status changed since: few, and none for today.
create index account_history_status_idx on account_history (valid_from, account_id) where field = 'status';
