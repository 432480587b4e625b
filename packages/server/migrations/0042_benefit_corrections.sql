-- What was recorded by mistake is taken back, never deleted: days before still tell what was known then.
alter table benefit_use
  add taken_back_on date,
  add taken_back_at timestamptz,
  add taken_back_by uuid references app_user,
  add taken_back_why text,
  add constraint benefit_use_taken_back_check check ((taken_back_on is null) = (taken_back_why is null));
alter table benefit_notice
  add taken_back_on date,
  add taken_back_at timestamptz,
  add taken_back_by uuid references app_user,
  add taken_back_why text,
  add constraint benefit_notice_taken_back_check check ((taken_back_on is null) = (taken_back_why is null));
-- An offer that ends before its last day is nobody's from that day on.
alter table benefit_offer
  add ended_on date,
  add ended_at timestamptz,
  add ended_by uuid references app_user,
  add ended_why text,
  add constraint benefit_offer_ended_check check ((ended_on is null) = (ended_why is null));
