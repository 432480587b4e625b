-- Rows wait here in durable batches until one transaction commits the file.
create table import_mapping (
  id text primary key,
  entity text not null,
  document jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create table import (
  id uuid primary key,
  entity text not null,
  file_id uuid not null references file,
  file_name text not null,
  file_code text not null,
  state text not null check (state in ('uploaded', 'reading', 'checked', 'committing', 'done', 'failed', 'cancelled')),
  detected jsonb,
  mapping jsonb,
  skip_bad_rows boolean not null default false,
  job_id uuid references job_run,
  rows bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  rejected bigint not null default 0,
  warnings jsonb not null default '[]',
  rejected_file_id uuid references file,
  fault jsonb,
  created_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index import_created_idx on import (created_at desc, id);

create table import_row (
  import_id uuid not null references import on delete cascade,
  seq bigint not null,
  source_row bigint not null,
  data jsonb,
  raw jsonb,
  problems jsonb,
  primary key (import_id, seq)
);
create index import_row_bad_idx on import_row (import_id, seq) where problems is not null;
