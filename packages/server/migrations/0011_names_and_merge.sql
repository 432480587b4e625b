-- Who the customer is: every name an account goes by, pairs that may be one, and merges that can be undone.

-- One normaliser for search, import look-ups and duplicates: width, case, punctuation, blanks, brackets and legal forms do not tell names
-- apart. 分公司 and 子公司 stay: a branch is another body. Collations are named, so that every server judges alike.
create function name_key(value text) returns text language sql immutable parallel safe as $$
  select coalesce(nullif(regexp_replace(k.joined, '((集团)?(股份|责任)?(有限责任公司|有限公司|(?<![分子])公司)|集团)$', ''), ''), k.joined)
  from (select replace(coalesce(nullif(regexp_replace(w.words,
      '( (incorporated|inc|corporation|corp|company|coltd|co|limited|ltd|llc|llp|plc|gmbh|ag|sarl|sas|sa|srl|spa|bv|nv|pty|oyj|oy|kg|kk|group))+$', ''), ''), w.words), ' ', '') as joined
    from (select trim(regexp_replace(regexp_replace(lower(normalize(value, NFKC) collate "und-x-icu"),
        '[.''’`·・•]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) as words) w) k
$$;

-- What is left of a normal form without the kind of institution, which changes when a school is raised: 学院 becomes 大学.
create function name_core(key text) returns text language sql immutable parallel safe as $$
  select coalesce(nullif(regexp_replace(key, '(大学|学院|(高等)?专科学校|学校)$', ''), ''), key)
$$;

alter table account add column name_key text not null generated always as (name_key(name)) stored;
create index account_name_key_idx on account (name_key);
create index account_name_key_search_idx on account using gin (name_key ext.gin_trgm_ops);
create index account_short_key_idx on account (name_key(short_name)) where short_name is not null;

-- Names besides the account's own: former ones with their dates, codes of registers, and the codes of accounts merged into it.
create table account_name (
  account_id uuid not null references account on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('former', 'short', 'alias', 'english', 'credit_code', 'school_code', 'domain', 'code')),
  value text not null check (value <> ''),
  norm text not null generated always as (case when kind = 'code' then value else name_key(value) end) stored,
  valid_from date,
  valid_until date,
  source text not null,
  known_at date not null,
  recorded_at timestamptz not null,
  primary key (account_id, id),
  check (valid_from <= valid_until)
);
create unique index account_name_value_key on account_name (account_id, kind, norm);
create index account_name_norm_idx on account_name (norm);
create index account_name_search_idx on account_name using gin (lower(value) ext.gin_trgm_ops, norm ext.gin_trgm_ops);
-- A code leads to one account only.
create unique index account_name_code_key on account_name (value) where kind = 'code';

-- Pairs that may be one record, as the last search found them; what a person dismissed stays dismissed.
create table duplicate_pair (
  entity text not null check (entity in ('account', 'contact')),
  first_id uuid not null,
  second_id uuid not null,
  score numeric(4,3) not null check (score between 0 and 1),
  reasons jsonb not null,
  found_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by uuid,
  primary key (entity, first_id, second_id),
  check (first_id < second_id)
);
create index duplicate_pair_score_idx on duplicate_pair (entity, score desc, first_id, second_id) where dismissed_at is null;

create table record_merge (
  id uuid primary key,
  entity text not null check (entity in ('account', 'contact')),
  winner_id uuid not null,
  loser_id uuid not null,
  -- Of people: their account.
  account_id uuid,
  winner_name text not null,
  loser_name text not null,
  loser_code text,
  -- The winner's values that the merge replaced, and by what.
  before jsonb not null,
  after jsonb not null,
  counts jsonb not null,
  merged_at timestamptz not null,
  merged_by uuid,
  undo_until timestamptz not null,
  undone_at timestamptz,
  undone_by uuid
);
create index record_merge_at_idx on record_merge (merged_at desc, id desc);
create index record_merge_winner_idx on record_merge (winner_id);
create index record_merge_loser_idx on record_merge (loser_id);

-- What a merge did, row by row: keys of what moved or was pointed elsewhere, whole rows of what gave way. Values are kept as PostgreSQL writes
-- them, so that they come back to the last digit.
create table merge_row (
  merge_id uuid not null references record_merge on delete cascade,
  id bigint generated always as identity,
  table_name text not null,
  how text not null check (how in ('moved', 'pointed', 'image', 'added', 'added_up')),
  row jsonb not null,
  primary key (merge_id, id)
);
