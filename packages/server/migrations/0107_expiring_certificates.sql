-- When people were told that a certificate is about to expire: once each.
alter table certificate add column expiring_told_at timestamptz;
create index certificate_untold_idx on certificate (valid_until) where revoked_on is null and expiring_told_at is null;
create index certificate_told_idx on certificate (expiring_told_at) where expiring_told_at is not null;
