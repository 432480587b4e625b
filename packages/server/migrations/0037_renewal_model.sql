-- Models of renewal trained on this installation's own history, one row a training; the last that has a model is in use.
create table renewal_model (
  version integer primary key,
  -- The run of the job that trained it.
  job_id uuid not null,
  trained_by uuid,
  trained_on date not null,
  created_at timestamptz not null,
  -- What was found: the model with its figures, or what is missing for one.
  found jsonb not null
);
