-- A company's own fields on contracts, as accounts, people and products have them.
alter table contract add column custom jsonb not null default '{}';

-- Drawn up, not signed: its day is the one on which it is to be signed, and no figure counts it.
alter table contract add column draft boolean;
