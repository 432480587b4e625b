-- The search ranks in memory (docs/decisions): the base keeps the texts as they are counted, the words as they are written, and what
-- changed when, so that every process brings itself up to date before it answers.
alter table article_part add column words text[] not null default '{}';
update article_part p set words = coalesce((select array_agg(substr(term, 2)) from unnest(tsvector_to_array(p.terms)) term where term like '=%'), '{}');
alter table article_part alter words drop default;
drop function article_parts_with(tsquery, text[], integer);
drop index article_part_terms_idx;
alter table article_part drop column terms;

-- In how many parts a word stands as it is written, by audience: nobody is corrected to a word of articles that they may not read.
create table article_word (
  word text not null,
  audience text not null,
  parts integer not null,
  primary key (word, audience)
);
insert into article_word (word, audience, parts) select substr(term, 2), audience, parts from article_term where term like '=%' and parts > 0;
create index article_word_start_idx on article_word (word text_pattern_ops);
create index article_word_end_idx on article_word (reverse(word) text_pattern_ops);
drop table article_term;
drop table article_corpus;

-- The last change of a text in the index. Who writes holds the index until the commit, so that numbers come in the order of the commits.
create sequence article_change_number;
create table article_change (
  article_id uuid not null,
  language text not null,
  number bigint not null,
  primary key (article_id, language)
);
insert into article_change (article_id, language, number) select distinct article_id, language, 0 from article_part;
create index article_change_number_idx on article_change (number);

-- Takes articles out of the index. Who does holds the index until the commit: two that count the same words would wait for each other
-- crosswise, and changes are numbered as they come to light.
create function remove_article_parts(articles uuid[]) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('article_part'));
  with gone as (delete from article_part where article_id = any(articles) returning audience, words),
    counts as (select audience, word, count(*) as parts from gone, unnest(words) word group by audience, word)
  update article_word w set parts = w.parts - c.parts from counts c where w.word = c.word and w.audience = c.audience;
  insert into article_change (article_id, language, number)
    select id, language, nextval('article_change_number') from unnest(articles) id, unnest(array['zh', 'en']) language
    on conflict (article_id, language) do update set number = excluded.number;
$$;
