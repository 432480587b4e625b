-- What the demo's people looked for goes with it.
alter table article_search add column demo boolean not null default false;
