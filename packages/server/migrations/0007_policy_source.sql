-- The text that a policy was written in: jsonb keeps neither the order of keys nor comments.
alter table policy_version add column source text;
