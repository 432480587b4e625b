-- What a text is found by: its words of letters and digits, and of signs that are written without gaps every two beside each other, with the last
-- one alone, so that a single sign is found as the beginning of a term. No dictionary, no extension.
create function request_terms(said text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(coalesce(array_agg(distinct term), '{}'))
  from (
    select left(word[1], 60) as term
    from regexp_matches(lower(normalize(said, nfkc)), '(?:(?![\u2e80-\u2fdf\u3005-\u3007\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff])[[:alnum:]])+', 'g') word
    union all
    select s.sign || coalesce(lead(s.sign) over (partition by run.nth order by s.at), '')
    from regexp_matches(lower(normalize(said, nfkc)), '[\u2e80-\u2fdf\u3005-\u3007\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff]+', 'g')
      with ordinality run(found, nth), unnest(string_to_array(run.found[1], null)) with ordinality s(sign, at)
  ) t
$$;

alter table service_request add column terms tsvector generated always as (request_terms(subject || ' ' || coalesce(code, ''))) stored;
alter table request_entry add column terms tsvector generated always as (request_terms(body)) stored;
create index service_request_terms_idx on service_request using gin (terms);
create index request_entry_terms_idx on request_entry using gin (terms);
-- Of all requests, the newest first.
create index service_request_opened_idx on service_request (opened_at desc, id desc);
