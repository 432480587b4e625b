-- What document an article is: a product that somebody else provides goes active only with those that are demanded.
alter table article add column kind text not null default 'other'
  check (kind in ('manual', 'questions', 'interface', 'release', 'training', 'other'));
-- Whether those may read it whom such a document is for: every customer, and of an interface the providers.
alter table article add column serves boolean not null
  generated always as (levels = '{}' and (audience in ('public', 'customers') or kind = 'interface' and audience = 'providers')) stored;
drop index article_product_idx;
create index article_product_idx on article (product_id, kind) where product_id is not null;

-- Before it is active a product is in preparation: known, but nothing new is begun with it.
alter table product drop constraint product_status_check;
alter table product add constraint product_status_check check (status in ('preparing', 'active', 'retired'));
