-- An owner's accounts are a few hundred: found by one index and sorted they cost no more than walked in order, while every order of
-- its own made an evaluation write six entries for each account that it moved.
drop index account_state_owner_amount_idx;
drop index account_state_owner_arr_idx;
drop index account_state_owner_last_idx;
drop index account_state_owner_term_end_idx;
drop index account_state_owner_health_idx;
drop index account_state_owner_tier_idx;
create index account_state_owner_idx on account_state (owner_id);
