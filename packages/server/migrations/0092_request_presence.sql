-- Who has a request open, and whether they are writing an answer. What is older than a minute says nothing; it may be lost with the machine.
create table request_presence (
  request_id uuid not null references service_request (id) on delete cascade,
  user_id uuid not null references app_user (id) on delete cascade,
  seen_at timestamptz not null,
  writing boolean not null,
  primary key (request_id, user_id)
);
create index request_presence_user_idx on request_presence (user_id);
create index request_presence_seen_idx on request_presence (seen_at);
