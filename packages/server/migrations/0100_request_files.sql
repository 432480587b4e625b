-- Files that came or went with what was said in a request. One that was sent up and not yet said anything with belongs to whoever sent it.
create table request_file (
  id uuid primary key,
  request_id uuid,
  entry_id uuid,
  file_id uuid not null references file (id),
  name text not null,
  media_type text not null,
  bytes bigint not null,
  at timestamptz not null,
  added_by uuid references app_user (id),
  -- Of the customer's people, by the portal.
  member_id uuid references portal_member (id) on delete set null,
  check ((request_id is null) = (entry_id is null)),
  -- A merge or split moves what was said, and its files with it.
  foreign key (request_id, entry_id) references request_entry (request_id, id) on update cascade on delete cascade
);
create index request_file_entry_idx on request_file (request_id, entry_id) where request_id is not null;
create index request_file_draft_idx on request_file (at) where request_id is null;
create index request_file_file_idx on request_file (file_id);

-- Those of mails were kept with the account until now: they go to what they came with.
insert into request_file (id, request_id, entry_id, file_id, name, media_type, bytes, at)
  select t.id, e.request_id, e.id, t.file_id, t.name, t.media_type, t.bytes, t.recorded_at
  from attachment t
  cross join lateral (select e.request_id, e.id from request_entry e where e.request_id = t.entity_id and e.kind = 'in' and e.at = t.recorded_at
    order by e.seq limit 1) e
  where t.entity = 'request' and t.removed_at is null;
update file f set purpose = 'request' from request_file q where q.file_id = f.id;
delete from attachment t using request_file q where q.id = t.id;
