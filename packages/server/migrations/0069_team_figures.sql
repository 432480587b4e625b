-- The figures of a team's list are read from the index alone, in the order of the accounts, as those of a person are.
create index task_team_figures_idx on task (team_id, account_id) include (value_at_stake, due_on, snoozed_until) where state = 'open';
