-- Hysteresis: the level of the facts alone, and for how many evaluations in a row a better one was held.
alter table policy_result
  add column natural_rank smallint,
  add column below smallint not null default 0;
