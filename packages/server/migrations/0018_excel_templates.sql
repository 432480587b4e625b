-- Workbooks of a company's own design, which exports fill. The bytes are kept as they were uploaded; every export reads them anew.
create table excel_template (
  id uuid primary key,
  entity text not null,
  name text not null,
  -- A list repeats rows for its records, a card takes one account.
  layout text not null check (layout in ('list', 'card')),
  file_id uuid not null references file,
  sheets text[] not null,
  placeholders integer not null,
  created_by uuid references app_user on delete set null,
  created_at timestamptz not null
);
create unique index excel_template_name_idx on excel_template (entity, lower(name));
create index excel_template_file_idx on excel_template (file_id);
