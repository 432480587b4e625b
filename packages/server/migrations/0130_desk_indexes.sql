-- What was solved in a span, and what a request took in: each is a small part of a large desk.
create index service_request_solved_idx on service_request (first_solved_at) where first_solved_at is not null;
create index service_request_merged_idx on service_request (merged_into) where merged_into is not null;
