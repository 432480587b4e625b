-- Papers kept with an account, and exports that find their way back.
create table attachment (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  entity text not null default 'account' check (entity ~ '^[a-z_]{1,40}$'),
  entity_id uuid not null,
  file_id uuid not null references file,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  note text,
  happened_on date not null,
  known_at date not null,
  recorded_at timestamptz not null,
  added_by uuid references app_user,
  removed_at timestamptz,
  primary key (account_id, id)
);
create index attachment_account_day_idx on attachment (account_id, happened_on desc, id) where removed_at is null;
create index attachment_removed_idx on attachment (removed_at) where removed_at is not null;

-- What an export for editing gave out, so that a file that comes back is held against it and against what is there now.
create table export (
  id uuid primary key,
  entity text not null,
  columns text[] not null,
  rows bigint not null default 0,
  created_by uuid,
  created_at timestamptz not null
);
create table export_row (
  export_id uuid not null references export on delete cascade,
  seq bigint not null,
  entity_id uuid not null,
  cells text[] not null,
  primary key (export_id, seq)
);
create index export_row_entity_idx on export_row (export_id, entity_id);

-- Cells of a file that was edited after its export and whose record somebody changed meanwhile: left as they are unless taken.
create table import_conflict (
  import_id uuid not null references import on delete cascade,
  seq bigint not null,
  field text not null,
  name text not null,
  file_value text,
  exported_value text,
  current_value text,
  taken boolean not null default false,
  primary key (import_id, seq, field)
);

-- Nothing wrote these: a refused row is read from the file again, and its file is made when asked for.
alter table import_row drop column raw;
alter table import drop column rejected_file_id;
