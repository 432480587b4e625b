-- How the people of a customer sign in to the portal by their company's own sign-in (OpenID Connect).
create table portal_sso (
  account_id uuid primary key references account (id) on delete cascade,
  issuer text not null,
  client text not null,
  sealed_secret text not null,
  enabled boolean not null,
  -- Whether link and password sign in as well.
  others boolean not null,
  -- Whether a person of the account who was not invited becomes a member by signing in; who was withdrawn does not.
  joins boolean not null,
  withdrawn uuid[] not null default '{}',
  changed_at timestamptz not null,
  changed_by uuid references app_user (id)
);

-- The mail domains of a customer; one leads to one sign-in.
create table portal_sso_domain (
  domain text primary key check (domain = lower(domain)),
  account_id uuid not null references account (id) on delete cascade
);
create index portal_sso_domain_account_idx on portal_sso_domain (account_id);

-- Sign-ins that are under way at an issuer: of one browser, and used up by its return.
create table portal_sso_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  account_id uuid not null references account (id) on delete cascade,
  issuer text not null,
  client text not null,
  nonce text not null,
  sealed_verifier text not null,
  expires_at timestamptz not null
);
create index portal_sso_attempt_account_idx on portal_sso_attempt (account_id);
create index portal_sso_attempt_expires_idx on portal_sso_attempt (expires_at);

-- By which way a session was opened: those of other ways end where a company's own sign-in becomes the only one.
alter table portal_session add column way text not null default 'link' check (way in ('link', 'password', 'sso'));
alter table portal_session alter column way drop default;
alter table portal_member add column signed_in_way text check (signed_in_way in ('link', 'password', 'sso'));

alter table portal_attempt drop constraint portal_attempt_kind_check;
alter table portal_attempt add constraint portal_attempt_kind_check check (kind in ('link', 'password', 'sso'));
