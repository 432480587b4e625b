-- Steps of plays tell programs outside: to a target of the setting notify.webhooks, by its name in content.
alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check check (channel in ('mail', 'robot', 'webhook'));
