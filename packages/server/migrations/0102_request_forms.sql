-- Forms that anybody may open and send: each opens a request.
create table request_form (
  id uuid primary key,
  -- The end of its address: /f/<slug>.
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$'),
  enabled boolean not null,
  languages text[] not null check (languages <@ '{zh,en}' and cardinality(languages) > 0),
  title jsonb not null,
  intro jsonb,
  -- What its writer agrees to; empty: nothing.
  consent jsonb,
  product_id uuid references product (id),
  kind text not null,
  phone text not null check (phone in ('no', 'optional', 'required')),
  company text not null check (company in ('no', 'optional', 'required')),
  -- Public articles while one types.
  suggests boolean not null,
  -- Whose pages may show it within theirs.
  origins text[] not null,
  changed_at timestamptz not null
);
