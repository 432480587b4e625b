-- The address by which a person's calendar program reads their key events: one a person; a new one takes the place of the old.
create table calendar_feed (
  user_id uuid primary key references app_user (id) on delete cascade,
  -- SHA-256 of the secret in the address; the address itself is told once.
  token_hash bytea not null unique,
  made_at timestamptz not null,
  read_at timestamptz
);
