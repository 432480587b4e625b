-- Answers by mail: those that no mail was made of yet are looked for every minute.
create index request_entry_mailed_idx on request_entry (at, id) where kind = 'out' and channel = 'mail';
