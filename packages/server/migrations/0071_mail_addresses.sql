-- What is known of addresses of customers' people: who takes no more mail, and where mail does not arrive. It stays when the person is deleted, so that nobody
-- who refused is mailed again; therefore by a digest of the address, which names nobody.
create table mail_address (
  -- SHA-256 of the address in small letters.
  digest bytea primary key,
  -- Since when its reader takes no more mail; null once they asked for it again.
  refused_at timestamptz,
  -- Why it is mailed again, as a colleague noted it.
  consent text,
  consented_at timestamptz,
  consented_by uuid references app_user (id) on delete set null,
  -- Since when mail does not arrive, by which status (RFC 3463, or the reply's own code) and in which words.
  bounced_at timestamptz,
  bounce_status text,
  bounce_reason text,
  -- Mails given up in a row because the other side could not take them for the moment.
  soft_bounces integer not null default 0
);
