-- Stretches in which somebody had a request before them: one row for as long as their page said so without a break.
create table request_stretch (
  request_id uuid not null references service_request (id) on delete cascade,
  user_id uuid not null references app_user (id),
  began_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= began_at),
  primary key (request_id, user_id, began_at)
);
create index request_stretch_user_idx on request_stretch (user_id);
