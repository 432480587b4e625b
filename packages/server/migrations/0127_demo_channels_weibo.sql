-- A chat and a form of the demo go with it, unless somebody made them their own.
alter table channel_hook add column demo boolean not null default false;
alter table request_form add column demo boolean not null default false;

-- The fans service of Weibo is a platform like the others.
alter table channel_hook drop constraint channel_hook_kind_check;
alter table channel_hook add constraint channel_hook_kind_check check (kind in ('wecom', 'wechat', 'dingtalk', 'feishu', 'weibo', 'signed', 'call'));
