-- People of customers who sign in to the portal. Whoever is withdrawn is deleted, with their sessions; the audit tells of it.
create table portal_member (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- A person of the account: who is not there any more, or left, is not let in.
  contact_id uuid not null,
  -- Folded: what is typed at sign-in.
  email text not null unique check (email = lower(btrim(email))),
  -- Sees all requests of the company, not their own alone.
  whole boolean not null default false,
  language text check (language in ('zh', 'en')),
  password_hash text,
  invited_at timestamptz not null,
  invited_by uuid references app_user (id),
  signed_in_at timestamptz
);
create index portal_member_account_idx on portal_member (account_id);
create index portal_member_contact_idx on portal_member (contact_id);

-- Links that sign in once.
create table portal_link (
  token_hash bytea primary key,
  member_id uuid not null references portal_member (id) on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index portal_link_member_idx on portal_link (member_id);
create index portal_link_expires_idx on portal_link (expires_at);

create table portal_session (
  token_hash bytea primary key,
  id uuid not null unique,
  member_id uuid not null references portal_member (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index portal_session_member_idx on portal_session (member_id);
create index portal_session_expires_idx on portal_session (expires_at);

-- Links that were asked for and sign-ins that failed, whether or not anybody has the address.
create table portal_attempt (
  id uuid primary key,
  kind text not null check (kind in ('link', 'password')),
  email text not null,
  address text not null,
  at timestamptz not null
);
create index portal_attempt_email_idx on portal_attempt (email, at);
create index portal_attempt_address_idx on portal_attempt (address, at);
create index portal_attempt_at_idx on portal_attempt (at);

-- What a customer's person did is written down as theirs.
alter table audit drop constraint audit_actor_kind_check;
alter table audit add constraint audit_actor_kind_check check (actor_kind in ('user', 'token', 'local', 'system', 'anonymous', 'portal'));

-- Who asked by the portal is mailed the answer, as who asked by mail is.
drop index request_entry_mailed_idx;
create index request_entry_mailed_idx on request_entry (at, id) where kind = 'out' and channel in ('mail', 'portal');
