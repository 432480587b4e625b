-- A survey that the demo invented: it asks nobody, and goes with the demo where nobody real was asked.
alter table survey add column demo boolean not null default false;
