-- Of a question of a community that is not open: only who takes part finds it, and its words are counted for them alone.
alter table article_part add column community_id uuid references community (id);
create index article_part_community_idx on article_part (community_id) where community_id is not null;

-- Whom a part is for, as its words are counted: the community, or the audience.
create function article_circle(audience text, community_id uuid) returns text language sql immutable
  as $$ select coalesce(community_id::text, audience) $$;
alter table article_word rename column audience to circle;

create or replace function remove_article_parts(articles uuid[]) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('article_part'));
  with gone as (delete from article_part where article_id = any(articles) returning article_circle(audience, community_id) as circle, words),
    counts as (select circle, word, count(*) as parts from gone, unnest(words) word group by circle, word)
  update article_word w set parts = w.parts - c.parts from counts c where w.word = c.word and w.circle = c.circle;
  insert into article_change (article_id, language, number)
    select id, language, nextval('article_change_number') from unnest(articles) id, unnest(array['zh', 'en']) language
    on conflict (article_id, language) do update set number = excluded.number;
$$;
