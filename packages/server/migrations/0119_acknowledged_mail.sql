-- Whether who writes to a mailbox is told at once that the mail arrived, and its number.
alter table mailbox add acknowledges boolean not null default false;
