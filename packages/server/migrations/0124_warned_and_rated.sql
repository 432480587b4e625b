-- Plays begin with clocks that were warned of and with low ratings, within minutes: both are found by their day.
alter table request_clock add column warned_on date;
update request_clock set warned_on = (level_at at time zone (select time_zone from organisation))::date where level = 1 and ended_at is null;
create index request_clock_warned_idx on request_clock (warned_on) where warned_on is not null;
create index service_request_rated_idx on service_request (rated_at) where rating is not null;
