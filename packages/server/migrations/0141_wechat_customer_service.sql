-- The customer service of WeChat says that an account has messages, which are fetched then from where they were read to.
alter table channel_hook drop constraint channel_hook_kind_check;
alter table channel_hook add constraint channel_hook_kind_check
  check (kind in ('wechat_kf', 'wecom', 'wechat', 'dingtalk', 'feishu', 'weibo', 'signed', 'call'));

create table channel_account (
  hook_id uuid not null references channel_hook on delete cascade,
  account text not null,
  -- What was said before it was first heard of is left.
  since timestamptz not null,
  cursor text,
  sealed_token text,
  told_at timestamptz not null,
  next_at timestamptz,
  attempts integer not null default 0,
  error text,
  primary key (hook_id, account)
);
create index channel_account_due_idx on channel_account (next_at) where next_at is not null;
