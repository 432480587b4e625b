-- Work for a customer that is planned, done, and accepted by them: repair, opening, on-site work.
create table service_order (
  id uuid primary key,
  -- What people call it: SO-1024. One more than the last, given under a lock.
  number bigint not null unique,
  account_id uuid not null references account (id) on delete cascade,
  contact_id uuid,
  product_id uuid references product (id),
  -- The request that it came from; one may have several.
  request_id uuid references service_request (id) on delete set null,
  kind text not null check (kind in ('repair', 'opening', 'onsite', 'other')),
  severity text check (severity in ('critical', 'high', 'normal', 'low')),
  title text not null,
  description text not null default '',
  state text not null check (state in ('created', 'planned', 'solved', 'delivered', 'checked', 'closed', 'cancelled')),
  -- Who does it where it is not us: the provider of its product.
  provider_id uuid references account (id),
  created_by uuid references app_user (id),
  created_at timestamptz not null,
  planned_from timestamptz,
  planned_to timestamptz,
  -- The end of the plan that the customer knows: a plan that we move alone does not move it.
  promised_at timestamptz,
  solution text not null default '',
  solved_at timestamptz,
  delivered_at timestamptz,
  -- The customer's word on what was delivered, or why it is done without.
  acceptance text check (acceptance in ('accepted', 'waived')),
  accepted_at timestamptz,
  acceptance_note text not null default '',
  accepted_contact_id uuid,
  rating int check (rating between 1 and 5),
  rejected int not null default 0,
  reopened int not null default 0,
  ended_at timestamptz,
  changed_at timestamptz not null,
  revision int not null default 1,
  -- Lists go by it: what was promised and is not delivered.
  due_at timestamptz not null generated always as (
    case when delivered_at is null and ended_at is null then coalesce(promised_at, 'infinity'::timestamptz) else 'infinity'::timestamptz end) stored,
  check (planned_from < planned_to),
  check ((planned_from is null) = (planned_to is null)),
  check (state not in ('planned', 'solved', 'delivered', 'checked', 'closed') or planned_from is not null),
  check (state not in ('solved', 'delivered', 'checked', 'closed') or solution <> ''),
  check (state not in ('delivered', 'checked', 'closed') or delivered_at is not null),
  check (state not in ('checked', 'closed') or acceptance is not null),
  check (acceptance is distinct from 'waived' or acceptance_note <> ''),
  check ((state in ('closed', 'cancelled')) = (ended_at is not null))
);
create index service_order_account_idx on service_order (account_id, created_at desc, id desc);
create index service_order_open_idx on service_order (due_at, created_at, id) where ended_at is null;
create index service_order_made_idx on service_order (created_at desc, id desc);
create index service_order_provider_idx on service_order (provider_id, created_at desc, id desc) where provider_id is not null;
create index service_order_request_idx on service_order (request_id) where request_id is not null;
create index service_order_product_idx on service_order (product_id) where product_id is not null;
create index service_order_contact_idx on service_order (contact_id) where contact_id is not null;
create index service_order_accepted_idx on service_order (accepted_contact_id) where accepted_contact_id is not null;
create index service_order_planned_idx on service_order (planned_from, planned_to) where planned_from is not null;

-- Who goes there: ours, and the provider's people.
create table service_order_engineer (
  order_id uuid not null references service_order (id) on delete cascade,
  user_id uuid not null references app_user (id),
  primary key (order_id, user_id)
);
create index service_order_engineer_user_idx on service_order_engineer (user_id, order_id);

-- What became of an order, step by step, and what was said beside it.
create table service_order_entry (
  order_id uuid not null references service_order (id) on delete cascade,
  id uuid not null,
  at timestamptz not null,
  -- The order of what came about at one moment.
  seq int not null,
  what text not null check (what in ('created', 'changed', 'planned', 'solved', 'delivered', 'accepted', 'rejected', 'waived', 'closed', 'cancelled', 'reopened', 'note')),
  author_id uuid references app_user (id),
  -- Of the customer's people, who spoke.
  contact_id uuid,
  body text not null default '',
  -- A note that the provider reads too.
  shared boolean not null default false,
  -- What goes with it: the plan, or whether a delivery was in time.
  detail jsonb,
  primary key (order_id, id)
);
create index service_order_entry_at_idx on service_order_entry (order_id, seq);
create index service_order_entry_what_idx on service_order_entry (at, what) where what in ('created', 'delivered', 'rejected', 'accepted', 'reopened');
create index service_order_entry_contact_idx on service_order_entry (contact_id) where contact_id is not null;

-- What an order costs us. A line stands; what was wrong is taken back by a line of its own.
create table service_order_cost (
  order_id uuid not null references service_order (id) on delete cascade,
  id uuid not null,
  seq int not null,
  kind text not null check (kind in ('labour', 'travel', 'parts', 'outsourcing', 'other')),
  incurred_on date not null,
  hours numeric(20, 6),
  rate numeric(20, 6),
  -- In base currency.
  amount numeric(20, 6) not null,
  person_id uuid references app_user (id),
  note text not null default '',
  voids_id uuid,
  added_by uuid references app_user (id),
  added_at timestamptz not null,
  -- The service cost of the customer that it became when the order ended.
  cost_id uuid,
  primary key (order_id, id),
  unique (order_id, seq),
  foreign key (order_id, voids_id) references service_order_cost (order_id, id),
  check (voids_id is not null or amount > 0),
  check (voids_id is null or amount < 0)
);
create unique index service_order_cost_voids_key on service_order_cost (order_id, voids_id) where voids_id is not null;
