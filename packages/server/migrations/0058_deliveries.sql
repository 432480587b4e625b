-- What is to be sent to people outside the product's pages, by mail or by a group's robot, and what came of it.
create table delivery (
  id uuid primary key,
  -- What it is: nothing is sent twice by one key.
  key text not null unique,
  channel text not null check (channel in ('mail', 'robot')),
  -- Whose notifications it holds, where it is for one of our own people.
  user_id uuid references app_user (id) on delete cascade,
  account_id uuid references account (id) on delete cascade,
  -- One of the robots of the setting notify.robots.
  robot_id uuid,
  -- As it is sent: to, subject, text and html of a mail; title and text for a robot.
  content jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  -- When it is tried; while it is being tried, when it is taken up again should that never end.
  next_at timestamptz not null,
  error text,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((channel = 'robot') = (robot_id is not null)),
  check ((state = 'waiting') = (ended_at is null))
);
create index delivery_due_idx on delivery (channel, next_at) where state = 'waiting';
create index delivery_list_idx on delivery (created_at desc, id desc);
create index delivery_state_idx on delivery (state, created_at desc, id desc) where state <> 'sent';
create index delivery_ended_idx on delivery (ended_at) where ended_at is not null;
create index delivery_robot_idx on delivery (robot_id, next_at) where robot_id is not null;
create index delivery_account_idx on delivery (account_id) where account_id is not null;

-- Shown in the product; else it was only mailed.
alter table notification add column in_app boolean not null default true;
-- How it is still to be mailed, as the person wished when it came about; off once it is part of a mail or was read.
alter table notification add column mail text not null default 'off' check (mail in ('off', 'at_once', 'digest'));
create index notification_mail_idx on notification (user_id) where mail <> 'off';
create index notification_created_idx on notification (created_at);
-- When mail may come: digest, quiet hours, working days only.
alter table notification_preference add column times jsonb not null default '{}';

create index handover_step_at_idx on handover_step (at);
