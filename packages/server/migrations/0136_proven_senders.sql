-- The name under which a mailbox's own server says who a mail is from (RFC 8601); empty: nothing is asked of it.
alter table mailbox add authserv_id text check (authserv_id <> '');
-- Whether who a mail names as its writer was proven, and by what; empty where it was not asked.
alter table inbound_mail add proven boolean, add proof text;
