-- What the search reads: a row for each part of a published article, written by the transaction that publishes it.
create table article_part (
  article_id uuid not null references article (id) on delete cascade,
  language text not null check (language in ('zh', 'en')),
  part integer not null,
  -- Whom it is for, as the article says: asked of every row that is found.
  audience text not null,
  levels text[] not null,
  product_id uuid,
  category text,
  tags text[] not null,
  outdated boolean not null,
  review_on date,
  title text not null,
  anchor text,
  -- As the ranking counts: words as stems, Chinese as it is, sounds of title and questions.
  title_n text not null,
  questions_n text not null,
  headings_n text not null,
  body_n text not null,
  sounds_n text not null,
  length integer not null,
  -- As it is shown.
  plain text not null,
  terms tsvector not null,
  tokenizer_version integer not null,
  primary key (article_id, language, part)
);
-- The terms and the text shown lie beside the row, so that hundreds of rows are counted without reading them.
alter table article_part alter terms set storage external, alter plain set storage external, alter body_n set storage main;
create index article_part_terms_idx on article_part using gin (terms);

-- By the index whatever the planner thinks: reading the table through unpacks the terms of every row, which it takes for cheap.
create function article_parts_with(query tsquery, audiences text[], most integer) returns setof article_part
  language sql stable set enable_seqscan = off as $$
  select * from article_part where terms @@ query and audience = any(audiences) limit most
$$;
create index article_part_tokenizer_idx on article_part (tokenizer_version);

-- In how many parts a term occurs, by audience: nobody is corrected to a word of articles that they may not read. Words as written begin with `=`.
create table article_term (
  term text not null,
  audience text not null,
  parts integer not null,
  primary key (term, audience)
);
create index article_term_word_idx on article_term (term text_pattern_ops) where term like '=%';
create index article_term_end_idx on article_term (reverse(term) text_pattern_ops) where term like '=%';

create table article_corpus (
  audience text primary key,
  parts bigint not null,
  length bigint not null
);

-- What was looked for and what came of it. It names nobody.
create table article_search (
  id uuid primary key,
  at timestamptz not null,
  question text not null,
  question_n text not null,
  language text,
  reader text not null check (reader in ('staff', 'provider', 'customer', 'public')),
  results integer not null,
  article_id uuid,
  position integer,
  clicked_at timestamptz
);
create index article_search_at_idx on article_search (at, id);
create index article_search_question_idx on article_search (question_n, at);
create index article_search_article_idx on article_search (article_id) where article_id is not null;
