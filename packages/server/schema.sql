--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: public; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA public;

--
-- Name: SCHEMA public; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA public IS 'standard public schema';

--
-- Name: article_circle(text, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.article_circle(audience text, community_id uuid) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ select coalesce(community_id::text, audience) $$;

--
-- Name: name_core(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.name_core(key text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select coalesce(nullif(regexp_replace(key, '(大学|学院|(高等)?专科学校|学校)$', ''), ''), key)
$_$;

--
-- Name: name_key(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.name_key(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  select coalesce(nullif(regexp_replace(k.joined, '((集团)?(股份|责任)?(有限责任公司|有限公司|(?<![分子])公司)|集团)$', ''), ''), k.joined)
  from (select replace(coalesce(nullif(regexp_replace(w.words,
      '( (incorporated|inc|corporation|corp|company|coltd|co|limited|ltd|llc|llp|plc|gmbh|ag|sarl|sas|sa|srl|spa|bv|nv|pty|oyj|oy|kg|kk|group))+$', ''), ''), w.words), ' ', '') as joined
    from (select trim(regexp_replace(regexp_replace(lower(normalize(value, NFKC) collate "und-x-icu"),
        '[.''’`·・•]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) as words) w) k
$_$;

--
-- Name: phone_key(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.phone_key(said text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
  select case when length(k.digits) >= 5 then k.digits end
  from (select regexp_replace(regexp_replace(regexp_replace(regexp_replace(normalize(said, NFKC), '(ext|x|转|分机|#|,|;).*$', '', 'i'),
    '[^0-9]', '', 'g'), '^(00)?86(?=[0-9]{9,11}$)', ''), '^0+', '') as digits) k
$_$;

--
-- Name: phone_keys(text, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.phone_keys(phone text, channels jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select coalesce(array_agg(distinct k.key), '{}') from (select public.phone_key(phone) as key
    union all select public.phone_key(p ->> 'value') from jsonb_array_elements(coalesce(channels -> 'phones', '[]')) p) k where k.key is not null
$$;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'the audit is append-only' using errcode = 'restrict_violation', constraint = 'audit_append_only';
end $$;

--
-- Name: remove_article_parts(uuid[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.remove_article_parts(articles uuid[]) RETURNS void
    LANGUAGE sql
    AS $$
  select pg_advisory_xact_lock(hashtext('article_part'));
  with gone as (delete from article_part where article_id = any(articles) returning article_circle(audience, community_id) as circle, words),
    counts as (select circle, word, count(*) as parts from gone, unnest(words) word group by circle, word)
  update article_word w set parts = w.parts - c.parts from counts c where w.word = c.word and w.circle = c.circle;
  insert into article_change (article_id, language, number)
    select id, language, nextval('article_change_number') from unnest(articles) id, unnest(array['zh', 'en']) language
    on conflict (article_id, language) do update set number = excluded.number;
$$;

--
-- Name: request_terms(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.request_terms(said text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
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

--
-- Name: uuid7(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.uuid7(at timestamp with time zone) RETURNS uuid
    LANGUAGE sql PARALLEL SAFE
    AS $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.absence (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    deputy_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    set_by uuid,
    set_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT absence_check CHECK ((until_on >= from_on)),
    CONSTRAINT absence_check1 CHECK ((deputy_id <> user_id))
);

--
-- Name: account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    short_name text,
    kind text DEFAULT 'consumer'::text NOT NULL,
    industry text,
    region_code text,
    size_band text,
    employees integer,
    gross_margin_rate numeric(9,6),
    brand text,
    business_model text,
    parent_id uuid,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    status text DEFAULT 'active'::text NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    name_key text GENERATED ALWAYS AS (public.name_key(name)) STORED NOT NULL,
    CONSTRAINT account_brand_check CHECK ((brand = ANY (ARRAY['listed'::text, 'fortune_500'::text, 'high_valuation'::text, 'none'::text]))),
    CONSTRAINT account_check CHECK ((parent_id <> id)),
    CONSTRAINT account_employees_check CHECK ((employees >= 0)),
    CONSTRAINT account_kind_check CHECK ((kind = ANY (ARRAY['consumer'::text, 'provider'::text, 'both'::text, 'partner'::text, 'competitor'::text]))),
    CONSTRAINT account_status_check CHECK ((status = ANY (ARRAY['active'::text, 'frozen'::text, 'closed'::text])))
);

--
-- Name: account_freeze; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_freeze (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    reason text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    set_by uuid,
    set_at timestamp with time zone NOT NULL,
    ended_on date,
    ended_by uuid,
    ended_at timestamp with time zone,
    end_reason text,
    CONSTRAINT account_freeze_check CHECK ((until_on >= from_on)),
    CONSTRAINT account_freeze_check1 CHECK ((ended_on >= from_on))
);

--
-- Name: account_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_history (
    account_id uuid NOT NULL,
    field text NOT NULL,
    valid_from date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    known_at date NOT NULL,
    value jsonb,
    changed_by uuid
);

--
-- Name: account_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_member (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    since date NOT NULL,
    until date,
    note text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT account_member_check CHECK (((until IS NULL) OR (until >= since))),
    CONSTRAINT account_member_role_check CHECK ((role = ANY (ARRAY['operations'::text, 'sales'::text, 'service'::text, 'collaborator'::text])))
);

--
-- Name: account_metric; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_metric (
    account_id uuid NOT NULL,
    as_of date NOT NULL,
    orders_amount_12m numeric(20,6),
    orders_amount_total numeric(20,6),
    orders_count_12m integer,
    orders_first_on date,
    orders_last_on date,
    orders_recency_days integer,
    orders_growth_12m numeric(20,6),
    orders_product_kinds_12m integer,
    orders_margin_rate_12m numeric(20,6),
    rfm_r smallint,
    rfm_f smallint,
    rfm_m smallint,
    rfm_segment text,
    usage_7d numeric[],
    usage_30d numeric[],
    usage_90d numeric[],
    usage_trend_30d numeric[],
    usage_last_on date,
    usage_silent_days integer,
    usage_seat_rate_30d numeric(20,6),
    contacts_count integer,
    contacts_decider_covered boolean,
    contacts_roles_covered numeric(20,6),
    interactions_last_on date,
    interactions_days_since integer,
    interactions_count_90d integer,
    contracts_arr numeric(20,6),
    contracts_count integer,
    contracts_renewals integer,
    contracts_years numeric(8,1),
    contracts_term_end_on date,
    contracts_days_to_end integer,
    contracts_months_since_delivery integer,
    contracts_seats integer,
    payments_overdue_amount numeric(20,6),
    payments_overdue_days_max integer,
    payments_late_paid_24m integer,
    referrals_won integer,
    rating_relationship smallint,
    rating_renewal_intent smallint,
    rating_influence smallint,
    needs_kinds integer,
    service_cost_rate_12m numeric(20,6)
)
WITH (fillfactor='80');

--
-- Name: account_name; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_name (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    norm text GENERATED ALWAYS AS (
CASE
    WHEN (kind = 'code'::text) THEN value
    ELSE public.name_key(value)
END) STORED NOT NULL,
    valid_from date,
    valid_until date,
    source text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT account_name_check CHECK ((valid_from <= valid_until)),
    CONSTRAINT account_name_kind_check CHECK ((kind = ANY (ARRAY['former'::text, 'short'::text, 'alias'::text, 'english'::text, 'credit_code'::text, 'school_code'::text, 'domain'::text, 'code'::text]))),
    CONSTRAINT account_name_value_check CHECK ((value <> ''::text))
);

--
-- Name: account_relation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_relation (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    other_id uuid NOT NULL,
    kind text NOT NULL,
    happened_on date NOT NULL,
    until_on date,
    note text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT account_relation_kind_check CHECK ((kind = ANY (ARRAY['benchmark'::text, 'influences'::text, 'same_group'::text, 'partner'::text, 'referral'::text])))
);

--
-- Name: account_state; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_state (
    account_id uuid NOT NULL,
    owner_id uuid,
    team_id uuid,
    region_id uuid,
    tier text,
    tier_rank smallint DEFAULT 32767 NOT NULL,
    tier_score numeric(20,6) DEFAULT 0 NOT NULL,
    tier_since date,
    stage text,
    health numeric(6,2),
    amount_12m numeric(20,6) DEFAULT 0 NOT NULL,
    last_order_on date DEFAULT '0001-01-01'::date NOT NULL,
    as_of date,
    tier_sort numeric GENERATED ALWAYS AS (((((100 - tier_rank))::numeric * (1000000)::numeric) + tier_score)) STORED,
    arr numeric(20,6) DEFAULT 0 NOT NULL,
    term_end_on date DEFAULT '9999-12-31'::date NOT NULL,
    stage_since date,
    stage_imprint bigint,
    tier_by_hand boolean DEFAULT false NOT NULL,
    health_colour text,
    health_on date,
    health_imprint bigint,
    health_sort numeric(6,2) GENERATED ALWAYS AS (COALESCE(health, ('-1'::integer)::numeric)) STORED,
    stage_wanted text,
    stage_kept text,
    CONSTRAINT account_state_stage_kept_check CHECK ((stage_kept = ANY (ARRAY['order'::text, 'exit'::text])))
);

--
-- Name: account_tag; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_tag (
    account_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    since date NOT NULL,
    until date,
    added_by uuid,
    removed_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT account_tag_check CHECK ((until >= since))
);

--
-- Name: announced_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.announced_event (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    event text NOT NULL,
    link text,
    note text,
    withdrawn_on date,
    withdrawn_because text,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL
);

--
-- Name: api_token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_token (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone
);

--
-- Name: app_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_user (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    team_id uuid,
    region_id uuid,
    seniority text,
    capacity integer,
    language text,
    password_hash text,
    totp_secret text,
    totp_confirmed_at timestamp with time zone,
    totp_last_step bigint,
    disabled_at timestamp with time zone,
    demo boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    visibility text,
    CONSTRAINT app_user_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT app_user_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT app_user_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'operations_lead'::text, 'csm'::text, 'sales_lead'::text, 'sales'::text, 'marketing'::text, 'service_lead'::text, 'agent'::text, 'provider'::text, 'product'::text, 'executive'::text, 'viewer'::text, 'customer_user'::text]))),
    CONSTRAINT app_user_seniority_check CHECK ((seniority = ANY (ARRAY['senior'::text, 'experienced'::text, 'junior'::text, 'batch'::text]))),
    CONSTRAINT app_user_visibility_check CHECK ((visibility = ANY (ARRAY['own'::text, 'team'::text, 'region'::text, 'all'::text])))
);

--
-- Name: approval_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.approval_event (
    request_id uuid NOT NULL,
    id uuid NOT NULL,
    revision integer NOT NULL,
    what text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    via text NOT NULL,
    for_id uuid,
    to_id uuid,
    note text,
    CONSTRAINT approval_event_what_check CHECK ((what = ANY (ARRAY['asked'::text, 'approved'::text, 'rejected'::text, 'returned'::text, 'asked_again'::text, 'added'::text, 'delegated'::text, 'withdrawn'::text, 'late'::text])))
);

--
-- Name: approval_request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.approval_request (
    id uuid NOT NULL,
    kind text NOT NULL,
    account_id uuid,
    record_id uuid,
    title jsonb NOT NULL,
    reason text NOT NULL,
    amount numeric(20,6),
    currency text,
    base_amount numeric(20,6),
    asked_by uuid,
    asked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    round integer DEFAULT 1 NOT NULL,
    due_at timestamp with time zone,
    late_at timestamp with time zone,
    ended_at timestamp with time zone,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT approval_request_check CHECK ((((amount IS NULL) = (currency IS NULL)) AND ((amount IS NULL) = (base_amount IS NULL)))),
    CONSTRAINT approval_request_check1 CHECK (((state = ANY (ARRAY['approved'::text, 'rejected'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT approval_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'returned'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])))
);

--
-- Name: approval_signer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.approval_signer (
    request_id uuid NOT NULL,
    id uuid NOT NULL,
    step_id uuid NOT NULL,
    user_id uuid NOT NULL,
    holder_id uuid NOT NULL,
    state text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    note text,
    CONSTRAINT approval_signer_check CHECK (((state = ANY (ARRAY['approved'::text, 'rejected'::text, 'returned'::text])) = (decided_at IS NOT NULL))),
    CONSTRAINT approval_signer_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'asked'::text, 'approved'::text, 'rejected'::text, 'returned'::text, 'passed'::text])))
);

--
-- Name: approval_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.approval_step (
    request_id uuid NOT NULL,
    id uuid NOT NULL,
    round integer NOT NULL,
    place integer NOT NULL,
    name jsonb NOT NULL,
    mode text NOT NULL,
    within jsonb NOT NULL,
    added_by uuid,
    state text NOT NULL,
    due_at timestamp with time zone,
    opened_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT approval_step_mode_check CHECK ((mode = ANY (ARRAY['all'::text, 'any'::text]))),
    CONSTRAINT approval_step_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'approved'::text, 'rejected'::text, 'returned'::text, 'dropped'::text])))
);

--
-- Name: article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article (
    id uuid NOT NULL,
    code text,
    product_id uuid,
    category text,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    audience text NOT NULL,
    levels text[] DEFAULT '{}'::text[] NOT NULL,
    review_on date,
    owner_id uuid,
    demo boolean DEFAULT false NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    kind text DEFAULT 'other'::text NOT NULL,
    serves boolean GENERATED ALWAYS AS (((levels = '{}'::text[]) AND ((audience = ANY (ARRAY['public'::text, 'customers'::text])) OR ((kind = 'interface'::text) AND (audience = 'providers'::text))))) STORED NOT NULL,
    CONSTRAINT article_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'customers'::text, 'providers'::text, 'internal'::text]))),
    CONSTRAINT article_kind_check CHECK ((kind = ANY (ARRAY['manual'::text, 'questions'::text, 'interface'::text, 'release'::text, 'training'::text, 'other'::text])))
);

--
-- Name: article_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_change (
    article_id uuid NOT NULL,
    language text NOT NULL,
    number bigint NOT NULL
);

--
-- Name: article_change_number; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.article_change_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: article_image; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_image (
    id uuid NOT NULL,
    article_id uuid,
    file_id uuid NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    for_code text
);

--
-- Name: COLUMN article_image.for_code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.article_image.for_code IS 'The article that it waits for, by the code that a folder gives it.';

--
-- Name: article_part; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_part (
    article_id uuid NOT NULL,
    language text NOT NULL,
    part integer NOT NULL,
    audience text NOT NULL,
    levels text[] NOT NULL,
    product_id uuid,
    category text,
    tags text[] NOT NULL,
    outdated boolean NOT NULL,
    review_on date,
    title text NOT NULL,
    anchor text,
    title_n text NOT NULL,
    questions_n text NOT NULL,
    headings_n text NOT NULL,
    body_n text NOT NULL,
    sounds_n text NOT NULL,
    length integer NOT NULL,
    plain text NOT NULL,
    tokenizer_version integer NOT NULL,
    words text[] NOT NULL,
    origin text DEFAULT 'article'::text NOT NULL,
    community_id uuid,
    CONSTRAINT article_part_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT article_part_origin_check CHECK ((origin = ANY (ARRAY['article'::text, 'question'::text])))
);
ALTER TABLE ONLY public.article_part ALTER COLUMN body_n SET STORAGE MAIN;
ALTER TABLE ONLY public.article_part ALTER COLUMN plain SET STORAGE EXTERNAL;

--
-- Name: article_search; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_search (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    question text NOT NULL,
    question_n text NOT NULL,
    language text,
    reader text NOT NULL,
    results integer NOT NULL,
    article_id uuid,
    "position" integer,
    clicked_at timestamp with time zone,
    demo boolean DEFAULT false NOT NULL,
    CONSTRAINT article_search_reader_check CHECK ((reader = ANY (ARRAY['staff'::text, 'provider'::text, 'customer'::text, 'public'::text])))
);

--
-- Name: article_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_version (
    article_id uuid NOT NULL,
    language text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    questions text[] DEFAULT '{}'::text[] NOT NULL,
    note text,
    restored_from integer,
    written_at timestamp with time zone NOT NULL,
    written_by uuid,
    published_at timestamp with time zone,
    published_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT article_version_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT article_version_published_check CHECK (((published_at IS NULL) = (state = ANY (ARRAY['draft'::text, 'review'::text])))),
    CONSTRAINT article_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'published'::text, 'outdated'::text, 'replaced'::text])))
);

--
-- Name: article_vote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_vote (
    article_id uuid NOT NULL,
    user_id uuid NOT NULL,
    language text NOT NULL,
    useful boolean NOT NULL,
    note text,
    voted_at timestamp with time zone NOT NULL
);

--
-- Name: article_word; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_word (
    word text NOT NULL,
    circle text NOT NULL,
    parts integer NOT NULL
);

--
-- Name: attachment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attachment (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    entity text DEFAULT 'account'::text NOT NULL,
    entity_id uuid,
    file_id uuid NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    note text,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    added_by uuid,
    removed_at timestamp with time zone,
    CONSTRAINT attachment_entity_check CHECK ((entity ~ '^[a-z_]{1,40}$'::text))
);

--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    actor_kind text NOT NULL,
    actor_name text NOT NULL,
    via text NOT NULL,
    request_id text NOT NULL,
    address text,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id text,
    before jsonb,
    after jsonb,
    note text,
    CONSTRAINT audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'token'::text, 'local'::text, 'system'::text, 'anonymous'::text, 'portal'::text])))
);

--
-- Name: benefit_notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.benefit_notice (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    benefit text NOT NULL,
    contact_id uuid,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    told_by uuid,
    note text,
    taken_back_on date,
    taken_back_at timestamp with time zone,
    taken_back_by uuid,
    taken_back_why text,
    CONSTRAINT benefit_notice_taken_back_check CHECK (((taken_back_on IS NULL) = (taken_back_why IS NULL)))
);

--
-- Name: benefit_offer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.benefit_offer (
    id uuid NOT NULL,
    name text NOT NULL,
    benefit text NOT NULL,
    levels text[] NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    unit_cost numeric(20,6) NOT NULL,
    budget numeric(20,6) NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    asked_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    decision text,
    ended_on date,
    ended_at timestamp with time zone,
    ended_by uuid,
    ended_why text,
    CONSTRAINT benefit_offer_budget_check CHECK ((budget > (0)::numeric)),
    CONSTRAINT benefit_offer_check CHECK ((until_on >= from_on)),
    CONSTRAINT benefit_offer_ended_check CHECK (((ended_on IS NULL) = (ended_why IS NULL))),
    CONSTRAINT benefit_offer_levels_check CHECK ((cardinality(levels) > 0)),
    CONSTRAINT benefit_offer_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'refused'::text]))),
    CONSTRAINT benefit_offer_unit_cost_check CHECK ((unit_cost > (0)::numeric))
);

--
-- Name: benefit_use; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.benefit_use (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    benefit text NOT NULL,
    offer_id uuid,
    quantity numeric(20,6) NOT NULL,
    unit_cost numeric(20,6) NOT NULL,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    note text,
    state text NOT NULL,
    reason text,
    asked_by uuid,
    decided_by uuid,
    decided_at timestamp with time zone,
    decided_on date,
    decision text,
    taken_back_on date,
    taken_back_at timestamp with time zone,
    taken_back_by uuid,
    taken_back_why text,
    session_id uuid,
    CONSTRAINT benefit_use_check CHECK (((state = 'used'::text) OR (reason IS NOT NULL))),
    CONSTRAINT benefit_use_quantity_check CHECK ((quantity > (0)::numeric)),
    CONSTRAINT benefit_use_state_check CHECK ((state = ANY (ARRAY['used'::text, 'requested'::text, 'approved'::text, 'refused'::text]))),
    CONSTRAINT benefit_use_taken_back_check CHECK (((taken_back_on IS NULL) = (taken_back_why IS NULL))),
    CONSTRAINT benefit_use_unit_cost_check CHECK ((unit_cost >= (0)::numeric))
);

--
-- Name: calendar_feed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_feed (
    user_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone
);

--
-- Name: certificate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.certificate (
    id uuid NOT NULL,
    number text NOT NULL,
    course_id uuid NOT NULL,
    attempt_id uuid NOT NULL,
    account_id uuid,
    contact_id uuid,
    user_id uuid,
    issued_on date NOT NULL,
    valid_until date,
    revoked_on date,
    revoked_why text,
    expiring_told_at timestamp with time zone,
    CONSTRAINT certificate_check CHECK ((((account_id IS NULL) = (contact_id IS NULL)) AND ((contact_id IS NULL) <> (user_id IS NULL)))),
    CONSTRAINT certificate_check1 CHECK (((revoked_on IS NULL) = (revoked_why IS NULL)))
);

--
-- Name: channel_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.channel_account (
    hook_id uuid NOT NULL,
    account text NOT NULL,
    since timestamp with time zone NOT NULL,
    cursor text,
    sealed_token text,
    told_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    error text
);

--
-- Name: channel_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.channel_file (
    hook_id uuid NOT NULL,
    message_id text NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    name text,
    sealed_source text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    error text,
    CONSTRAINT channel_file_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'voice'::text, 'video'::text, 'file'::text]))),
    CONSTRAINT channel_file_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'kept'::text, 'failed'::text])))
);

--
-- Name: channel_hook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.channel_hook (
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    channel text NOT NULL,
    enabled boolean NOT NULL,
    product_id uuid,
    secret_hash bytea NOT NULL,
    sealed_secrets text NOT NULL,
    heard_at timestamp with time zone,
    answers_since timestamp with time zone,
    sealed_token text,
    token_until timestamp with time zone,
    demo boolean DEFAULT false NOT NULL,
    CONSTRAINT channel_hook_kind_check CHECK ((kind = ANY (ARRAY['wechat_kf'::text, 'wecom'::text, 'wechat'::text, 'dingtalk'::text, 'feishu'::text, 'weibo'::text, 'signed'::text, 'call'::text])))
);

--
-- Name: channel_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.channel_message (
    hook_id uuid NOT NULL,
    message_id text NOT NULL,
    thread text NOT NULL,
    request_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_id uuid,
    sealed_way text
);

--
-- Name: community; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community (
    id uuid NOT NULL,
    name text NOT NULL,
    about text DEFAULT ''::text NOT NULL,
    product_id uuid,
    open boolean NOT NULL,
    price_level text,
    channel_source text,
    archived boolean DEFAULT false NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL
);

--
-- Name: community_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_account (
    account_id uuid NOT NULL,
    community_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by uuid
);

--
-- Name: community_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_answer (
    id uuid NOT NULL,
    question_id uuid NOT NULL,
    member_id uuid,
    ours boolean NOT NULL,
    user_id uuid,
    shown_name text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    hidden_why text,
    answered_at timestamp with time zone NOT NULL,
    CONSTRAINT community_answer_state_check CHECK ((state = ANY (ARRAY['held'::text, 'open'::text, 'hidden'::text])))
);

--
-- Name: community_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_person (
    member_id uuid NOT NULL,
    shown_name text NOT NULL,
    blocked_at timestamp with time zone,
    blocked_by uuid,
    blocked_why text
);

--
-- Name: community_picture; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_picture (
    id uuid NOT NULL,
    question_id uuid,
    answer_id uuid,
    file_id uuid NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    added_by uuid,
    member_id uuid,
    CONSTRAINT community_picture_check CHECK (((answer_id IS NULL) OR (question_id IS NOT NULL)))
);

--
-- Name: community_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_question (
    id uuid NOT NULL,
    number bigint NOT NULL,
    community_id uuid NOT NULL,
    member_id uuid,
    shown_name text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    language text NOT NULL,
    state text NOT NULL,
    hidden_why text,
    accepted_id uuid,
    asked_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    CONSTRAINT community_question_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT community_question_state_check CHECK ((state = ANY (ARRAY['held'::text, 'open'::text, 'hidden'::text])))
);

--
-- Name: community_question_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.community_question ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.community_question_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: community_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_report (
    id uuid NOT NULL,
    question_id uuid NOT NULL,
    answer_id uuid,
    member_id uuid,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    settled_by uuid
);

--
-- Name: community_vote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.community_vote (
    answer_id uuid NOT NULL,
    member_id uuid NOT NULL
);

--
-- Name: competitor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.competitor (
    id uuid NOT NULL,
    code text,
    title text NOT NULL,
    happened_on date NOT NULL,
    website text,
    offering text,
    strengths text,
    weaknesses text,
    answer text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL
);

--
-- Name: competitor_action; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.competitor_action (
    id uuid NOT NULL,
    code text,
    competitor_id uuid NOT NULL,
    happened_on date NOT NULL,
    kind text NOT NULL,
    summary text NOT NULL,
    source text,
    decision text,
    decided_on date,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT competitor_action_kind_check CHECK ((kind = ANY (ARRAY['tiered'::text, 'online'::text, 'offline'::text])))
);

--
-- Name: competitor_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.competitor_note (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    competitor_id uuid NOT NULL,
    happened_on date NOT NULL,
    observation text NOT NULL,
    product_id uuid,
    their_price numeric(20,6),
    base_their_price numeric(20,6),
    source text,
    note text,
    resolved_on date,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT competitor_note_observation_check CHECK ((observation = ANY (ARRAY['present'::text, 'price_pressure'::text, 'replaced'::text])))
);

--
-- Name: contact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    name text NOT NULL,
    salutation text,
    title text,
    rank text,
    department text,
    decision_role text,
    phone text,
    email text,
    wechat text,
    birthday date,
    left_on date,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    person_id uuid,
    postal_address text,
    channels jsonb DEFAULT '{}'::jsonb NOT NULL,
    style text,
    attitude text DEFAULT 'unknown'::text NOT NULL,
    depth text DEFAULT 'none'::text NOT NULL,
    do_not_contact boolean DEFAULT false NOT NULL,
    started_on date,
    left_known_at date,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT contact_attitude_check CHECK ((attitude = ANY (ARRAY['mentor'::text, 'supporter'::text, 'neutral'::text, 'nonSupporter'::text, 'opponent'::text, 'unknown'::text]))),
    CONSTRAINT contact_check CHECK (((left_on IS NULL) OR (started_on IS NULL) OR (left_on >= started_on))),
    CONSTRAINT contact_decision_role_check CHECK ((decision_role = ANY (ARRAY['requester'::text, 'user'::text, 'decider'::text, 'approver'::text, 'evaluator'::text, 'recommender'::text, 'vetoer'::text, 'purchaser'::text, 'finance'::text]))),
    CONSTRAINT contact_depth_check CHECK ((depth = ANY (ARRAY['none'::text, 'brief'::text, 'several'::text, 'deep'::text]))),
    CONSTRAINT contact_rank_check CHECK ((rank = ANY (ARRAY['leader'::text, 'head'::text, 'staff'::text, 'other'::text])))
);

--
-- Name: contact_past; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_past (
    account_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    field text NOT NULL,
    until date NOT NULL,
    value text,
    recorded_at timestamp with time zone NOT NULL,
    changed_by uuid,
    CONSTRAINT contact_past_field_check CHECK ((field = ANY (ARRAY['decision_role'::text, 'rank'::text])))
);

--
-- Name: contact_suggestion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_suggestion (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    owner_id uuid NOT NULL,
    team_id uuid,
    facts jsonb NOT NULL,
    met_on date,
    noticed_on date NOT NULL,
    due_on date NOT NULL,
    value_at_stake numeric(20,6) NOT NULL,
    urgency numeric(3,1) NOT NULL,
    rank double precision NOT NULL,
    ended_on date,
    waved_until date,
    waved_reason text,
    waved_by uuid,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT contact_suggestion_kind_check CHECK ((kind = ANY (ARRAY['cadence'::text, 'decider'::text, 'silence'::text])))
);

--
-- Name: contract; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contract (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    title text,
    customer_number text,
    kind text,
    framework_id uuid,
    predecessor_id uuid,
    product_id uuid,
    happened_on date NOT NULL,
    starts_on date,
    ends_on date,
    delivered_on date,
    terminated_on date,
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    amount_excl_tax numeric(20,6),
    base_amount_excl_tax numeric(20,6),
    tax_rate numeric(20,6),
    discount numeric(20,6),
    seats integer,
    auto_renew boolean,
    payer_id uuid,
    invoicee_id uuid,
    payment_terms text,
    seal text,
    filed_on date,
    note text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    draft boolean,
    adjusts_id uuid,
    CONSTRAINT contract_kind_check CHECK ((kind = ANY (ARRAY['single'::text, 'framework'::text, 'supplement'::text, 'change'::text]))),
    CONSTRAINT contract_seal_check CHECK ((seal = ANY (ARRAY['none'::text, 'ours'::text, 'theirs'::text, 'both'::text]))),
    CONSTRAINT contract_seats_check CHECK ((seats >= 0))
);

--
-- Name: contract_milestone; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contract_milestone (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    contract_id uuid NOT NULL,
    title text NOT NULL,
    happened_on date NOT NULL,
    due_on date,
    accepted_on date,
    amount numeric(20,6),
    base_amount numeric(20,6),
    evidence text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL
);

--
-- Name: contract_number; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contract_number (
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT contract_number_last_check CHECK ((last > 0))
);

--
-- Name: contract_setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contract_setting (
    one boolean DEFAULT true NOT NULL,
    number_rule text NOT NULL,
    rolls_up boolean NOT NULL,
    CONSTRAINT contract_setting_one_check CHECK (one)
);

--
-- Name: course; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.course (
    id uuid NOT NULL,
    code text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    product_id uuid,
    audience text NOT NULL,
    roles text[] NOT NULL,
    staff_roles text[] NOT NULL,
    for_owners boolean NOT NULL,
    with_exam boolean NOT NULL,
    document jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    published_on date,
    retired_on date,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT course_audience_check CHECK ((audience = ANY (ARRAY['customers'::text, 'staff'::text, 'both'::text]))),
    CONSTRAINT course_check CHECK ((((state = 'draft'::text) = (published_on IS NULL)) AND ((state = 'retired'::text) = (retired_on IS NOT NULL)))),
    CONSTRAINT course_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);

--
-- Name: course_progress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.course_progress (
    id uuid NOT NULL,
    course_id uuid NOT NULL,
    part_id text NOT NULL,
    account_id uuid,
    contact_id uuid,
    user_id uuid,
    done_on date NOT NULL,
    CONSTRAINT course_progress_check CHECK ((((account_id IS NULL) = (contact_id IS NULL)) AND ((contact_id IS NULL) <> (user_id IS NULL))))
);

--
-- Name: custom_field; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.custom_field (
    entity text NOT NULL,
    id text NOT NULL,
    type text NOT NULL,
    name jsonb NOT NULL,
    choices jsonb,
    created_at timestamp with time zone NOT NULL,
    place integer DEFAULT 0 NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT custom_field_entity_check CHECK ((entity = ANY (ARRAY['account'::text, 'contact'::text, 'contract'::text, 'product'::text]))),
    CONSTRAINT custom_field_id_check CHECK ((id ~ '^[a-z][a-z0-9_]{0,40}$'::text)),
    CONSTRAINT custom_field_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'money'::text, 'date'::text, 'choice'::text, 'multi_choice'::text, 'boolean'::text, 'user'::text])))
);

--
-- Name: customer_campaign; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.customer_campaign (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    title text NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    contact_id uuid,
    note text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL
);

--
-- Name: delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery (
    id uuid NOT NULL,
    key text NOT NULL,
    channel text NOT NULL,
    user_id uuid,
    account_id uuid,
    robot_id uuid,
    content jsonb NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    error text,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT delivery_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'robot'::text, 'webhook'::text, 'chat'::text]))),
    CONSTRAINT delivery_check CHECK (((channel = 'robot'::text) = (robot_id IS NOT NULL))),
    CONSTRAINT delivery_check1 CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);

--
-- Name: duplicate_pair; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.duplicate_pair (
    entity text NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    score numeric(4,3) NOT NULL,
    reasons jsonb NOT NULL,
    found_at timestamp with time zone NOT NULL,
    dismissed_at timestamp with time zone,
    dismissed_by uuid,
    CONSTRAINT duplicate_pair_check CHECK ((first_id < second_id)),
    CONSTRAINT duplicate_pair_entity_check CHECK ((entity = ANY (ARRAY['account'::text, 'contact'::text]))),
    CONSTRAINT duplicate_pair_score_check CHECK (((score >= (0)::numeric) AND (score <= (1)::numeric)))
);

--
-- Name: duplicate_search; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.duplicate_search (
    entity text NOT NULL,
    searched_at timestamp with time zone NOT NULL,
    rows_seen bigint NOT NULL,
    seconds numeric(10,3) NOT NULL,
    CONSTRAINT duplicate_search_entity_check CHECK ((entity = ANY (ARRAY['account'::text, 'contact'::text])))
);

--
-- Name: exam_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exam_attempt (
    id uuid NOT NULL,
    course_id uuid NOT NULL,
    account_id uuid,
    contact_id uuid,
    user_id uuid,
    exam jsonb NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    answers jsonb,
    handed_at timestamp with time zone,
    handed_on date,
    points integer,
    most integer,
    passed boolean,
    CONSTRAINT exam_attempt_check CHECK ((((account_id IS NULL) = (contact_id IS NULL)) AND ((contact_id IS NULL) <> (user_id IS NULL)))),
    CONSTRAINT exam_attempt_check1 CHECK ((((handed_at IS NULL) = (answers IS NULL)) AND ((handed_at IS NULL) = (points IS NULL)) AND ((handed_at IS NULL) = (passed IS NULL))))
);

--
-- Name: excel_template; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.excel_template (
    id uuid NOT NULL,
    entity text NOT NULL,
    name text NOT NULL,
    layout text NOT NULL,
    file_id uuid NOT NULL,
    sheets text[] NOT NULL,
    placeholders integer NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT excel_template_layout_check CHECK ((layout = ANY (ARRAY['list'::text, 'card'::text])))
);

--
-- Name: exchange_rate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exchange_rate (
    currency text NOT NULL,
    valid_from date NOT NULL,
    rate numeric(20,10) NOT NULL,
    CONSTRAINT exchange_rate_rate_check CHECK ((rate > (0)::numeric))
);

--
-- Name: export; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.export (
    id uuid NOT NULL,
    entity text NOT NULL,
    columns text[] NOT NULL,
    rows bigint DEFAULT 0 NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL
);

--
-- Name: export_row; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.export_row (
    export_id uuid NOT NULL,
    seq bigint NOT NULL,
    entity_id uuid NOT NULL,
    cells text[] NOT NULL
);

--
-- Name: feedback_ask; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feedback_ask (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    noted_item_id uuid NOT NULL,
    occasion text NOT NULL,
    contact_id uuid,
    source text NOT NULL,
    source_id uuid,
    asked_on date NOT NULL,
    frequency text NOT NULL,
    quote text,
    added_by uuid,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT feedback_ask_check CHECK (((source = 'hand'::text) = (source_id IS NULL))),
    CONSTRAINT feedback_ask_frequency_check CHECK ((frequency = ANY (ARRAY['once'::text, 'monthly'::text, 'weekly'::text, 'daily'::text]))),
    CONSTRAINT feedback_ask_source_check CHECK ((source = ANY (ARRAY['request'::text, 'interaction'::text, 'survey'::text, 'hand'::text])))
);

--
-- Name: feedback_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feedback_event (
    item_id uuid NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    on_day date NOT NULL,
    what text NOT NULL,
    state text NOT NULL,
    severity text NOT NULL,
    strategic boolean NOT NULL,
    by_id uuid,
    by_name text NOT NULL,
    note text,
    other_id uuid,
    CONSTRAINT feedback_event_what_check CHECK ((what = ANY (ARRAY['noted'::text, 'changed'::text, 'triaged'::text, 'moved'::text, 'merged'::text, 'took_in'::text])))
);

--
-- Name: feedback_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feedback_item (
    id uuid NOT NULL,
    number bigint NOT NULL,
    code text,
    kind text NOT NULL,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    portal_title text,
    product_id uuid,
    area text,
    route text,
    cause_kind text,
    cause text,
    severity text NOT NULL,
    strategic boolean DEFAULT false NOT NULL,
    owner_id uuid,
    state text NOT NULL,
    state_since date NOT NULL,
    target_release text,
    target_on date,
    round integer DEFAULT 0 NOT NULL,
    merged_into uuid,
    merged_on date,
    tracker_key text,
    tracker_url text,
    noted_on date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT feedback_item_area_check CHECK ((area = ANY (ARRAY['fault'::text, 'operation'::text, 'management'::text]))),
    CONSTRAINT feedback_item_check CHECK (((area IS NULL) = (route IS NULL))),
    CONSTRAINT feedback_item_check1 CHECK (((area IS NULL) OR ((area = 'fault'::text) AND (route = 'engineering'::text)) OR ((area = 'operation'::text) AND (route = 'manual'::text)) OR ((area = 'management'::text) AND (route = ANY (ARRAY['product'::text, 'manual'::text]))))),
    CONSTRAINT feedback_item_check2 CHECK ((((state = 'merged'::text) = (merged_into IS NOT NULL)) AND ((merged_into IS NULL) = (merged_on IS NULL)))),
    CONSTRAINT feedback_item_kind_check CHECK ((kind = ANY (ARRAY['problem'::text, 'need'::text]))),
    CONSTRAINT feedback_item_route_check CHECK ((route = ANY (ARRAY['engineering'::text, 'manual'::text, 'product'::text]))),
    CONSTRAINT feedback_item_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'normal'::text, 'low'::text]))),
    CONSTRAINT feedback_item_state_check CHECK ((state = ANY (ARRAY['new'::text, 'triaged'::text, 'planned'::text, 'in_progress'::text, 'delivered'::text, 'verified'::text, 'declined'::text, 'merged'::text])))
);

--
-- Name: feedback_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feedback_message (
    id text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    key text NOT NULL,
    state text NOT NULL,
    outcome text NOT NULL,
    item_id uuid,
    CONSTRAINT feedback_message_outcome_check CHECK ((outcome = ANY (ARRAY['moved'::text, 'unchanged'::text, 'not_now'::text, 'unknown_key'::text, 'unknown_state'::text])))
);

--
-- Name: feedback_verification; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feedback_verification (
    account_id uuid NOT NULL,
    item_id uuid NOT NULL,
    round integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_on date NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    answered_on date,
    by_id uuid,
    contact_id uuid,
    note text,
    CONSTRAINT feedback_verification_check CHECK (((state = 'open'::text) = (answered_on IS NULL))),
    CONSTRAINT feedback_verification_check1 CHECK (((state <> 'waived'::text) OR (note IS NOT NULL))),
    CONSTRAINT feedback_verification_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'refused'::text, 'waived'::text])))
);

--
-- Name: file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file (
    id uuid NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    sha256 bytea,
    purpose text NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone
);

--
-- Name: file_chunk; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file_chunk (
    file_id uuid NOT NULL,
    seq integer NOT NULL,
    bytes bytea NOT NULL
);
ALTER TABLE ONLY public.file_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

--
-- Name: handover; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.handover (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    occasion text NOT NULL,
    contract_id uuid,
    reason text NOT NULL,
    from_id uuid,
    to_id uuid NOT NULL,
    items jsonb NOT NULL,
    note text,
    state text DEFAULT 'draft'::text NOT NULL,
    opened_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    escalated_on date,
    ended_on date,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT handover_check CHECK (((state = ANY (ARRAY['accepted'::text, 'withdrawn'::text])) = (ended_on IS NOT NULL))),
    CONSTRAINT handover_reason_check CHECK ((reason = ANY (ARRAY['new_contract'::text, 'renewal'::text, 'owner_change'::text, 'leave'::text]))),
    CONSTRAINT handover_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'handed'::text, 'returned'::text, 'accepted'::text, 'withdrawn'::text])))
);

--
-- Name: handover_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.handover_step (
    account_id uuid NOT NULL,
    handover_id uuid NOT NULL,
    revision integer NOT NULL,
    what text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    note text,
    CONSTRAINT handover_step_what_check CHECK ((what = ANY (ARRAY['opened'::text, 'handed'::text, 'returned'::text, 'accepted'::text, 'withdrawn'::text, 'escalated'::text])))
);

--
-- Name: health_result; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_result (
    account_id uuid NOT NULL,
    policy_id text NOT NULL,
    as_of date NOT NULL,
    run_id uuid NOT NULL,
    version integer NOT NULL,
    variant text,
    score numeric(5,2),
    colour text NOT NULL,
    coverage numeric(5,4) NOT NULL,
    cap text,
    points numeric(5,2)[] NOT NULL,
    marks numeric(5,2)[] NOT NULL,
    figures numeric(20,6)[] NOT NULL,
    before_on date,
    before_score numeric(5,2),
    before_colour text,
    CONSTRAINT health_result_colour_check CHECK ((colour = ANY (ARRAY['green'::text, 'amber'::text, 'red'::text, 'unknown'::text])))
)
PARTITION BY RANGE (as_of);

--
-- Name: health_result_default; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.health_result_default (
    account_id uuid NOT NULL,
    policy_id text NOT NULL,
    as_of date NOT NULL,
    run_id uuid NOT NULL,
    version integer NOT NULL,
    variant text,
    score numeric(5,2),
    colour text NOT NULL,
    coverage numeric(5,4) NOT NULL,
    cap text,
    points numeric(5,2)[] NOT NULL,
    marks numeric(5,2)[] NOT NULL,
    figures numeric(20,6)[] NOT NULL,
    before_on date,
    before_score numeric(5,2),
    before_colour text,
    CONSTRAINT health_result_colour_check CHECK ((colour = ANY (ARRAY['green'::text, 'amber'::text, 'red'::text, 'unknown'::text])))
);

--
-- Name: idempotency_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_key (
    actor text NOT NULL,
    key text NOT NULL,
    endpoint text NOT NULL,
    input_hash bytea NOT NULL,
    answer jsonb,
    at timestamp with time zone NOT NULL
);

--
-- Name: import; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import (
    id uuid NOT NULL,
    entity text NOT NULL,
    file_id uuid NOT NULL,
    file_name text NOT NULL,
    file_code text NOT NULL,
    state text NOT NULL,
    detected jsonb,
    mapping jsonb,
    skip_bad_rows boolean DEFAULT false NOT NULL,
    job_id uuid,
    rows bigint DEFAULT 0 NOT NULL,
    created bigint DEFAULT 0 NOT NULL,
    updated bigint DEFAULT 0 NOT NULL,
    unchanged bigint DEFAULT 0 NOT NULL,
    rejected bigint DEFAULT 0 NOT NULL,
    warnings jsonb DEFAULT '[]'::jsonb NOT NULL,
    fault jsonb,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT import_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'reading'::text, 'checked'::text, 'committing'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);

--
-- Name: import_conflict; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_conflict (
    import_id uuid NOT NULL,
    seq bigint NOT NULL,
    field text NOT NULL,
    name text NOT NULL,
    file_value text,
    exported_value text,
    current_value text,
    taken boolean DEFAULT false NOT NULL
);

--
-- Name: import_mapping; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_mapping (
    id text NOT NULL,
    entity text NOT NULL,
    document jsonb NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

--
-- Name: import_row; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_row (
    import_id uuid NOT NULL,
    seq bigint NOT NULL,
    source_row bigint NOT NULL,
    data jsonb,
    problems jsonb
);

--
-- Name: inbound_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbound_mail (
    id uuid NOT NULL,
    mailbox_id uuid,
    digest bytea NOT NULL,
    message_id text,
    from_address text,
    from_name text,
    subject text,
    bytes bigint NOT NULL,
    raw bytea,
    state text DEFAULT 'received'::text NOT NULL,
    reason text,
    error text,
    insisted boolean DEFAULT false NOT NULL,
    request_id uuid,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    proven boolean,
    proof text,
    CONSTRAINT inbound_mail_check CHECK (((state = 'received'::text) = (ended_at IS NULL))),
    CONSTRAINT inbound_mail_state_check CHECK ((state = ANY (ARRAY['received'::text, 'handled'::text, 'ignored'::text, 'refused'::text, 'failed'::text])))
);

--
-- Name: instalment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.instalment (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    contract_id uuid,
    title text,
    happened_on date NOT NULL,
    due_on date NOT NULL,
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    condition text,
    dunning text,
    promised_on date,
    written_off_on date,
    note text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    adjusts_id uuid,
    CONSTRAINT instalment_dunning_check CHECK ((dunning = ANY (ARRAY['reminded'::text, 'promised'::text, 'disputed'::text, 'legal'::text])))
);

--
-- Name: interaction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.interaction (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    direction text DEFAULT 'out'::text NOT NULL,
    two_way boolean NOT NULL,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    summary text NOT NULL,
    next_step text,
    task_id uuid,
    author_id uuid,
    code text,
    contact_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    channel text,
    about_use text,
    about_problems text,
    about_needs text,
    about_activities text,
    changed_at timestamp with time zone,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT interaction_channel_check CHECK ((channel = ANY (ARRAY['in_person'::text, 'phone'::text, 'video'::text, 'wechat'::text, 'wecom'::text, 'mail'::text, 'sms'::text, 'other'::text]))),
    CONSTRAINT interaction_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
    CONSTRAINT interaction_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'call'::text, 'meeting'::text, 'message'::text, 'mail'::text, 'event'::text, 'training'::text, 'gift'::text, 'report_sent'::text, 'churn'::text])))
);

--
-- Name: invoice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invoice (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    contract_id uuid,
    happened_on date NOT NULL,
    kind text,
    title text,
    tax_number text,
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    tax_rate numeric(20,6),
    issued_on date,
    delivered_on date,
    reversed_on date,
    note text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    adjusts_id uuid,
    CONSTRAINT invoice_kind_check CHECK ((kind = ANY (ARRAY['special'::text, 'general'::text, 'other'::text])))
);

--
-- Name: job_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_run (
    id uuid NOT NULL,
    kind text NOT NULL,
    label jsonb NOT NULL,
    state text NOT NULL,
    done bigint DEFAULT 0 NOT NULL,
    total bigint,
    step text,
    input jsonb DEFAULT '{}'::jsonb NOT NULL,
    result jsonb,
    fault jsonb,
    cancel_asked_at timestamp with time zone,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    seen_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT job_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);

--
-- Name: key_event_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.key_event_account (
    account_id uuid NOT NULL,
    event text NOT NULL,
    on_day date NOT NULL,
    until_day date NOT NULL,
    policy_id text NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    made_on date NOT NULL
);

--
-- Name: mail_address; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_address (
    digest bytea NOT NULL,
    refused_at timestamp with time zone,
    consent text,
    consented_at timestamp with time zone,
    consented_by uuid,
    bounced_at timestamp with time zone,
    bounce_status text,
    bounce_reason text,
    soft_bounces integer DEFAULT 0 NOT NULL
);

--
-- Name: mail_thread; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_thread (
    message_id text NOT NULL,
    request_id uuid NOT NULL,
    address text,
    mailbox_id uuid,
    entry_id uuid,
    at timestamp with time zone NOT NULL
);

--
-- Name: mailbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mailbox (
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    enabled boolean NOT NULL,
    address text NOT NULL,
    host text,
    port integer,
    security text,
    user_name text,
    sealed_password text,
    folder text,
    secret_hash bytea,
    since timestamp with time zone NOT NULL,
    uid_validity bigint,
    last_uid bigint DEFAULT 0 NOT NULL,
    asked_at timestamp with time zone,
    error text,
    acknowledges boolean DEFAULT false NOT NULL,
    authserv_id text,
    CONSTRAINT mailbox_authserv_id_check CHECK ((authserv_id <> ''::text)),
    CONSTRAINT mailbox_check CHECK (((kind = 'imap'::text) = ((host IS NOT NULL) AND (port IS NOT NULL) AND (security IS NOT NULL) AND (user_name IS NOT NULL) AND (folder IS NOT NULL)))),
    CONSTRAINT mailbox_check1 CHECK (((kind = 'hook'::text) = (secret_hash IS NOT NULL))),
    CONSTRAINT mailbox_kind_check CHECK ((kind = ANY (ARRAY['imap'::text, 'hook'::text]))),
    CONSTRAINT mailbox_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);

--
-- Name: merge_row; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.merge_row (
    merge_id uuid NOT NULL,
    id bigint NOT NULL,
    table_name text NOT NULL,
    how text NOT NULL,
    "row" jsonb NOT NULL,
    CONSTRAINT merge_row_how_check CHECK ((how = ANY (ARRAY['moved'::text, 'pointed'::text, 'image'::text, 'added'::text, 'added_up'::text])))
);

--
-- Name: merge_row_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.merge_row ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.merge_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: need; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.need (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    summary text NOT NULL,
    product_id uuid,
    contact_id uuid,
    source text,
    expected_amount numeric(20,6),
    base_expected_amount numeric(20,6),
    expected_on date,
    closed_on date,
    outcome text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT need_outcome_check CHECK ((outcome = ANY (ARRAY['bought'::text, 'declined'::text, 'dropped'::text]))),
    CONSTRAINT need_source_check CHECK ((source = ANY (ARRAY['contact'::text, 'request'::text, 'survey'::text, 'sales'::text, 'other'::text])))
);

--
-- Name: notification; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notification (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    account_id uuid,
    subject_id text,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    in_app boolean DEFAULT true NOT NULL,
    mail text DEFAULT 'off'::text NOT NULL,
    CONSTRAINT notification_mail_check CHECK ((mail = ANY (ARRAY['off'::text, 'at_once'::text, 'digest'::text])))
);

--
-- Name: notification_preference; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notification_preference (
    user_id uuid NOT NULL,
    kinds jsonb DEFAULT '{}'::jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    times jsonb DEFAULT '{}'::jsonb NOT NULL
);

--
-- Name: objective; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.objective (
    id uuid NOT NULL,
    code text,
    title text NOT NULL,
    problem text NOT NULL,
    metric text NOT NULL,
    counted text NOT NULL,
    happened_on date NOT NULL,
    baseline numeric(20,6),
    target numeric(20,6) NOT NULL,
    due_on date NOT NULL,
    owner_id uuid,
    closed_on date,
    result text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT objective_counted_check CHECK ((counted = ANY (ARRAY['sum'::text, 'average'::text, 'share'::text])))
);

--
-- Name: objective_policy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.objective_policy (
    objective_id uuid NOT NULL,
    policy_id text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    linked_by uuid
);

--
-- Name: order_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_line (
    account_id uuid NOT NULL,
    order_id uuid NOT NULL,
    line_key text NOT NULL,
    product_id uuid NOT NULL,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    quantity numeric(20,6) NOT NULL,
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    margin numeric(20,6),
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

--
-- Name: organisation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisation (
    only_one boolean DEFAULT true NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    time_zone text NOT NULL,
    base_currency text NOT NULL,
    template text,
    demo boolean DEFAULT false NOT NULL,
    set_up_at timestamp with time zone NOT NULL,
    closing_day smallint DEFAULT 5 NOT NULL,
    CONSTRAINT organisation_closing_day_check CHECK (((closing_day >= 1) AND (closing_day <= 28))),
    CONSTRAINT organisation_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT organisation_only_one_check CHECK (only_one)
);

--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    event text NOT NULL,
    account_id uuid,
    payload jsonb NOT NULL,
    delivered_at timestamp with time zone
);

--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: outgoing_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outgoing_message (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    step text NOT NULL,
    channel text NOT NULL,
    contact_id uuid,
    person_id uuid,
    state text DEFAULT 'handed'::text NOT NULL,
    made_on date NOT NULL,
    error text,
    ended_at timestamp with time zone,
    CONSTRAINT outgoing_message_channel_check CHECK ((channel = ANY (ARRAY['copy'::text, 'mail'::text]))),
    CONSTRAINT outgoing_message_state_check CHECK ((state = ANY (ARRAY['handed'::text, 'queued'::text, 'sent'::text, 'failed'::text, 'called_off'::text])))
);

--
-- Name: period; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.period (
    month date NOT NULL,
    state text NOT NULL,
    closing integer DEFAULT 0 NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    note text,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT period_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT period_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);

--
-- Name: period_total; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.period_total (
    account_id uuid NOT NULL,
    month date NOT NULL,
    closing integer NOT NULL,
    ordered numeric(20,6),
    signed numeric(20,6),
    received numeric(20,6),
    recognised numeric(20,6)
);

--
-- Name: phone_call; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_call (
    id uuid NOT NULL,
    hook_id uuid,
    external_id text,
    direction text NOT NULL,
    number text,
    number_key text GENERATED ALWAYS AS (public.phone_key(number)) STORED,
    queue text,
    began_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    talk_seconds integer,
    agent_id uuid,
    agent_said text,
    recording text,
    account_id uuid,
    contact_id uuid,
    request_id uuid,
    note text,
    CONSTRAINT phone_call_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
    CONSTRAINT phone_call_recording_check CHECK ((recording ~~ 'https://%'::text)),
    CONSTRAINT phone_call_talk_seconds_check CHECK ((talk_seconds >= 0))
);

--
-- Name: phone_call_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_call_event (
    call_id uuid NOT NULL,
    event text NOT NULL,
    at timestamp with time zone NOT NULL,
    agent text NOT NULL,
    agent_id uuid,
    direction text,
    number text,
    queue text,
    seconds integer,
    recording text,
    CONSTRAINT phone_call_event_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
    CONSTRAINT phone_call_event_event_check CHECK ((event = ANY (ARRAY['ringing'::text, 'answered'::text, 'ended'::text, 'missed'::text]))),
    CONSTRAINT phone_call_event_seconds_check CHECK ((seconds >= 0))
);

--
-- Name: phone_call_ring; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_call_ring (
    call_id uuid NOT NULL,
    user_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    dismissed_at timestamp with time zone
);

--
-- Name: phone_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_line (
    extension text NOT NULL,
    user_id uuid NOT NULL
);

--
-- Name: phone_number; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.phone_number (
    number_key text NOT NULL,
    account_id uuid NOT NULL,
    contact_id uuid,
    remembered_by uuid,
    remembered_at timestamp with time zone NOT NULL
);

--
-- Name: plan_action; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plan_action (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    plan_id uuid,
    happened_on date NOT NULL,
    side text NOT NULL,
    what text NOT NULL,
    due_on date NOT NULL,
    owner_id uuid,
    contact_id uuid,
    done_on date,
    note text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT plan_action_side_check CHECK ((side = ANY (ARRAY['ours'::text, 'theirs'::text])))
);

--
-- Name: play_arm; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.play_arm (
    account_id uuid NOT NULL,
    play_id text NOT NULL,
    arm text NOT NULL,
    tier text,
    since date NOT NULL,
    CONSTRAINT play_arm_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'holdout'::text])))
);

--
-- Name: play_cursor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.play_cursor (
    play_id text NOT NULL,
    ran_to date NOT NULL,
    at timestamp with time zone NOT NULL,
    paused_at timestamp with time zone,
    paused_by uuid
);

--
-- Name: play_met; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.play_met (
    account_id uuid NOT NULL,
    play_id text NOT NULL,
    since date NOT NULL
);

--
-- Name: play_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.play_run (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    play_id text NOT NULL,
    play_version integer NOT NULL,
    occasion text NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    arm text DEFAULT 'treated'::text NOT NULL,
    state text DEFAULT 'running'::text NOT NULL,
    step integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    began_on date NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    reached boolean,
    ended_because text,
    CONSTRAINT play_run_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'holdout'::text]))),
    CONSTRAINT play_run_check CHECK (((state = ANY (ARRAY['queued'::text, 'running'::text])) = (ended_at IS NULL))),
    CONSTRAINT play_run_ended_because_check CHECK ((ended_because = ANY (ARRAY['through'::text, 'reason'::text, 'condition'::text, 'by_hand'::text, 'inactive'::text, 'held'::text]))),
    CONSTRAINT play_run_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'stopped'::text, 'held'::text])))
);

--
-- Name: play_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.play_step (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    step text NOT NULL,
    at timestamp with time zone NOT NULL,
    what jsonb DEFAULT '{}'::jsonb NOT NULL
);

--
-- Name: policy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy (
    id text NOT NULL,
    kind text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT policy_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text)),
    CONSTRAINT policy_kind_check CHECK ((kind = ANY (ARRAY['tier'::text, 'lifecycle'::text, 'health'::text, 'segment'::text, 'sla'::text, 'benefits'::text, 'calendar'::text, 'play'::text, 'procedure'::text, 'report'::text])))
);

--
-- Name: policy_result; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_result (
    account_id uuid NOT NULL,
    policy_id text NOT NULL,
    as_of date NOT NULL,
    run_id uuid NOT NULL,
    version integer NOT NULL,
    level text,
    level_rank smallint,
    score numeric(20,6),
    points numeric(20,6)[] DEFAULT '{}'::numeric[] NOT NULL,
    natural_rank smallint,
    below smallint DEFAULT 0 NOT NULL,
    judged_level text
)
PARTITION BY RANGE (as_of);

--
-- Name: policy_result_default; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_result_default (
    account_id uuid NOT NULL,
    policy_id text NOT NULL,
    as_of date NOT NULL,
    run_id uuid NOT NULL,
    version integer NOT NULL,
    level text,
    level_rank smallint,
    score numeric(20,6),
    points numeric(20,6)[] DEFAULT '{}'::numeric[] NOT NULL,
    natural_rank smallint,
    below smallint DEFAULT 0 NOT NULL,
    judged_level text
);

--
-- Name: policy_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_run (
    id uuid NOT NULL,
    policy_id text NOT NULL,
    version integer NOT NULL,
    as_of date NOT NULL,
    cause text NOT NULL,
    state text NOT NULL,
    accounts integer DEFAULT 0 NOT NULL,
    changed integer DEFAULT 0 NOT NULL,
    frozen jsonb DEFAULT '{}'::jsonb NOT NULL,
    seconds numeric(12,3),
    started_by uuid,
    started_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT policy_run_cause_check CHECK ((cause = ANY (ARRAY['scheduled'::text, 'manual'::text, 'published'::text, 'import'::text]))),
    CONSTRAINT policy_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'published'::text])))
);

--
-- Name: policy_simulation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_simulation (
    id uuid NOT NULL,
    policy_id text NOT NULL,
    version integer,
    document jsonb NOT NULL,
    as_of date NOT NULL,
    started_by uuid,
    created_at timestamp with time zone NOT NULL,
    summary jsonb
);

--
-- Name: policy_simulation_move; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_simulation_move (
    simulation_id uuid NOT NULL,
    account_id uuid NOT NULL,
    from_level text,
    to_level text,
    direction smallint NOT NULL,
    amount numeric(20,6) NOT NULL,
    score_before numeric(20,6),
    score_after numeric(20,6) NOT NULL,
    points jsonb NOT NULL,
    cause text NOT NULL,
    cause_item text,
    cause_level text,
    CONSTRAINT policy_simulation_move_cause_check CHECK ((cause = ANY (ARRAY['first'::text, 'held'::text, 'condition'::text, 'item'::text, 'levels'::text])))
);

--
-- Name: policy_submission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_submission (
    id uuid NOT NULL,
    policy_id text NOT NULL,
    version integer,
    restores integer,
    document jsonb NOT NULL,
    note text,
    wished_on date,
    author uuid,
    submitted_by uuid,
    submitted_at timestamp with time zone NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    reason text,
    CONSTRAINT policy_submission_check CHECK ((((restores IS NULL) = (version IS NOT NULL)) OR (state = 'approved'::text))),
    CONSTRAINT policy_submission_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text, 'void'::text])))
);

--
-- Name: policy_transition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_transition (
    account_id uuid NOT NULL,
    policy_id text NOT NULL,
    as_of date NOT NULL,
    run_id uuid,
    from_level text,
    to_level text,
    from_rank smallint,
    to_rank smallint,
    cause text DEFAULT 'evaluation'::text NOT NULL,
    CONSTRAINT policy_transition_cause_check CHECK ((cause = ANY (ARRAY['evaluation'::text, 'override'::text, 'confirmed'::text])))
);

--
-- Name: policy_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_version (
    policy_id text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    document jsonb NOT NULL,
    sample boolean DEFAULT true NOT NULL,
    note text,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    published_by uuid,
    published_at timestamp with time zone,
    in_force_from date,
    source text,
    held_back jsonb,
    CONSTRAINT policy_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'planned'::text, 'published'::text, 'retired'::text]))),
    CONSTRAINT policy_version_version_check CHECK ((version > 0))
);

--
-- Name: pool_claim; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pool_claim (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    how text NOT NULL,
    claimed_on date NOT NULL,
    protected_until date NOT NULL,
    ended_on date,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pool_claim_how_check CHECK ((how = ANY (ARRAY['registered'::text, 'claimed'::text])))
);

--
-- Name: pool_stay; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pool_stay (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    reason text NOT NULL,
    note text,
    from_user_id uuid,
    entered_on date NOT NULL,
    left_on date,
    left_to_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT pool_stay_reason_check CHECK ((reason = ANY (ARRAY['released'::text, 'idle'::text])))
);

--
-- Name: portal_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_attempt (
    id uuid NOT NULL,
    kind text NOT NULL,
    email text NOT NULL,
    address text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT portal_attempt_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'password'::text, 'sso'::text])))
);

--
-- Name: portal_deflection; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_deflection (
    form_id uuid NOT NULL,
    member_id uuid,
    article_id uuid NOT NULL,
    question text NOT NULL,
    at timestamp with time zone NOT NULL
);

--
-- Name: portal_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_link (
    token_hash bytea NOT NULL,
    member_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

--
-- Name: portal_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_member (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    email text NOT NULL,
    whole boolean DEFAULT false NOT NULL,
    language text,
    password_hash text,
    invited_at timestamp with time zone NOT NULL,
    invited_by uuid,
    signed_in_at timestamp with time zone,
    signed_in_way text,
    CONSTRAINT portal_member_email_check CHECK ((email = lower(btrim(email)))),
    CONSTRAINT portal_member_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT portal_member_signed_in_way_check CHECK ((signed_in_way = ANY (ARRAY['link'::text, 'password'::text, 'sso'::text])))
);

--
-- Name: portal_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_session (
    token_hash bytea NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    way text NOT NULL,
    CONSTRAINT portal_session_way_check CHECK ((way = ANY (ARRAY['link'::text, 'password'::text, 'sso'::text])))
);

--
-- Name: portal_sso; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_sso (
    account_id uuid NOT NULL,
    issuer text NOT NULL,
    client text NOT NULL,
    sealed_secret text NOT NULL,
    enabled boolean NOT NULL,
    others boolean NOT NULL,
    joins boolean NOT NULL,
    withdrawn uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid
);

--
-- Name: portal_sso_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_sso_attempt (
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    issuer text NOT NULL,
    client text NOT NULL,
    nonce text NOT NULL,
    sealed_verifier text NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

--
-- Name: portal_sso_domain; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_sso_domain (
    domain text NOT NULL,
    account_id uuid NOT NULL,
    CONSTRAINT portal_sso_domain_domain_check CHECK ((domain = lower(domain)))
);

--
-- Name: portal_usage_choice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_usage_choice (
    account_id uuid NOT NULL,
    metrics text[] NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid
);

--
-- Name: portal_vote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_vote (
    article_id uuid NOT NULL,
    member_id uuid NOT NULL,
    language text NOT NULL,
    useful boolean NOT NULL,
    voted_at timestamp with time zone NOT NULL
);

--
-- Name: posting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.posting (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    step text NOT NULL,
    play_id text NOT NULL,
    occasion text NOT NULL,
    contact_id uuid,
    person_id uuid,
    what jsonb NOT NULL,
    gift boolean DEFAULT false NOT NULL,
    worth numeric(20,6),
    state text NOT NULL,
    why text,
    courier text,
    number text,
    made_on date NOT NULL,
    posted_on date,
    ended_on date,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT posting_check CHECK (((state = 'refused'::text) = (why IS NOT NULL))),
    CONSTRAINT posting_state_check CHECK ((state = ANY (ARRAY['to_post'::text, 'posted'::text, 'received'::text, 'returned'::text, 'refused'::text, 'called_off'::text]))),
    CONSTRAINT posting_why_check CHECK ((why = ANY (ARRAY['nobody'::text, 'public_body'::text, 'account_cap'::text, 'person_cap'::text])))
);

--
-- Name: procedure_check; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procedure_check (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    step text NOT NULL,
    item text NOT NULL,
    by_id uuid,
    at timestamp with time zone NOT NULL
);

--
-- Name: procedure_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procedure_run (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    policy_id text NOT NULL,
    version integer NOT NULL,
    document jsonb NOT NULL,
    note text,
    state text NOT NULL,
    begun_by uuid,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    lead_ms bigint,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT procedure_run_check CHECK (((state = 'running'::text) = (ended_at IS NULL))),
    CONSTRAINT procedure_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text])))
);

--
-- Name: procedure_span; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procedure_span (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    seq integer NOT NULL,
    step text NOT NULL,
    department text NOT NULL,
    court text NOT NULL,
    holder_id uuid,
    from_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    worked_ms bigint,
    outcome text,
    by_id uuid,
    note text,
    late_at timestamp with time zone,
    CONSTRAINT procedure_span_check CHECK ((((until_at IS NULL) = (outcome IS NULL)) AND ((until_at IS NULL) = (worked_ms IS NULL)))),
    CONSTRAINT procedure_span_court_check CHECK ((court = ANY (ARRAY['accept'::text, 'work'::text, 'approve'::text]))),
    CONSTRAINT procedure_span_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'done'::text, 'returned'::text, 'approved'::text, 'stopped'::text])))
);

--
-- Name: procurement_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procurement_step (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    contract_id uuid,
    step text NOT NULL,
    happened_on date NOT NULL,
    due_on date,
    done_on date,
    slip_reason text,
    person_id uuid,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT procurement_step_step_check CHECK ((step = ANY (ARRAY['budget'::text, 'approval'::text, 'tender'::text, 'single_source'::text, 'award'::text, 'signing'::text, 'acceptance'::text])))
);

--
-- Name: product; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    category text,
    unit text,
    provider_account_id uuid,
    status text DEFAULT 'active'::text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT product_category_check CHECK ((category = ANY (ARRAY['cash_flow'::text, 'value_added'::text, 'high_maintenance'::text, 'new'::text]))),
    CONSTRAINT product_status_check CHECK ((status = ANY (ARRAY['preparing'::text, 'active'::text, 'retired'::text])))
);

--
-- Name: product_retirement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product_retirement (
    id uuid NOT NULL,
    code text,
    product_id uuid NOT NULL,
    replacement_id uuid,
    happened_on date NOT NULL,
    announced_on date,
    retires_on date NOT NULL,
    done_on date,
    reason text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL
);

--
-- Name: project_milestone; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.project_milestone (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    step text NOT NULL,
    place integer NOT NULL,
    name jsonb NOT NULL,
    first_value boolean NOT NULL,
    reached_on date
);

--
-- Name: project_plan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.project_plan (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    step text NOT NULL,
    seq integer NOT NULL,
    planned_on date NOT NULL,
    set_on date NOT NULL,
    reason text,
    late_at timestamp with time zone
);

--
-- Name: project_start; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.project_start (
    account_id uuid NOT NULL,
    run_id uuid NOT NULL,
    product_id uuid,
    starts_on date NOT NULL,
    basis text NOT NULL,
    begun_on date NOT NULL,
    ended_on date,
    contract_id uuid,
    CONSTRAINT project_start_basis_check CHECK ((basis = ANY (ARRAY['contract'::text, 'order'::text, 'given'::text, 'begun'::text])))
);

--
-- Name: question_cluster; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_cluster (
    id uuid NOT NULL,
    leader text NOT NULL,
    terms text[] NOT NULL
);

--
-- Name: question_cluster_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_cluster_member (
    cluster_id uuid NOT NULL,
    place integer NOT NULL,
    question_n text NOT NULL,
    request_id uuid
);

--
-- Name: question_clustering; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_clustering (
    id integer DEFAULT 1 NOT NULL,
    found_at timestamp with time zone NOT NULL,
    questions integer NOT NULL,
    CONSTRAINT question_clustering_id_check CHECK ((id = 1))
);

--
-- Name: question_decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question_decision (
    id uuid NOT NULL,
    decision text NOT NULL,
    questions text[] NOT NULL,
    size integer NOT NULL,
    article_id uuid,
    decided_at timestamp with time zone NOT NULL,
    decided_by uuid,
    CONSTRAINT question_decision_check CHECK (((decision = 'drafted'::text) = (article_id IS NOT NULL))),
    CONSTRAINT question_decision_decision_check CHECK ((decision = ANY (ARRAY['dismissed'::text, 'drafted'::text])))
);

--
-- Name: rating; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rating (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    dimension text NOT NULL,
    score integer NOT NULL,
    happened_on date NOT NULL,
    expires_on date,
    evidence text NOT NULL,
    contact_id uuid,
    rater_id uuid,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT rating_dimension_check CHECK ((dimension = ANY (ARRAY['relationship'::text, 'renewal_intent'::text, 'influence'::text]))),
    CONSTRAINT rating_score_check CHECK (((score >= 1) AND (score <= 5)))
);

--
-- Name: rating_rubric; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rating_rubric (
    dimension text NOT NULL,
    score smallint NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid,
    CONSTRAINT rating_rubric_dimension_check CHECK ((dimension = ANY (ARRAY['relationship'::text, 'renewal_intent'::text, 'influence'::text]))),
    CONSTRAINT rating_rubric_score_check CHECK (((score >= 1) AND (score <= 5)))
);

--
-- Name: receipt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.receipt (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    payer_name text,
    method text,
    bank_reference text,
    note text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    adjusts_id uuid,
    CONSTRAINT receipt_method_check CHECK ((method = ANY (ARRAY['transfer'::text, 'bill'::text, 'cheque'::text, 'online'::text, 'other'::text])))
);

--
-- Name: receipt_claim; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.receipt_claim (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    receipt_account_id uuid NOT NULL,
    receipt_id uuid NOT NULL,
    instalment_id uuid,
    contract_id uuid,
    amount numeric(20,6) NOT NULL,
    currency text NOT NULL,
    received_on date NOT NULL,
    happened_on date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    CONSTRAINT receipt_claim_amount_check CHECK ((amount <> (0)::numeric)),
    CONSTRAINT receipt_claim_check CHECK ((happened_on >= received_on)),
    CONSTRAINT receipt_claim_check1 CHECK (((instalment_id IS NULL) <> (contract_id IS NULL)))
);

--
-- Name: record_merge; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.record_merge (
    id uuid NOT NULL,
    entity text NOT NULL,
    winner_id uuid NOT NULL,
    loser_id uuid NOT NULL,
    account_id uuid,
    winner_name text NOT NULL,
    loser_name text NOT NULL,
    loser_code text,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    counts jsonb NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    merged_by uuid,
    undo_until timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    undone_by uuid,
    CONSTRAINT record_merge_entity_check CHECK ((entity = ANY (ARRAY['account'::text, 'contact'::text])))
);

--
-- Name: referral; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.referral (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    lead_name text,
    referred_id uuid,
    contact_id uuid,
    result text,
    note text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    lead_contact text,
    lead_reach text,
    reason text,
    consented_on date,
    source text,
    thanked_on date,
    thanks text,
    CONSTRAINT referral_result_check CHECK ((result = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))),
    CONSTRAINT referral_source_check CHECK ((source = ANY (ARRAY['portal'::text, 'contact'::text, 'event'::text, 'other'::text])))
);

--
-- Name: region; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.region (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    parent_id uuid,
    created_at timestamp with time zone NOT NULL,
    level text,
    valid_from date DEFAULT '0001-01-01'::date NOT NULL,
    valid_until date,
    CONSTRAINT region_check CHECK ((parent_id <> id)),
    CONSTRAINT region_level_check CHECK ((level = ANY (ARRAY['area'::text, 'province'::text, 'city'::text, 'group'::text])))
);

--
-- Name: region_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.region_history (
    region_id uuid NOT NULL,
    valid_from date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    name text NOT NULL,
    parent_id uuid,
    level text,
    valid_until date,
    changed_by uuid
);

--
-- Name: region_target; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.region_target (
    region_id uuid NOT NULL,
    period text NOT NULL,
    amount numeric(20,6) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid,
    CONSTRAINT region_target_amount_check CHECK ((amount >= (0)::numeric)),
    CONSTRAINT region_target_period_check CHECK ((period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'::text))
);

--
-- Name: renewal_model; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.renewal_model (
    version integer NOT NULL,
    job_id uuid NOT NULL,
    trained_by uuid,
    trained_on date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    found jsonb NOT NULL
);

--
-- Name: request_article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_article (
    request_id uuid NOT NULL,
    article_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_by uuid,
    searched_at timestamp with time zone,
    CONSTRAINT request_article_check CHECK ((searched_at <= answered_at))
);

--
-- Name: request_clock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_clock (
    request_id uuid NOT NULL,
    clock text NOT NULL,
    seq integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    cancelled boolean DEFAULT false NOT NULL,
    target_minutes integer,
    due_at timestamp with time zone,
    used_ms bigint,
    breached_at timestamp with time zone,
    breached_on date,
    level integer DEFAULT 0 NOT NULL,
    level_at timestamp with time zone,
    warned_on date,
    CONSTRAINT request_clock_clock_check CHECK ((clock = ANY (ARRAY['first'::text, 'next'::text, 'solve'::text])))
);

--
-- Name: request_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_entry (
    request_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    seq integer DEFAULT 0 NOT NULL,
    kind text NOT NULL,
    channel text,
    author_id uuid,
    contact_id uuid,
    author_name text,
    body text DEFAULT ''::text NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    mentions uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    event jsonb,
    message_id text,
    terms tsvector GENERATED ALWAYS AS (public.request_terms(body)) STORED,
    CONSTRAINT request_entry_check CHECK (((kind = 'event'::text) = (event IS NOT NULL))),
    CONSTRAINT request_entry_kind_check CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text, 'note'::text, 'event'::text])))
);

--
-- Name: request_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_file (
    id uuid NOT NULL,
    request_id uuid,
    entry_id uuid,
    file_id uuid NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    added_by uuid,
    member_id uuid,
    CONSTRAINT request_file_check CHECK (((request_id IS NULL) = (entry_id IS NULL)))
);

--
-- Name: request_form; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_form (
    id uuid NOT NULL,
    slug text NOT NULL,
    enabled boolean NOT NULL,
    languages text[] NOT NULL,
    title jsonb NOT NULL,
    intro jsonb,
    consent jsonb,
    product_id uuid,
    kind text NOT NULL,
    phone text NOT NULL,
    company text NOT NULL,
    suggests boolean NOT NULL,
    origins text[] NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    CONSTRAINT request_form_company_check CHECK ((company = ANY (ARRAY['no'::text, 'optional'::text, 'required'::text]))),
    CONSTRAINT request_form_languages_check CHECK (((languages <@ '{zh,en}'::text[]) AND (cardinality(languages) > 0))),
    CONSTRAINT request_form_phone_check CHECK ((phone = ANY (ARRAY['no'::text, 'optional'::text, 'required'::text]))),
    CONSTRAINT request_form_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$'::text))
);

--
-- Name: request_pause; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_pause (
    request_id uuid NOT NULL,
    seq integer NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    reason text NOT NULL,
    CONSTRAINT request_pause_check CHECK ((until_at >= from_at)),
    CONSTRAINT request_pause_reason_check CHECK ((reason = ANY (ARRAY['customer'::text, 'callback'::text])))
);

--
-- Name: request_presence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_presence (
    request_id uuid NOT NULL,
    user_id uuid NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    writing boolean NOT NULL
);

--
-- Name: request_spell; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_spell (
    request_id uuid NOT NULL,
    seq integer NOT NULL,
    severity text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    reopened boolean DEFAULT false NOT NULL,
    CONSTRAINT request_spell_check CHECK ((until_on >= from_on))
);

--
-- Name: request_stretch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request_stretch (
    request_id uuid NOT NULL,
    user_id uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    CONSTRAINT request_stretch_check CHECK ((ended_at >= began_at))
);

--
-- Name: resident_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.resident_report (
    account_id uuid NOT NULL,
    stay_id uuid NOT NULL,
    month date NOT NULL,
    days integer NOT NULL,
    requests integer NOT NULL,
    orders integer NOT NULL,
    notes text DEFAULT ''::text NOT NULL,
    changes text DEFAULT ''::text NOT NULL,
    cost_id uuid,
    amount numeric(20,6) NOT NULL,
    interaction_id uuid,
    filed_by uuid,
    filed_at timestamp with time zone NOT NULL,
    CONSTRAINT resident_report_days_check CHECK (((days >= 0) AND (days <= 31))),
    CONSTRAINT resident_report_month_check CHECK ((month = date_trunc('month'::text, (month)::timestamp with time zone)))
);

--
-- Name: resident_stay; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.resident_stay (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid,
    name text NOT NULL,
    provider_id uuid,
    weekdays integer[] NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    duties text DEFAULT ''::text NOT NULL,
    day_cost numeric(20,6) NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT resident_stay_check CHECK ((ends_on >= starts_on)),
    CONSTRAINT resident_stay_day_cost_check CHECK ((day_cost >= (0)::numeric)),
    CONSTRAINT resident_stay_weekdays_check CHECK (((cardinality(weekdays) > 0) AND (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7])))
);

--
-- Name: resource; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.resource (
    id uuid NOT NULL,
    code text,
    title text NOT NULL,
    title_en text,
    kind text NOT NULL,
    happened_on date NOT NULL,
    owner_id uuid,
    unit text NOT NULL,
    capacity numeric(20,6),
    unit_cost numeric(20,6),
    levels text,
    until_on date,
    note text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT resource_capacity_check CHECK ((capacity >= (0)::numeric)),
    CONSTRAINT resource_kind_check CHECK ((kind = ANY (ARRAY['report'::text, 'writing'::text, 'data'::text, 'media'::text, 'expert'::text, 'executive'::text, 'other'::text]))),
    CONSTRAINT resource_unit_check CHECK ((unit = ANY (ARRAY['piece'::text, 'hour'::text, 'day'::text, 'visit'::text]))),
    CONSTRAINT resource_unit_cost_check CHECK ((unit_cost >= (0)::numeric))
);

--
-- Name: resource_request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.resource_request (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    resource_id uuid NOT NULL,
    happened_on date NOT NULL,
    why text NOT NULL,
    wanted_on date NOT NULL,
    quantity numeric(20,6) NOT NULL,
    unit_cost numeric(20,6) NOT NULL,
    level text,
    entitled boolean NOT NULL,
    objective_id uuid,
    plan_id uuid,
    play_id text,
    asked_by uuid,
    approved_on date,
    approved_by uuid,
    accepted_on date,
    accepted_by uuid,
    planned_on date,
    done_on date,
    done_by uuid,
    done_quantity numeric(20,6),
    done_cost numeric(20,6),
    result text,
    ended_on date,
    ended_by uuid,
    ended_as text,
    ended_why text,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT resource_request_accepted_check CHECK (((accepted_on IS NULL) OR (approved_on IS NOT NULL))),
    CONSTRAINT resource_request_done_check CHECK (((done_on IS NULL) OR ((accepted_on IS NOT NULL) AND (ended_on IS NULL)))),
    CONSTRAINT resource_request_done_cost_check CHECK ((done_cost >= (0)::numeric)),
    CONSTRAINT resource_request_done_quantity_check CHECK ((done_quantity > (0)::numeric)),
    CONSTRAINT resource_request_end_check CHECK (
CASE ended_as
    WHEN 'rejected'::text THEN (approved_on IS NULL)
    WHEN 'declined'::text THEN (approved_on IS NOT NULL)
    ELSE true
END),
    CONSTRAINT resource_request_ended_as_check CHECK ((ended_as = ANY (ARRAY['rejected'::text, 'declined'::text, 'cancelled'::text]))),
    CONSTRAINT resource_request_ended_check CHECK ((num_nonnulls(ended_on, ended_as, ended_why) = ANY (ARRAY[0, 3]))),
    CONSTRAINT resource_request_planned_check CHECK (((accepted_on IS NULL) = (planned_on IS NULL))),
    CONSTRAINT resource_request_quantity_check CHECK ((quantity > (0)::numeric)),
    CONSTRAINT resource_request_result_check CHECK ((num_nonnulls(done_on, done_quantity, done_cost, result) = ANY (ARRAY[0, 4]))),
    CONSTRAINT resource_request_unit_cost_check CHECK ((unit_cost >= (0)::numeric))
);

--
-- Name: risk; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.risk (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    policy_id text,
    rule text,
    holds boolean DEFAULT false NOT NULL,
    touched boolean DEFAULT false NOT NULL,
    raised_on date NOT NULL,
    raised_by uuid,
    owner_id uuid,
    plan text,
    due_on date,
    state text DEFAULT 'open'::text NOT NULL,
    result text,
    ended_on date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT risk_check CHECK (((rule IS NULL) = (policy_id IS NULL))),
    CONSTRAINT risk_check1 CHECK (((state = 'open'::text) = (ended_on IS NULL))),
    CONSTRAINT risk_kind_check CHECK ((kind = ANY (ARRAY['usage_decline'::text, 'sponsor_left'::text, 'competitor_price'::text, 'overdue'::text, 'no_decider_covered'::text, 'single_threaded'::text, 'other'::text]))),
    CONSTRAINT risk_state_check CHECK ((state = ANY (ARRAY['open'::text, 'mitigated'::text, 'happened'::text, 'closed'::text, 'gone'::text])))
);

--
-- Name: sales_order; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sales_order (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    currency text NOT NULL,
    contract_code text,
    happened_on date NOT NULL,
    ordered_at timestamp with time zone,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    adjusts_id uuid
);

--
-- Name: saved_view; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.saved_view (
    id uuid NOT NULL,
    list text NOT NULL,
    name text NOT NULL,
    owner_id uuid NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    state jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT saved_view_list_check CHECK ((list = 'accounts'::text)),
    CONSTRAINT saved_view_name_check CHECK ((name <> ''::text))
);

--
-- Name: saved_view_default; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.saved_view_default (
    user_id uuid NOT NULL,
    list text NOT NULL,
    view_id uuid NOT NULL
);

--
-- Name: schema_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

--
-- Name: segment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.segment (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    name_en text,
    description text,
    condition jsonb,
    target boolean DEFAULT false NOT NULL,
    owner_id uuid,
    shared boolean DEFAULT false NOT NULL,
    editors text DEFAULT 'owner'::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT segment_check CHECK (((kind = 'dynamic'::text) = (condition IS NOT NULL))),
    CONSTRAINT segment_check1 CHECK (((NOT target) OR (kind = 'fixed'::text))),
    CONSTRAINT segment_editors_check CHECK ((editors = ANY (ARRAY['owner'::text, 'everyone'::text]))),
    CONSTRAINT segment_kind_check CHECK ((kind = ANY (ARRAY['dynamic'::text, 'fixed'::text]))),
    CONSTRAINT segment_name_check CHECK ((name <> ''::text))
);

--
-- Name: segment_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.segment_member (
    account_id uuid NOT NULL,
    segment_id uuid NOT NULL,
    since date NOT NULL,
    until date,
    added_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT segment_member_check CHECK ((until >= since))
);

--
-- Name: service_cost; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_cost (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    product_id uuid,
    kind text NOT NULL,
    hours numeric(20,6),
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    person_id uuid,
    note text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    adjusts_id uuid,
    CONSTRAINT service_cost_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'travel'::text, 'parts'::text, 'outsourcing'::text, 'training'::text, 'other'::text])))
);

--
-- Name: service_order; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_order (
    id uuid NOT NULL,
    number bigint NOT NULL,
    account_id uuid NOT NULL,
    contact_id uuid,
    product_id uuid,
    request_id uuid,
    kind text NOT NULL,
    severity text,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    state text NOT NULL,
    provider_id uuid,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    planned_from timestamp with time zone,
    planned_to timestamp with time zone,
    promised_at timestamp with time zone,
    solution text DEFAULT ''::text NOT NULL,
    solved_at timestamp with time zone,
    delivered_at timestamp with time zone,
    acceptance text,
    accepted_at timestamp with time zone,
    acceptance_note text DEFAULT ''::text NOT NULL,
    accepted_contact_id uuid,
    rating integer,
    rejected integer DEFAULT 0 NOT NULL,
    reopened integer DEFAULT 0 NOT NULL,
    ended_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    due_at timestamp with time zone GENERATED ALWAYS AS (
CASE
    WHEN ((delivered_at IS NULL) AND (ended_at IS NULL)) THEN COALESCE(promised_at, 'infinity'::timestamp with time zone)
    ELSE 'infinity'::timestamp with time zone
END) STORED NOT NULL,
    CONSTRAINT service_order_acceptance_check CHECK ((acceptance = ANY (ARRAY['accepted'::text, 'waived'::text]))),
    CONSTRAINT service_order_check CHECK ((planned_from < planned_to)),
    CONSTRAINT service_order_check1 CHECK (((planned_from IS NULL) = (planned_to IS NULL))),
    CONSTRAINT service_order_check2 CHECK (((state <> ALL (ARRAY['planned'::text, 'solved'::text, 'delivered'::text, 'checked'::text, 'closed'::text])) OR (planned_from IS NOT NULL))),
    CONSTRAINT service_order_check3 CHECK (((state <> ALL (ARRAY['solved'::text, 'delivered'::text, 'checked'::text, 'closed'::text])) OR (solution <> ''::text))),
    CONSTRAINT service_order_check4 CHECK (((state <> ALL (ARRAY['delivered'::text, 'checked'::text, 'closed'::text])) OR (delivered_at IS NOT NULL))),
    CONSTRAINT service_order_check5 CHECK (((state <> ALL (ARRAY['checked'::text, 'closed'::text])) OR (acceptance IS NOT NULL))),
    CONSTRAINT service_order_check6 CHECK (((acceptance IS DISTINCT FROM 'waived'::text) OR (acceptance_note <> ''::text))),
    CONSTRAINT service_order_check7 CHECK (((state = ANY (ARRAY['closed'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT service_order_kind_check CHECK ((kind = ANY (ARRAY['repair'::text, 'opening'::text, 'onsite'::text, 'other'::text]))),
    CONSTRAINT service_order_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
    CONSTRAINT service_order_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'normal'::text, 'low'::text]))),
    CONSTRAINT service_order_state_check CHECK ((state = ANY (ARRAY['created'::text, 'planned'::text, 'solved'::text, 'delivered'::text, 'checked'::text, 'closed'::text, 'cancelled'::text])))
);

--
-- Name: service_order_cost; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_order_cost (
    order_id uuid NOT NULL,
    id uuid NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    incurred_on date NOT NULL,
    hours numeric(20,6),
    rate numeric(20,6),
    amount numeric(20,6) NOT NULL,
    person_id uuid,
    note text DEFAULT ''::text NOT NULL,
    voids_id uuid,
    added_by uuid,
    added_at timestamp with time zone NOT NULL,
    cost_id uuid,
    CONSTRAINT service_order_cost_check CHECK (((voids_id IS NOT NULL) OR (amount > (0)::numeric))),
    CONSTRAINT service_order_cost_check1 CHECK (((voids_id IS NULL) OR (amount < (0)::numeric))),
    CONSTRAINT service_order_cost_kind_check CHECK ((kind = ANY (ARRAY['labour'::text, 'travel'::text, 'parts'::text, 'outsourcing'::text, 'other'::text])))
);

--
-- Name: service_order_engineer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_order_engineer (
    order_id uuid NOT NULL,
    user_id uuid NOT NULL
);

--
-- Name: service_order_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_order_entry (
    order_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    seq integer NOT NULL,
    what text NOT NULL,
    author_id uuid,
    contact_id uuid,
    body text DEFAULT ''::text NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    detail jsonb,
    CONSTRAINT service_order_entry_what_check CHECK ((what = ANY (ARRAY['created'::text, 'changed'::text, 'planned'::text, 'solved'::text, 'delivered'::text, 'accepted'::text, 'rejected'::text, 'waived'::text, 'closed'::text, 'cancelled'::text, 'reopened'::text, 'note'::text])))
);

--
-- Name: COLUMN service_order_entry.detail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.service_order_entry.detail IS 'What goes with it: the plan and what it promises, or whether a delivery was in time';

--
-- Name: service_request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_request (
    id uuid NOT NULL,
    number bigint NOT NULL,
    code text,
    account_id uuid,
    contact_id uuid,
    product_id uuid,
    kind text NOT NULL,
    severity text NOT NULL,
    channel text NOT NULL,
    subject text NOT NULL,
    status text NOT NULL,
    team_id uuid,
    assignee_id uuid,
    provider_id uuid,
    opened_by uuid,
    opened_at timestamp with time zone NOT NULL,
    dispatched_at timestamp with time zone,
    first_answer_at timestamp with time zone,
    awaits_since timestamp with time zone,
    first_solved_at timestamp with time zone,
    solved_at timestamp with time zone,
    callback text,
    callback_note text,
    closed_at timestamp with time zone,
    closed_as text,
    merged_into uuid,
    reopened integer DEFAULT 0 NOT NULL,
    sla_class text,
    next_due_at timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    rating integer,
    rating_note text,
    rated_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    terms tsvector GENERATED ALWAYS AS (public.request_terms(((subject || ' '::text) || COALESCE(code, ''::text)))) STORED,
    CONSTRAINT service_request_callback_check CHECK ((callback = ANY (ARRAY['confirmed'::text, 'waived'::text]))),
    CONSTRAINT service_request_channel_check CHECK ((channel = ANY (ARRAY['portal'::text, 'form'::text, 'widget'::text, 'mail'::text, 'phone'::text, 'wecom'::text, 'dingtalk'::text, 'feishu'::text, 'wechat'::text, 'weibo'::text, 'api'::text, 'onsite'::text]))),
    CONSTRAINT service_request_check CHECK ((((status = 'closed'::text) = (closed_at IS NOT NULL)) AND ((closed_at IS NULL) = (closed_as IS NULL)))),
    CONSTRAINT service_request_check1 CHECK (((status <> 'solved'::text) OR (solved_at IS NOT NULL))),
    CONSTRAINT service_request_check2 CHECK (COALESCE(((closed_as <> 'solved'::text) OR ((solved_at IS NOT NULL) AND (callback IS NOT NULL))), true)),
    CONSTRAINT service_request_check3 CHECK (((NOT (closed_as IS DISTINCT FROM 'duplicate'::text)) = (merged_into IS NOT NULL))),
    CONSTRAINT service_request_check4 CHECK (((callback IS DISTINCT FROM 'waived'::text) OR (callback_note IS NOT NULL))),
    CONSTRAINT service_request_closed_as_check CHECK ((closed_as = ANY (ARRAY['solved'::text, 'cancelled'::text, 'duplicate'::text]))),
    CONSTRAINT service_request_kind_check CHECK ((kind = ANY (ARRAY['fault'::text, 'question'::text, 'management'::text, 'opening'::text, 'complaint'::text, 'need'::text]))),
    CONSTRAINT service_request_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
    CONSTRAINT service_request_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'normal'::text, 'low'::text]))),
    CONSTRAINT service_request_status_check CHECK ((status = ANY (ARRAY['new'::text, 'dispatched'::text, 'working'::text, 'waiting'::text, 'solved'::text, 'closed'::text])))
);

--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    token_hash bytea NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    address text,
    agent text
);

--
-- Name: setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.setting (
    key text NOT NULL,
    value jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid
);

--
-- Name: sign_in_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_attempt (
    id uuid NOT NULL,
    email text NOT NULL,
    address text NOT NULL,
    at timestamp with time zone NOT NULL,
    succeeded boolean NOT NULL
);

--
-- Name: stage_spell; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.stage_spell (
    account_id uuid NOT NULL,
    policy_id text NOT NULL,
    line uuid NOT NULL,
    stage text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    run_id uuid NOT NULL,
    CONSTRAINT stage_spell_check CHECK ((until_on > from_on)),
    CONSTRAINT stage_spell_stage_check CHECK ((stage ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

--
-- Name: strategy_analysis; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.strategy_analysis (
    id uuid NOT NULL,
    code text,
    section text NOT NULL,
    happened_on date NOT NULL,
    finding text NOT NULL,
    evidence text NOT NULL,
    link text,
    metric text,
    author_id uuid,
    until_on date,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT strategy_analysis_section_check CHECK ((section = ANY (ARRAY['industry'::text, 'objectives'::text, 'customers'::text, 'competitors'::text, 'resources'::text])))
);

--
-- Name: subscription; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.subscription (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    contract_id uuid,
    product_id uuid,
    plan text,
    happened_on date NOT NULL,
    ends_on date,
    ended_on date,
    seats integer,
    amount numeric(20,6) NOT NULL,
    base_amount numeric(20,6) NOT NULL,
    amount_per text NOT NULL,
    billing text,
    trial boolean,
    auto_renew boolean,
    predecessor_id uuid,
    note text,
    currency text NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT subscription_amount_per_check CHECK ((amount_per = ANY (ARRAY['term'::text, 'month'::text, 'year'::text]))),
    CONSTRAINT subscription_billing_check CHECK ((billing = ANY (ARRAY['monthly'::text, 'quarterly'::text, 'yearly'::text, 'once'::text]))),
    CONSTRAINT subscription_seats_check CHECK ((seats >= 0))
);

--
-- Name: success_plan; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.success_plan (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    code text,
    happened_on date NOT NULL,
    title text NOT NULL,
    goals text NOT NULL,
    measure text NOT NULL,
    diagnosis text,
    due_on date NOT NULL,
    owner_id uuid,
    outcome text,
    result text,
    confirmed_by_id uuid,
    confirmed_on date,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    recorded_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT success_plan_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'partly'::text, 'missed'::text])))
);

--
-- Name: survey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.survey (
    id uuid NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    document jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    started_on date,
    ended_on date,
    revision integer DEFAULT 1 NOT NULL,
    imported boolean DEFAULT false NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    CONSTRAINT survey_check CHECK ((((state = 'draft'::text) = (started_on IS NULL)) AND ((state = 'ended'::text) = (ended_on IS NOT NULL)))),
    CONSTRAINT survey_kind_check CHECK ((kind = ANY (ARRAY['nps'::text, 'csat'::text, 'ces'::text]))),
    CONSTRAINT survey_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'running'::text, 'ended'::text])))
);

--
-- Name: survey_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.survey_answer (
    account_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    seq integer NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_on date NOT NULL,
    until_on date,
    score integer NOT NULL,
    comment text,
    words jsonb DEFAULT '{}'::jsonb NOT NULL,
    channel text DEFAULT 'link'::text NOT NULL,
    recorded_at timestamp with time zone,
    CONSTRAINT survey_answer_channel_check CHECK ((channel = ANY (ARRAY['link'::text, 'portal'::text, 'import'::text]))),
    CONSTRAINT survey_answer_check CHECK ((until_on >= answered_on)),
    CONSTRAINT survey_answer_score_check CHECK (((score >= 0) AND (score <= 10)))
);

--
-- Name: survey_invitation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.survey_invitation (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    occasion text NOT NULL,
    channel text NOT NULL,
    invited_by uuid,
    invited_at timestamp with time zone NOT NULL,
    invited_on date NOT NULL,
    expires_on date NOT NULL,
    reminded_at timestamp with time zone,
    refused_at timestamp with time zone,
    CONSTRAINT survey_invitation_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'link'::text, 'portal'::text, 'import'::text])))
);

--
-- Name: survey_loop; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.survey_loop (
    account_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_on date NOT NULL,
    due_on date NOT NULL,
    owner_id uuid,
    state text DEFAULT 'open'::text NOT NULL,
    contacted_on date,
    ended_on date,
    note text,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT survey_loop_check CHECK (((state = ANY (ARRAY['resolved'::text, 'waived'::text])) = (ended_on IS NOT NULL))),
    CONSTRAINT survey_loop_check1 CHECK (((state <> 'waived'::text) OR (note IS NOT NULL))),
    CONSTRAINT survey_loop_state_check CHECK ((state = ANY (ARRAY['open'::text, 'contacted'::text, 'resolved'::text, 'waived'::text])))
);

--
-- Name: tag; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tag (
    id uuid NOT NULL,
    name text NOT NULL,
    name_en text,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT tag_name_check CHECK (((name <> ''::text) AND (name !~ '[;；]'::text)))
);

--
-- Name: task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.task (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    play_id text,
    play_version integer,
    occasion text NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    reason jsonb NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    owner_id uuid,
    team_id uuid,
    due_on date NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    value_at_stake numeric(20,6) DEFAULT 0 NOT NULL,
    urgency numeric(3,1) DEFAULT 0.5 NOT NULL,
    rank double precision DEFAULT 0 NOT NULL,
    snoozed_until date,
    snooze_reason text,
    outcome text,
    outcome_note text,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    revision integer DEFAULT 1 NOT NULL,
    run_id uuid,
    step text,
    CONSTRAINT task_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'not_reached'::text, 'agreed'::text, 'declined'::text, 'not_needed'::text]))),
    CONSTRAINT task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text])))
);

--
-- Name: team; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.team (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    region_id uuid,
    created_at timestamp with time zone NOT NULL
);

--
-- Name: tier_override; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tier_override (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    policy_id text NOT NULL,
    level text NOT NULL,
    reason text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    set_by uuid,
    set_at timestamp with time zone NOT NULL,
    ended_on date,
    ended_by uuid,
    ended_at timestamp with time zone,
    end_reason text,
    CONSTRAINT tier_override_check CHECK ((until_on >= from_on)),
    CONSTRAINT tier_override_check1 CHECK ((ended_on >= from_on))
);

--
-- Name: tier_proposal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tier_proposal (
    account_id uuid NOT NULL,
    id uuid NOT NULL,
    policy_id text NOT NULL,
    as_of date NOT NULL,
    run_id uuid NOT NULL,
    from_level text NOT NULL,
    to_level text NOT NULL,
    from_rank smallint NOT NULL,
    to_rank smallint NOT NULL,
    score_before numeric(20,6),
    score numeric(20,6) NOT NULL,
    amount numeric(20,6) NOT NULL,
    points jsonb NOT NULL,
    cause text NOT NULL,
    cause_item text,
    cause_level text,
    state text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    reason text,
    effective_on date,
    promised_by uuid,
    CONSTRAINT tier_proposal_cause_check CHECK ((cause = ANY (ARRAY['first'::text, 'held'::text, 'condition'::text, 'item'::text, 'levels'::text]))),
    CONSTRAINT tier_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'declined'::text, 'replaced'::text, 'withdrawn'::text])))
);

--
-- Name: training_place; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.training_place (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    account_id uuid,
    contact_id uuid,
    user_id uuid,
    state text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    attended boolean,
    attended_on date,
    CONSTRAINT training_place_check CHECK ((((account_id IS NULL) = (contact_id IS NULL)) AND ((contact_id IS NULL) <> (user_id IS NULL)))),
    CONSTRAINT training_place_check1 CHECK (((attended IS NOT TRUE) = (attended_on IS NULL))),
    CONSTRAINT training_place_state_check CHECK ((state = ANY (ARRAY['signed'::text, 'waiting'::text, 'withdrawn'::text])))
);

--
-- Name: training_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.training_session (
    id uuid NOT NULL,
    course_id uuid NOT NULL,
    mode text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place text,
    link text,
    trainer_id uuid,
    capacity integer,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    cancelled_at timestamp with time zone,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT training_session_capacity_check CHECK ((capacity > 0)),
    CONSTRAINT training_session_check CHECK ((ends_at > starts_at)),
    CONSTRAINT training_session_mode_check CHECK ((mode = ANY (ARRAY['live'::text, 'onsite'::text, 'community'::text])))
);

--
-- Name: usage_contact_daily; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage_contact_daily (
    account_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    product_id uuid NOT NULL,
    day date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    m1 double precision,
    m2 double precision,
    m3 double precision,
    m4 double precision,
    m5 double precision,
    m6 double precision,
    m7 double precision,
    m8 double precision,
    m9 double precision,
    m10 double precision,
    m11 double precision,
    m12 double precision,
    m13 double precision,
    m14 double precision,
    m15 double precision,
    m16 double precision,
    m17 double precision,
    m18 double precision,
    m19 double precision,
    m20 double precision,
    m21 double precision,
    m22 double precision,
    m23 double precision,
    m24 double precision,
    m25 double precision,
    m26 double precision,
    m27 double precision,
    m28 double precision,
    m29 double precision,
    m30 double precision,
    m31 double precision,
    m32 double precision,
    m33 double precision,
    m34 double precision,
    m35 double precision,
    m36 double precision,
    m37 double precision,
    m38 double precision,
    m39 double precision,
    m40 double precision,
    m41 double precision,
    m42 double precision,
    m43 double precision,
    m44 double precision,
    m45 double precision,
    m46 double precision,
    m47 double precision,
    m48 double precision,
    m49 double precision,
    m50 double precision,
    m51 double precision,
    m52 double precision,
    m53 double precision,
    m54 double precision,
    m55 double precision,
    m56 double precision,
    m57 double precision,
    m58 double precision,
    m59 double precision,
    m60 double precision,
    m61 double precision,
    m62 double precision,
    m63 double precision,
    m64 double precision
)
PARTITION BY RANGE (day);

--
-- Name: usage_daily; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage_daily (
    account_id uuid NOT NULL,
    product_id uuid NOT NULL,
    day date NOT NULL,
    known_at date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    summed bigint DEFAULT 0 NOT NULL,
    m1 double precision,
    m2 double precision,
    m3 double precision,
    m4 double precision,
    m5 double precision,
    m6 double precision,
    m7 double precision,
    m8 double precision,
    m9 double precision,
    m10 double precision,
    m11 double precision,
    m12 double precision,
    m13 double precision,
    m14 double precision,
    m15 double precision,
    m16 double precision,
    m17 double precision,
    m18 double precision,
    m19 double precision,
    m20 double precision,
    m21 double precision,
    m22 double precision,
    m23 double precision,
    m24 double precision,
    m25 double precision,
    m26 double precision,
    m27 double precision,
    m28 double precision,
    m29 double precision,
    m30 double precision,
    m31 double precision,
    m32 double precision,
    m33 double precision,
    m34 double precision,
    m35 double precision,
    m36 double precision,
    m37 double precision,
    m38 double precision,
    m39 double precision,
    m40 double precision,
    m41 double precision,
    m42 double precision,
    m43 double precision,
    m44 double precision,
    m45 double precision,
    m46 double precision,
    m47 double precision,
    m48 double precision,
    m49 double precision,
    m50 double precision,
    m51 double precision,
    m52 double precision,
    m53 double precision,
    m54 double precision,
    m55 double precision,
    m56 double precision,
    m57 double precision,
    m58 double precision,
    m59 double precision,
    m60 double precision,
    m61 double precision,
    m62 double precision,
    m63 double precision,
    m64 double precision
)
PARTITION BY RANGE (day);

--
-- Name: usage_metric; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage_metric (
    id text NOT NULL,
    slot smallint NOT NULL,
    aggregate text DEFAULT 'sum'::text NOT NULL,
    unit text,
    name jsonb NOT NULL,
    counts text,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT usage_metric_aggregate_check CHECK ((aggregate = ANY (ARRAY['sum'::text, 'avg'::text, 'max'::text, 'last'::text]))),
    CONSTRAINT usage_metric_counts_check CHECK ((counts = 'active_users'::text)),
    CONSTRAINT usage_metric_id_check CHECK (((id ~ '^[a-z][a-z0-9_]{0,39}$'::text) AND (id !~ '_trend$'::text) AND (id <> 'seat_rate'::text))),
    CONSTRAINT usage_metric_slot_check CHECK (((slot >= 1) AND (slot <= 64)))
);

--
-- Name: usage_retention; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage_retention (
    id boolean DEFAULT true NOT NULL,
    months smallint,
    CONSTRAINT usage_retention_id_check CHECK (id),
    CONSTRAINT usage_retention_months_check CHECK (((months >= 4) AND (months <= 240)))
);

--
-- Name: watch_decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.watch_decision (
    item_id uuid NOT NULL,
    seq integer NOT NULL,
    decision text NOT NULL,
    reason text NOT NULL,
    owner_id uuid,
    due_on date,
    decided_on date NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by uuid,
    CONSTRAINT watch_decision_decision_check CHECK ((decision = ANY (ARRAY['build'::text, 'answer'::text, 'watch'::text, 'nothing'::text])))
);

--
-- Name: watch_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.watch_item (
    id uuid NOT NULL,
    code text,
    kind text NOT NULL,
    title text NOT NULL,
    detail text DEFAULT ''::text NOT NULL,
    competitor_id uuid,
    authority text,
    source_url text,
    noted_on date NOT NULL,
    noted_by uuid,
    effective_on date,
    product_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    segment_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    decision text,
    owner_id uuid,
    due_on date,
    answer text,
    feedback_id uuid,
    closed_on date,
    created_at timestamp with time zone NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    CONSTRAINT watch_item_check CHECK (((kind = 'regulation'::text) OR (effective_on IS NULL))),
    CONSTRAINT watch_item_check1 CHECK (((closed_on IS NULL) OR (decision IS NOT NULL))),
    CONSTRAINT watch_item_decision_check CHECK ((decision = ANY (ARRAY['build'::text, 'answer'::text, 'watch'::text, 'nothing'::text]))),
    CONSTRAINT watch_item_kind_check CHECK ((kind = ANY (ARRAY['feature'::text, 'regulation'::text])))
);

--
-- Name: health_result_default; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_result ATTACH PARTITION public.health_result_default DEFAULT;

--
-- Name: policy_result_default; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_result ATTACH PARTITION public.policy_result_default DEFAULT;

--
-- Name: absence absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (id);

--
-- Name: account account_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_code_key UNIQUE (code);

--
-- Name: account_freeze account_freeze_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_freeze
    ADD CONSTRAINT account_freeze_pkey PRIMARY KEY (account_id, id);

--
-- Name: account_history account_history_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_history
    ADD CONSTRAINT account_history_pkey PRIMARY KEY (account_id, field, valid_from, recorded_at);

--
-- Name: account_member account_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_member
    ADD CONSTRAINT account_member_pkey PRIMARY KEY (account_id, id);

--
-- Name: account_metric account_metric_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_metric
    ADD CONSTRAINT account_metric_pkey PRIMARY KEY (account_id);

--
-- Name: account_name account_name_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_name
    ADD CONSTRAINT account_name_pkey PRIMARY KEY (account_id, id);

--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

--
-- Name: account_relation account_relation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_relation
    ADD CONSTRAINT account_relation_pkey PRIMARY KEY (account_id, id);

--
-- Name: account_state account_state_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_state
    ADD CONSTRAINT account_state_pkey PRIMARY KEY (account_id);

--
-- Name: account_tag account_tag_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_pkey PRIMARY KEY (account_id, tag_id, since);

--
-- Name: announced_event announced_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announced_event
    ADD CONSTRAINT announced_event_pkey PRIMARY KEY (account_id, id);

--
-- Name: api_token api_token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);

--
-- Name: api_token api_token_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_token_hash_key UNIQUE (token_hash);

--
-- Name: app_user app_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_user
    ADD CONSTRAINT app_user_pkey PRIMARY KEY (id);

--
-- Name: approval_event approval_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_event
    ADD CONSTRAINT approval_event_pkey PRIMARY KEY (request_id, id);

--
-- Name: approval_request approval_request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_request
    ADD CONSTRAINT approval_request_pkey PRIMARY KEY (id);

--
-- Name: approval_signer approval_signer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_signer
    ADD CONSTRAINT approval_signer_pkey PRIMARY KEY (request_id, id);

--
-- Name: approval_step approval_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_step
    ADD CONSTRAINT approval_step_pkey PRIMARY KEY (request_id, id);

--
-- Name: article_change article_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_change
    ADD CONSTRAINT article_change_pkey PRIMARY KEY (article_id, language);

--
-- Name: article_image article_image_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_image
    ADD CONSTRAINT article_image_pkey PRIMARY KEY (id);

--
-- Name: article_part article_part_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_part
    ADD CONSTRAINT article_part_pkey PRIMARY KEY (article_id, language, part);

--
-- Name: article article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);

--
-- Name: article_search article_search_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_search
    ADD CONSTRAINT article_search_pkey PRIMARY KEY (id);

--
-- Name: article_version article_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_pkey PRIMARY KEY (article_id, language, version);

--
-- Name: article_vote article_vote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_vote
    ADD CONSTRAINT article_vote_pkey PRIMARY KEY (article_id, user_id);

--
-- Name: article_word article_word_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_word
    ADD CONSTRAINT article_word_pkey PRIMARY KEY (word, circle);

--
-- Name: attachment attachment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (account_id, id);

--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);

--
-- Name: benefit_notice benefit_notice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_notice
    ADD CONSTRAINT benefit_notice_pkey PRIMARY KEY (account_id, id);

--
-- Name: benefit_offer benefit_offer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_offer
    ADD CONSTRAINT benefit_offer_pkey PRIMARY KEY (id);

--
-- Name: benefit_use benefit_use_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_use
    ADD CONSTRAINT benefit_use_pkey PRIMARY KEY (account_id, id);

--
-- Name: calendar_feed calendar_feed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_pkey PRIMARY KEY (user_id);

--
-- Name: calendar_feed calendar_feed_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_token_hash_key UNIQUE (token_hash);

--
-- Name: certificate certificate_attempt_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_attempt_id_key UNIQUE (attempt_id);

--
-- Name: certificate certificate_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_number_key UNIQUE (number);

--
-- Name: certificate certificate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);

--
-- Name: channel_account channel_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_account
    ADD CONSTRAINT channel_account_pkey PRIMARY KEY (hook_id, account);

--
-- Name: channel_file channel_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_file
    ADD CONSTRAINT channel_file_pkey PRIMARY KEY (hook_id, message_id, seq);

--
-- Name: channel_hook channel_hook_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_hook
    ADD CONSTRAINT channel_hook_name_key UNIQUE (name);

--
-- Name: channel_hook channel_hook_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_hook
    ADD CONSTRAINT channel_hook_pkey PRIMARY KEY (id);

--
-- Name: channel_hook channel_hook_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_hook
    ADD CONSTRAINT channel_hook_secret_hash_key UNIQUE (secret_hash);

--
-- Name: channel_message channel_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_message
    ADD CONSTRAINT channel_message_pkey PRIMARY KEY (hook_id, message_id);

--
-- Name: community_account community_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_pkey PRIMARY KEY (account_id, community_id);

--
-- Name: community_answer community_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_answer
    ADD CONSTRAINT community_answer_pkey PRIMARY KEY (id);

--
-- Name: community_person community_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_person
    ADD CONSTRAINT community_person_pkey PRIMARY KEY (member_id);

--
-- Name: community_picture community_picture_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_picture
    ADD CONSTRAINT community_picture_pkey PRIMARY KEY (id);

--
-- Name: community community_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community
    ADD CONSTRAINT community_pkey PRIMARY KEY (id);

--
-- Name: community_question community_question_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_question
    ADD CONSTRAINT community_question_number_key UNIQUE (number);

--
-- Name: community_question community_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_question
    ADD CONSTRAINT community_question_pkey PRIMARY KEY (id);

--
-- Name: community_report community_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_report
    ADD CONSTRAINT community_report_pkey PRIMARY KEY (id);

--
-- Name: community_vote community_vote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_vote
    ADD CONSTRAINT community_vote_pkey PRIMARY KEY (answer_id, member_id);

--
-- Name: competitor_action competitor_action_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor_action
    ADD CONSTRAINT competitor_action_pkey PRIMARY KEY (id);

--
-- Name: competitor_note competitor_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor_note
    ADD CONSTRAINT competitor_note_pkey PRIMARY KEY (account_id, id);

--
-- Name: competitor competitor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor
    ADD CONSTRAINT competitor_pkey PRIMARY KEY (id);

--
-- Name: contact_past contact_past_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_past
    ADD CONSTRAINT contact_past_pkey PRIMARY KEY (account_id, contact_id, field, until);

--
-- Name: contact contact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (account_id, id);

--
-- Name: contact_suggestion contact_suggestion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_suggestion
    ADD CONSTRAINT contact_suggestion_pkey PRIMARY KEY (account_id);

--
-- Name: contract_milestone contract_milestone_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract_milestone
    ADD CONSTRAINT contract_milestone_pkey PRIMARY KEY (account_id, id);

--
-- Name: contract_number contract_number_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract_number
    ADD CONSTRAINT contract_number_pkey PRIMARY KEY (year);

--
-- Name: contract contract_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (account_id, id);

--
-- Name: contract_setting contract_setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract_setting
    ADD CONSTRAINT contract_setting_pkey PRIMARY KEY (one);

--
-- Name: course course_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_code_key UNIQUE (code);

--
-- Name: course course_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_pkey PRIMARY KEY (id);

--
-- Name: course_progress course_progress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_progress
    ADD CONSTRAINT course_progress_pkey PRIMARY KEY (id);

--
-- Name: custom_field custom_field_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.custom_field
    ADD CONSTRAINT custom_field_pkey PRIMARY KEY (entity, id);

--
-- Name: customer_campaign customer_campaign_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer_campaign
    ADD CONSTRAINT customer_campaign_pkey PRIMARY KEY (account_id, id);

--
-- Name: delivery delivery_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_key_key UNIQUE (key);

--
-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);

--
-- Name: duplicate_pair duplicate_pair_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.duplicate_pair
    ADD CONSTRAINT duplicate_pair_pkey PRIMARY KEY (entity, first_id, second_id);

--
-- Name: duplicate_search duplicate_search_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.duplicate_search
    ADD CONSTRAINT duplicate_search_pkey PRIMARY KEY (entity);

--
-- Name: exam_attempt exam_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_attempt
    ADD CONSTRAINT exam_attempt_pkey PRIMARY KEY (id);

--
-- Name: excel_template excel_template_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.excel_template
    ADD CONSTRAINT excel_template_pkey PRIMARY KEY (id);

--
-- Name: exchange_rate exchange_rate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_rate
    ADD CONSTRAINT exchange_rate_pkey PRIMARY KEY (currency, valid_from);

--
-- Name: export export_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);

--
-- Name: export_row export_row_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.export_row
    ADD CONSTRAINT export_row_pkey PRIMARY KEY (export_id, seq);

--
-- Name: feedback_ask feedback_ask_account_id_noted_item_id_occasion_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_ask
    ADD CONSTRAINT feedback_ask_account_id_noted_item_id_occasion_key UNIQUE (account_id, noted_item_id, occasion);

--
-- Name: feedback_ask feedback_ask_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_ask
    ADD CONSTRAINT feedback_ask_pkey PRIMARY KEY (account_id, id);

--
-- Name: feedback_event feedback_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_event
    ADD CONSTRAINT feedback_event_pkey PRIMARY KEY (item_id, seq);

--
-- Name: feedback_item feedback_item_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_code_key UNIQUE (code);

--
-- Name: feedback_item feedback_item_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_number_key UNIQUE (number);

--
-- Name: feedback_item feedback_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_pkey PRIMARY KEY (id);

--
-- Name: feedback_item feedback_item_tracker_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_tracker_key_key UNIQUE (tracker_key);

--
-- Name: feedback_message feedback_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_message
    ADD CONSTRAINT feedback_message_pkey PRIMARY KEY (id);

--
-- Name: feedback_verification feedback_verification_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_verification
    ADD CONSTRAINT feedback_verification_pkey PRIMARY KEY (account_id, item_id, round);

--
-- Name: file_chunk file_chunk_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file_chunk
    ADD CONSTRAINT file_chunk_pkey PRIMARY KEY (file_id, seq);

--
-- Name: file file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (id);

--
-- Name: handover handover_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_pkey PRIMARY KEY (account_id, id);

--
-- Name: handover_step handover_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover_step
    ADD CONSTRAINT handover_step_pkey PRIMARY KEY (account_id, handover_id, revision, what);

--
-- Name: health_result health_result_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_result
    ADD CONSTRAINT health_result_pkey PRIMARY KEY (account_id, policy_id, as_of);

--
-- Name: health_result_default health_result_default_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.health_result_default
    ADD CONSTRAINT health_result_default_pkey PRIMARY KEY (account_id, policy_id, as_of);

--
-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (actor, key);

--
-- Name: import_conflict import_conflict_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_conflict
    ADD CONSTRAINT import_conflict_pkey PRIMARY KEY (import_id, seq, field);

--
-- Name: import_mapping import_mapping_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_mapping
    ADD CONSTRAINT import_mapping_pkey PRIMARY KEY (id);

--
-- Name: import import_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (id);

--
-- Name: import_row import_row_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_row
    ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, seq);

--
-- Name: inbound_mail inbound_mail_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound_mail
    ADD CONSTRAINT inbound_mail_digest_key UNIQUE (digest);

--
-- Name: inbound_mail inbound_mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound_mail
    ADD CONSTRAINT inbound_mail_pkey PRIMARY KEY (id);

--
-- Name: instalment instalment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instalment
    ADD CONSTRAINT instalment_pkey PRIMARY KEY (account_id, id);

--
-- Name: interaction interaction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_pkey PRIMARY KEY (account_id, id);

--
-- Name: invoice invoice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_pkey PRIMARY KEY (account_id, id);

--
-- Name: job_run job_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_run
    ADD CONSTRAINT job_run_pkey PRIMARY KEY (id);

--
-- Name: key_event_account key_event_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_event_account
    ADD CONSTRAINT key_event_account_pkey PRIMARY KEY (account_id, event, on_day);

--
-- Name: mail_address mail_address_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_address
    ADD CONSTRAINT mail_address_pkey PRIMARY KEY (digest);

--
-- Name: mail_thread mail_thread_entry_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_thread
    ADD CONSTRAINT mail_thread_entry_id_key UNIQUE (entry_id);

--
-- Name: mail_thread mail_thread_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_thread
    ADD CONSTRAINT mail_thread_pkey PRIMARY KEY (message_id);

--
-- Name: mailbox mailbox_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox
    ADD CONSTRAINT mailbox_name_key UNIQUE (name);

--
-- Name: mailbox mailbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox
    ADD CONSTRAINT mailbox_pkey PRIMARY KEY (id);

--
-- Name: mailbox mailbox_secret_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox
    ADD CONSTRAINT mailbox_secret_hash_key UNIQUE (secret_hash);

--
-- Name: merge_row merge_row_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.merge_row
    ADD CONSTRAINT merge_row_pkey PRIMARY KEY (merge_id, id);

--
-- Name: need need_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_pkey PRIMARY KEY (account_id, id);

--
-- Name: notification notification_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);

--
-- Name: notification_preference notification_preference_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notification_preference
    ADD CONSTRAINT notification_preference_pkey PRIMARY KEY (user_id);

--
-- Name: objective objective_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.objective
    ADD CONSTRAINT objective_pkey PRIMARY KEY (id);

--
-- Name: objective_policy objective_policy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.objective_policy
    ADD CONSTRAINT objective_policy_pkey PRIMARY KEY (objective_id, policy_id, from_on);

--
-- Name: order_line order_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_pkey PRIMARY KEY (account_id, order_id, line_key);

--
-- Name: organisation organisation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (only_one);

--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

--
-- Name: outgoing_message outgoing_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outgoing_message
    ADD CONSTRAINT outgoing_message_pkey PRIMARY KEY (account_id, run_id, step);

--
-- Name: period period_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.period
    ADD CONSTRAINT period_pkey PRIMARY KEY (month);

--
-- Name: period_total period_total_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.period_total
    ADD CONSTRAINT period_total_pkey PRIMARY KEY (account_id, month, closing);

--
-- Name: phone_call_event phone_call_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call_event
    ADD CONSTRAINT phone_call_event_pkey PRIMARY KEY (call_id, event, at, agent);

--
-- Name: phone_call phone_call_hook_id_external_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT phone_call_hook_id_external_id_key UNIQUE (hook_id, external_id);

--
-- Name: phone_call phone_call_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT phone_call_pkey PRIMARY KEY (id);

--
-- Name: phone_call_ring phone_call_ring_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call_ring
    ADD CONSTRAINT phone_call_ring_pkey PRIMARY KEY (call_id, user_id);

--
-- Name: phone_line phone_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_line
    ADD CONSTRAINT phone_line_pkey PRIMARY KEY (extension);

--
-- Name: phone_number phone_number_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_number
    ADD CONSTRAINT phone_number_pkey PRIMARY KEY (number_key);

--
-- Name: plan_action plan_action_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_action
    ADD CONSTRAINT plan_action_pkey PRIMARY KEY (account_id, id);

--
-- Name: play_arm play_arm_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_arm
    ADD CONSTRAINT play_arm_pkey PRIMARY KEY (account_id, play_id);

--
-- Name: play_cursor play_cursor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_cursor
    ADD CONSTRAINT play_cursor_pkey PRIMARY KEY (play_id);

--
-- Name: play_met play_met_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_met
    ADD CONSTRAINT play_met_pkey PRIMARY KEY (account_id, play_id);

--
-- Name: play_run play_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_run
    ADD CONSTRAINT play_run_pkey PRIMARY KEY (account_id, id);

--
-- Name: play_step play_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_step
    ADD CONSTRAINT play_step_pkey PRIMARY KEY (account_id, run_id, step);

--
-- Name: policy policy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy
    ADD CONSTRAINT policy_pkey PRIMARY KEY (id);

--
-- Name: policy_result policy_result_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_result
    ADD CONSTRAINT policy_result_pkey PRIMARY KEY (account_id, policy_id, as_of);

--
-- Name: policy_result_default policy_result_default_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_result_default
    ADD CONSTRAINT policy_result_default_pkey PRIMARY KEY (account_id, policy_id, as_of);

--
-- Name: policy_run policy_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_run
    ADD CONSTRAINT policy_run_pkey PRIMARY KEY (id);

--
-- Name: policy_simulation_move policy_simulation_move_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_simulation_move
    ADD CONSTRAINT policy_simulation_move_pkey PRIMARY KEY (simulation_id, account_id);

--
-- Name: policy_simulation policy_simulation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_simulation
    ADD CONSTRAINT policy_simulation_pkey PRIMARY KEY (id);

--
-- Name: policy_submission policy_submission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_submission
    ADD CONSTRAINT policy_submission_pkey PRIMARY KEY (id);

--
-- Name: policy_transition policy_transition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_transition
    ADD CONSTRAINT policy_transition_pkey PRIMARY KEY (account_id, policy_id, as_of);

--
-- Name: policy_version policy_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_version
    ADD CONSTRAINT policy_version_pkey PRIMARY KEY (policy_id, version);

--
-- Name: pool_claim pool_claim_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_claim
    ADD CONSTRAINT pool_claim_pkey PRIMARY KEY (account_id, id);

--
-- Name: pool_stay pool_stay_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_stay
    ADD CONSTRAINT pool_stay_pkey PRIMARY KEY (account_id, id);

--
-- Name: portal_attempt portal_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_attempt
    ADD CONSTRAINT portal_attempt_pkey PRIMARY KEY (id);

--
-- Name: portal_deflection portal_deflection_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_deflection
    ADD CONSTRAINT portal_deflection_pkey PRIMARY KEY (form_id);

--
-- Name: portal_link portal_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_link
    ADD CONSTRAINT portal_link_pkey PRIMARY KEY (token_hash);

--
-- Name: portal_member portal_member_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_member
    ADD CONSTRAINT portal_member_email_key UNIQUE (email);

--
-- Name: portal_member portal_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_member
    ADD CONSTRAINT portal_member_pkey PRIMARY KEY (id);

--
-- Name: portal_session portal_session_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_session
    ADD CONSTRAINT portal_session_id_key UNIQUE (id);

--
-- Name: portal_session portal_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_session
    ADD CONSTRAINT portal_session_pkey PRIMARY KEY (token_hash);

--
-- Name: portal_sso_attempt portal_sso_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso_attempt
    ADD CONSTRAINT portal_sso_attempt_pkey PRIMARY KEY (state_hash);

--
-- Name: portal_sso_domain portal_sso_domain_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso_domain
    ADD CONSTRAINT portal_sso_domain_pkey PRIMARY KEY (domain);

--
-- Name: portal_sso portal_sso_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso
    ADD CONSTRAINT portal_sso_pkey PRIMARY KEY (account_id);

--
-- Name: portal_usage_choice portal_usage_choice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_usage_choice
    ADD CONSTRAINT portal_usage_choice_pkey PRIMARY KEY (account_id);

--
-- Name: portal_vote portal_vote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_vote
    ADD CONSTRAINT portal_vote_pkey PRIMARY KEY (article_id, member_id);

--
-- Name: posting posting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT posting_pkey PRIMARY KEY (account_id, id);

--
-- Name: procedure_check procedure_check_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_check
    ADD CONSTRAINT procedure_check_pkey PRIMARY KEY (account_id, run_id, step, item);

--
-- Name: procedure_run procedure_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_run
    ADD CONSTRAINT procedure_run_pkey PRIMARY KEY (account_id, id);

--
-- Name: procedure_span procedure_span_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_span
    ADD CONSTRAINT procedure_span_pkey PRIMARY KEY (account_id, run_id, seq);

--
-- Name: procurement_step procurement_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procurement_step
    ADD CONSTRAINT procurement_step_pkey PRIMARY KEY (account_id, id);

--
-- Name: product product_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_code_key UNIQUE (code);

--
-- Name: product product_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

--
-- Name: product_retirement product_retirement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_retirement
    ADD CONSTRAINT product_retirement_pkey PRIMARY KEY (id);

--
-- Name: project_milestone project_milestone_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_milestone
    ADD CONSTRAINT project_milestone_pkey PRIMARY KEY (account_id, run_id, step);

--
-- Name: project_plan project_plan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_plan
    ADD CONSTRAINT project_plan_pkey PRIMARY KEY (account_id, run_id, step, seq);

--
-- Name: project_start project_start_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_start
    ADD CONSTRAINT project_start_pkey PRIMARY KEY (account_id, run_id);

--
-- Name: question_cluster question_cluster_leader_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_cluster
    ADD CONSTRAINT question_cluster_leader_key UNIQUE (leader);

--
-- Name: question_cluster question_cluster_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_cluster
    ADD CONSTRAINT question_cluster_pkey PRIMARY KEY (id);

--
-- Name: question_clustering question_clustering_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_clustering
    ADD CONSTRAINT question_clustering_pkey PRIMARY KEY (id);

--
-- Name: question_decision question_decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_decision
    ADD CONSTRAINT question_decision_pkey PRIMARY KEY (id);

--
-- Name: rating rating_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (account_id, id);

--
-- Name: rating_rubric rating_rubric_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rating_rubric
    ADD CONSTRAINT rating_rubric_pkey PRIMARY KEY (dimension, score);

--
-- Name: receipt_claim receipt_claim_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipt_claim
    ADD CONSTRAINT receipt_claim_pkey PRIMARY KEY (account_id, id);

--
-- Name: receipt receipt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (account_id, id);

--
-- Name: record_merge record_merge_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.record_merge
    ADD CONSTRAINT record_merge_pkey PRIMARY KEY (id);

--
-- Name: referral referral_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (account_id, id);

--
-- Name: region region_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region
    ADD CONSTRAINT region_code_key UNIQUE (code);

--
-- Name: region_history region_history_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_history
    ADD CONSTRAINT region_history_pkey PRIMARY KEY (region_id, valid_from, recorded_at);

--
-- Name: region region_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region
    ADD CONSTRAINT region_pkey PRIMARY KEY (id);

--
-- Name: region_target region_target_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_target
    ADD CONSTRAINT region_target_pkey PRIMARY KEY (region_id, period);

--
-- Name: renewal_model renewal_model_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.renewal_model
    ADD CONSTRAINT renewal_model_pkey PRIMARY KEY (version);

--
-- Name: request_article request_article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_article
    ADD CONSTRAINT request_article_pkey PRIMARY KEY (request_id, article_id);

--
-- Name: request_clock request_clock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_clock
    ADD CONSTRAINT request_clock_pkey PRIMARY KEY (request_id, clock, seq);

--
-- Name: request_entry request_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_entry
    ADD CONSTRAINT request_entry_pkey PRIMARY KEY (request_id, id);

--
-- Name: request_file request_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_pkey PRIMARY KEY (id);

--
-- Name: request_form request_form_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_form
    ADD CONSTRAINT request_form_pkey PRIMARY KEY (id);

--
-- Name: request_form request_form_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_form
    ADD CONSTRAINT request_form_slug_key UNIQUE (slug);

--
-- Name: request_pause request_pause_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_pause
    ADD CONSTRAINT request_pause_pkey PRIMARY KEY (request_id, seq);

--
-- Name: request_presence request_presence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_presence
    ADD CONSTRAINT request_presence_pkey PRIMARY KEY (request_id, user_id);

--
-- Name: request_spell request_spell_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_spell
    ADD CONSTRAINT request_spell_pkey PRIMARY KEY (request_id, seq);

--
-- Name: request_stretch request_stretch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_stretch
    ADD CONSTRAINT request_stretch_pkey PRIMARY KEY (request_id, user_id, began_at);

--
-- Name: resident_report resident_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_report
    ADD CONSTRAINT resident_report_pkey PRIMARY KEY (account_id, stay_id, month);

--
-- Name: resident_stay resident_stay_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_stay
    ADD CONSTRAINT resident_stay_pkey PRIMARY KEY (account_id, id);

--
-- Name: resource resource_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource
    ADD CONSTRAINT resource_pkey PRIMARY KEY (id);

--
-- Name: resource_request resource_request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_pkey PRIMARY KEY (account_id, id);

--
-- Name: risk risk_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.risk
    ADD CONSTRAINT risk_pkey PRIMARY KEY (account_id, id);

--
-- Name: sales_order sales_order_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sales_order
    ADD CONSTRAINT sales_order_pkey PRIMARY KEY (account_id, id);

--
-- Name: saved_view_default saved_view_default_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view_default
    ADD CONSTRAINT saved_view_default_pkey PRIMARY KEY (user_id, list);

--
-- Name: saved_view saved_view_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);

--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (number);

--
-- Name: segment_member segment_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.segment_member
    ADD CONSTRAINT segment_member_pkey PRIMARY KEY (account_id, segment_id, since);

--
-- Name: segment segment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT segment_pkey PRIMARY KEY (id);

--
-- Name: service_cost service_cost_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_cost
    ADD CONSTRAINT service_cost_pkey PRIMARY KEY (account_id, id);

--
-- Name: service_order_cost service_order_cost_order_id_seq_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_cost
    ADD CONSTRAINT service_order_cost_order_id_seq_key UNIQUE (order_id, seq);

--
-- Name: service_order_cost service_order_cost_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_cost
    ADD CONSTRAINT service_order_cost_pkey PRIMARY KEY (order_id, id);

--
-- Name: service_order_engineer service_order_engineer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_engineer
    ADD CONSTRAINT service_order_engineer_pkey PRIMARY KEY (order_id, user_id);

--
-- Name: service_order_entry service_order_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_entry
    ADD CONSTRAINT service_order_entry_pkey PRIMARY KEY (order_id, id);

--
-- Name: service_order service_order_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_number_key UNIQUE (number);

--
-- Name: service_order service_order_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_pkey PRIMARY KEY (id);

--
-- Name: service_request service_request_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_number_key UNIQUE (number);

--
-- Name: service_request service_request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_pkey PRIMARY KEY (id);

--
-- Name: session session_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_id_key UNIQUE (id);

--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);

--
-- Name: setting setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);

--
-- Name: sign_in_attempt sign_in_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (id);

--
-- Name: stage_spell stage_spell_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stage_spell
    ADD CONSTRAINT stage_spell_pkey PRIMARY KEY (account_id, policy_id, line, from_on);

--
-- Name: strategy_analysis strategy_analysis_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.strategy_analysis
    ADD CONSTRAINT strategy_analysis_pkey PRIMARY KEY (id);

--
-- Name: subscription subscription_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (account_id, id);

--
-- Name: success_plan success_plan_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.success_plan
    ADD CONSTRAINT success_plan_pkey PRIMARY KEY (account_id, id);

--
-- Name: survey_answer survey_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_answer
    ADD CONSTRAINT survey_answer_pkey PRIMARY KEY (account_id, invitation_id, seq);

--
-- Name: survey_invitation survey_invitation_account_id_survey_id_contact_id_occasion_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_invitation
    ADD CONSTRAINT survey_invitation_account_id_survey_id_contact_id_occasion_key UNIQUE (account_id, survey_id, contact_id, occasion);

--
-- Name: survey_invitation survey_invitation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_invitation
    ADD CONSTRAINT survey_invitation_pkey PRIMARY KEY (account_id, id);

--
-- Name: survey_loop survey_loop_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_loop
    ADD CONSTRAINT survey_loop_pkey PRIMARY KEY (account_id, invitation_id);

--
-- Name: survey survey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT survey_pkey PRIMARY KEY (id);

--
-- Name: tag tag_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tag
    ADD CONSTRAINT tag_pkey PRIMARY KEY (id);

--
-- Name: task task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (account_id, id);

--
-- Name: team team_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_code_key UNIQUE (code);

--
-- Name: team team_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (id);

--
-- Name: tier_override tier_override_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tier_override
    ADD CONSTRAINT tier_override_pkey PRIMARY KEY (account_id, id);

--
-- Name: tier_proposal tier_proposal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tier_proposal
    ADD CONSTRAINT tier_proposal_pkey PRIMARY KEY (account_id, id);

--
-- Name: training_place training_place_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_place
    ADD CONSTRAINT training_place_pkey PRIMARY KEY (id);

--
-- Name: training_session training_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_session
    ADD CONSTRAINT training_session_pkey PRIMARY KEY (id);

--
-- Name: usage_contact_daily usage_contact_daily_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage_contact_daily
    ADD CONSTRAINT usage_contact_daily_pkey PRIMARY KEY (account_id, day, product_id, contact_id);

--
-- Name: usage_daily usage_daily_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage_daily
    ADD CONSTRAINT usage_daily_pkey PRIMARY KEY (account_id, day, product_id);

--
-- Name: usage_metric usage_metric_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage_metric
    ADD CONSTRAINT usage_metric_pkey PRIMARY KEY (id);

--
-- Name: usage_metric usage_metric_slot_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage_metric
    ADD CONSTRAINT usage_metric_slot_key UNIQUE (slot);

--
-- Name: usage_retention usage_retention_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage_retention
    ADD CONSTRAINT usage_retention_pkey PRIMARY KEY (id);

--
-- Name: watch_decision watch_decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_decision
    ADD CONSTRAINT watch_decision_pkey PRIMARY KEY (item_id, seq);

--
-- Name: watch_item watch_item_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_item
    ADD CONSTRAINT watch_item_code_key UNIQUE (code);

--
-- Name: watch_item watch_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_item
    ADD CONSTRAINT watch_item_pkey PRIMARY KEY (id);

--
-- Name: absence_deputy_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX absence_deputy_idx ON public.absence USING btree (deputy_id) WHERE (ended_at IS NULL);

--
-- Name: absence_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX absence_user_idx ON public.absence USING btree (user_id) WHERE (ended_at IS NULL);

--
-- Name: account_freeze_live_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_freeze_live_key ON public.account_freeze USING btree (account_id) WHERE (ended_on IS NULL);

--
-- Name: account_history_parent_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_history_parent_idx ON public.account_history USING btree (valid_from, account_id) WHERE (field = 'parent_id'::text);

--
-- Name: account_history_status_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_history_status_idx ON public.account_history USING btree (valid_from, account_id) WHERE (field = 'status'::text);

--
-- Name: account_member_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_member_open_key ON public.account_member USING btree (account_id, user_id, role) WHERE (until IS NULL);

--
-- Name: account_member_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_member_user_idx ON public.account_member USING btree (user_id, account_id, since, until);

--
-- Name: account_name_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_name_code_key ON public.account_name USING btree (value) WHERE (kind = 'code'::text);

--
-- Name: account_name_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_name_idx ON public.account USING btree (name COLLATE "zh-x-icu", id);

--
-- Name: account_name_key_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_name_key_idx ON public.account USING btree (name_key);

--
-- Name: account_name_key_search_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_name_key_search_idx ON public.account USING gin (name_key ext.gin_trgm_ops);

--
-- Name: account_name_norm_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_name_norm_idx ON public.account_name USING btree (norm);

--
-- Name: account_name_search_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_name_search_idx ON public.account_name USING gin (lower(value) ext.gin_trgm_ops, norm ext.gin_trgm_ops);

--
-- Name: account_name_value_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_name_value_key ON public.account_name USING btree (account_id, kind, norm);

--
-- Name: account_owner_name_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_owner_name_idx ON public.account USING btree (owner_id, name COLLATE "zh-x-icu", id);

--
-- Name: account_parent_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_parent_idx ON public.account USING btree (parent_id) WHERE (parent_id IS NOT NULL);

--
-- Name: account_region_name_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_region_name_idx ON public.account USING btree (region_id, name COLLATE "zh-x-icu", id);

--
-- Name: account_relation_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_relation_account_day_idx ON public.account_relation USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: account_relation_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_relation_code_key ON public.account_relation USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: account_relation_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_relation_day_idx ON public.account_relation USING btree (happened_on DESC, id DESC);

--
-- Name: account_relation_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_relation_id_idx ON public.account_relation USING btree (id);

--
-- Name: account_relation_other_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_relation_other_idx ON public.account_relation USING btree (other_id);

--
-- Name: account_search_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_search_idx ON public.account USING gin (lower(((((name || ' '::text) || COALESCE(short_name, ''::text)) || ' '::text) || code)) ext.gin_trgm_ops);

--
-- Name: account_short_key_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_short_key_idx ON public.account USING btree (public.name_key(short_name)) WHERE (short_name IS NOT NULL);

--
-- Name: account_state_amount_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_amount_idx ON public.account_state USING btree (amount_12m, account_id);

--
-- Name: account_state_arr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_arr_idx ON public.account_state USING btree (arr, account_id);

--
-- Name: account_state_health_colour_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_health_colour_idx ON public.account_state USING btree (health_colour, account_id) WHERE (health_colour IS NOT NULL);

--
-- Name: account_state_health_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_health_idx ON public.account_state USING btree (health_sort, account_id);

--
-- Name: account_state_last_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_last_idx ON public.account_state USING btree (last_order_on, account_id);

--
-- Name: account_state_level_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_level_idx ON public.account_state USING btree (tier);

--
-- Name: account_state_owner_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_owner_idx ON public.account_state USING btree (owner_id) WHERE (owner_id IS NOT NULL);

--
-- Name: account_state_region_amount_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_region_amount_idx ON public.account_state USING btree (region_id, amount_12m, account_id) WHERE (region_id IS NOT NULL);

--
-- Name: account_state_region_arr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_region_arr_idx ON public.account_state USING btree (region_id, arr, account_id) WHERE (region_id IS NOT NULL);

--
-- Name: account_state_region_health_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_region_health_idx ON public.account_state USING btree (region_id, health_sort, account_id) WHERE (region_id IS NOT NULL);

--
-- Name: account_state_region_last_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_region_last_idx ON public.account_state USING btree (region_id, last_order_on, account_id) WHERE (region_id IS NOT NULL);

--
-- Name: account_state_region_term_end_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_region_term_end_idx ON public.account_state USING btree (region_id, term_end_on, account_id) WHERE (region_id IS NOT NULL);

--
-- Name: account_state_region_tier_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_region_tier_idx ON public.account_state USING btree (region_id, tier_sort, account_id) WHERE (region_id IS NOT NULL);

--
-- Name: account_state_stage_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_stage_idx ON public.account_state USING btree (stage, account_id) WHERE (stage IS NOT NULL);

--
-- Name: account_state_team_amount_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_team_amount_idx ON public.account_state USING btree (team_id, amount_12m, account_id) WHERE (team_id IS NOT NULL);

--
-- Name: account_state_team_arr_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_team_arr_idx ON public.account_state USING btree (team_id, arr, account_id) WHERE (team_id IS NOT NULL);

--
-- Name: account_state_team_health_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_team_health_idx ON public.account_state USING btree (team_id, health_sort, account_id) WHERE (team_id IS NOT NULL);

--
-- Name: account_state_team_last_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_team_last_idx ON public.account_state USING btree (team_id, last_order_on, account_id) WHERE (team_id IS NOT NULL);

--
-- Name: account_state_team_term_end_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_team_term_end_idx ON public.account_state USING btree (team_id, term_end_on, account_id) WHERE (team_id IS NOT NULL);

--
-- Name: account_state_team_tier_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_team_tier_idx ON public.account_state USING btree (team_id, tier_sort, account_id) WHERE (team_id IS NOT NULL);

--
-- Name: account_state_term_end_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_term_end_idx ON public.account_state USING btree (term_end_on, account_id);

--
-- Name: account_state_tier_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_state_tier_idx ON public.account_state USING btree (tier_sort, account_id);

--
-- Name: account_tag_tag_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_tag_tag_idx ON public.account_tag USING btree (tag_id, account_id);

--
-- Name: account_team_name_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_team_name_idx ON public.account USING btree (team_id, name COLLATE "zh-x-icu", id);

--
-- Name: announced_event_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX announced_event_account_day_idx ON public.announced_event USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: announced_event_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX announced_event_code_key ON public.announced_event USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: announced_event_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX announced_event_day_idx ON public.announced_event USING btree (happened_on DESC, id DESC);

--
-- Name: announced_event_event_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX announced_event_event_idx ON public.announced_event USING btree (event, happened_on, account_id);

--
-- Name: announced_event_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX announced_event_id_idx ON public.announced_event USING btree (id);

--
-- Name: app_user_email_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX app_user_email_key ON public.app_user USING btree (lower(email));

--
-- Name: approval_request_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_request_account_idx ON public.approval_request USING btree (account_id, asked_at DESC);

--
-- Name: approval_request_asked_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_request_asked_idx ON public.approval_request USING btree (asked_by, asked_at DESC);

--
-- Name: approval_request_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_request_due_idx ON public.approval_request USING btree (due_at) WHERE ((due_at IS NOT NULL) AND (late_at IS NULL));

--
-- Name: approval_request_order_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_request_order_idx ON public.approval_request USING btree (asked_at DESC, id DESC);

--
-- Name: approval_request_record_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX approval_request_record_key ON public.approval_request USING btree (kind, record_id) WHERE ((record_id IS NOT NULL) AND (ended_at IS NULL));

--
-- Name: approval_signer_asked_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_signer_asked_idx ON public.approval_signer USING btree (holder_id) WHERE (state = 'asked'::text);

--
-- Name: approval_signer_decided_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX approval_signer_decided_idx ON public.approval_signer USING btree (decided_by, decided_at DESC) WHERE (decided_by IS NOT NULL);

--
-- Name: article_change_number_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_change_number_idx ON public.article_change USING btree (number);

--
-- Name: article_changed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_changed_idx ON public.article USING btree (changed_at DESC, id DESC);

--
-- Name: article_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX article_code_key ON public.article USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: article_image_article_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_image_article_idx ON public.article_image USING btree (article_id);

--
-- Name: article_image_file_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_image_file_idx ON public.article_image USING btree (file_id);

--
-- Name: article_image_waiting_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_image_waiting_idx ON public.article_image USING btree (recorded_at) WHERE (article_id IS NULL);

--
-- Name: article_part_community_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_part_community_idx ON public.article_part USING btree (community_id) WHERE (community_id IS NOT NULL);

--
-- Name: article_part_tokenizer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_part_tokenizer_idx ON public.article_part USING btree (tokenizer_version);

--
-- Name: article_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_product_idx ON public.article USING btree (product_id, kind) WHERE (product_id IS NOT NULL);

--
-- Name: article_review_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_review_idx ON public.article USING btree (review_on, id) WHERE (review_on IS NOT NULL);

--
-- Name: article_search_article_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_search_article_idx ON public.article_search USING btree (article_id) WHERE (article_id IS NOT NULL);

--
-- Name: article_search_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_search_at_idx ON public.article_search USING btree (at, id);

--
-- Name: article_search_question_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_search_question_idx ON public.article_search USING btree (question_n, at);

--
-- Name: article_version_read_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX article_version_read_key ON public.article_version USING btree (article_id, language) WHERE (state = ANY (ARRAY['published'::text, 'outdated'::text]));

--
-- Name: article_version_review_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_version_review_idx ON public.article_version USING btree (written_at, article_id) WHERE (state = 'review'::text);

--
-- Name: article_version_written_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX article_version_written_key ON public.article_version USING btree (article_id, language) WHERE (state = ANY (ARRAY['draft'::text, 'review'::text]));

--
-- Name: article_vote_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_vote_user_idx ON public.article_vote USING btree (user_id);

--
-- Name: article_word_end_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_word_end_idx ON public.article_word USING btree (reverse(word) text_pattern_ops);

--
-- Name: article_word_start_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_word_start_idx ON public.article_word USING btree (word text_pattern_ops);

--
-- Name: attachment_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attachment_account_day_idx ON public.attachment USING btree (account_id, happened_on DESC, id) WHERE (removed_at IS NULL);

--
-- Name: attachment_removed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attachment_removed_idx ON public.attachment USING btree (removed_at) WHERE (removed_at IS NOT NULL);

--
-- Name: audit_action_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_action_idx ON public.audit USING btree (action, at DESC, id DESC);

--
-- Name: audit_actor_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_actor_idx ON public.audit USING btree (actor_id, at DESC, id DESC);

--
-- Name: audit_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_at_idx ON public.audit USING btree (at DESC, id DESC);

--
-- Name: audit_entity_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entity_idx ON public.audit USING btree (entity, at DESC, id DESC);

--
-- Name: audit_record_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_record_idx ON public.audit USING btree (entity_id, at DESC, id DESC) WHERE (entity_id IS NOT NULL);

--
-- Name: benefit_notice_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_notice_contact_idx ON public.benefit_notice USING btree (contact_id) WHERE (contact_id IS NOT NULL);

--
-- Name: benefit_notice_latest_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_notice_latest_idx ON public.benefit_notice USING btree (account_id, benefit, happened_on DESC);

--
-- Name: benefit_offer_page_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_offer_page_idx ON public.benefit_offer USING btree (recorded_at DESC, id DESC);

--
-- Name: benefit_use_asked_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_use_asked_idx ON public.benefit_use USING btree (recorded_at DESC, id DESC) WHERE (state = 'requested'::text);

--
-- Name: benefit_use_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_use_day_idx ON public.benefit_use USING btree (account_id, benefit, happened_on);

--
-- Name: benefit_use_offer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_use_offer_idx ON public.benefit_use USING btree (offer_id) WHERE (offer_id IS NOT NULL);

--
-- Name: benefit_use_page_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX benefit_use_page_idx ON public.benefit_use USING btree (account_id, recorded_at DESC, id DESC);

--
-- Name: benefit_use_session_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX benefit_use_session_idx ON public.benefit_use USING btree (account_id, session_id) WHERE ((session_id IS NOT NULL) AND (taken_back_on IS NULL));

--
-- Name: certificate_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX certificate_account_idx ON public.certificate USING btree (account_id, contact_id);

--
-- Name: certificate_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX certificate_contact_idx ON public.certificate USING btree (contact_id);

--
-- Name: certificate_course_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX certificate_course_idx ON public.certificate USING btree (course_id, issued_on DESC);

--
-- Name: certificate_told_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX certificate_told_idx ON public.certificate USING btree (expiring_told_at) WHERE (expiring_told_at IS NOT NULL);

--
-- Name: certificate_untold_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX certificate_untold_idx ON public.certificate USING btree (valid_until) WHERE ((revoked_on IS NULL) AND (expiring_told_at IS NULL));

--
-- Name: certificate_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX certificate_user_idx ON public.certificate USING btree (user_id);

--
-- Name: channel_account_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX channel_account_due_idx ON public.channel_account USING btree (next_at) WHERE (next_at IS NOT NULL);

--
-- Name: channel_file_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX channel_file_due_idx ON public.channel_file USING btree (next_at) WHERE (state = 'waiting'::text);

--
-- Name: channel_message_request_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX channel_message_request_idx ON public.channel_message USING btree (request_id, entry_id);

--
-- Name: channel_message_thread_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX channel_message_thread_idx ON public.channel_message USING btree (hook_id, thread, at DESC);

--
-- Name: community_account_community_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_account_community_idx ON public.community_account USING btree (community_id);

--
-- Name: community_answer_held_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_answer_held_idx ON public.community_answer USING btree (question_id) WHERE (state = 'held'::text);

--
-- Name: community_answer_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_answer_member_idx ON public.community_answer USING btree (member_id, answered_at);

--
-- Name: community_answer_question_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_answer_question_idx ON public.community_answer USING btree (question_id, answered_at);

--
-- Name: community_answer_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_answer_user_idx ON public.community_answer USING btree (user_id) WHERE (user_id IS NOT NULL);

--
-- Name: community_picture_answer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_picture_answer_idx ON public.community_picture USING btree (answer_id) WHERE (answer_id IS NOT NULL);

--
-- Name: community_picture_draft_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_picture_draft_idx ON public.community_picture USING btree (at) WHERE (question_id IS NULL);

--
-- Name: community_picture_file_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_picture_file_idx ON public.community_picture USING btree (file_id);

--
-- Name: community_picture_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_picture_member_idx ON public.community_picture USING btree (member_id, at) WHERE (member_id IS NOT NULL);

--
-- Name: community_picture_post_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_picture_post_idx ON public.community_picture USING btree (question_id, answer_id) WHERE (question_id IS NOT NULL);

--
-- Name: community_picture_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_picture_user_idx ON public.community_picture USING btree (added_by) WHERE (added_by IS NOT NULL);

--
-- Name: community_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_product_idx ON public.community USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: community_question_accepted_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_question_accepted_idx ON public.community_question USING btree (accepted_id) WHERE (accepted_id IS NOT NULL);

--
-- Name: community_question_changed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_question_changed_idx ON public.community_question USING btree (changed_at DESC, id DESC);

--
-- Name: community_question_held_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_question_held_idx ON public.community_question USING btree (asked_at) WHERE (state = 'held'::text);

--
-- Name: community_question_list_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_question_list_idx ON public.community_question USING btree (community_id, changed_at DESC, id DESC);

--
-- Name: community_question_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_question_member_idx ON public.community_question USING btree (member_id, asked_at);

--
-- Name: community_report_answer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_report_answer_idx ON public.community_report USING btree (answer_id) WHERE (answer_id IS NOT NULL);

--
-- Name: community_report_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_report_member_idx ON public.community_report USING btree (member_id);

--
-- Name: community_report_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_report_open_idx ON public.community_report USING btree (question_id) WHERE (settled_at IS NULL);

--
-- Name: community_vote_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX community_vote_member_idx ON public.community_vote USING btree (member_id);

--
-- Name: competitor_action_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX competitor_action_code_key ON public.competitor_action USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: competitor_action_competitor_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_action_competitor_idx ON public.competitor_action USING btree (competitor_id);

--
-- Name: competitor_action_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_action_day_idx ON public.competitor_action USING btree (happened_on DESC, id DESC);

--
-- Name: competitor_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX competitor_code_key ON public.competitor USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: competitor_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_day_idx ON public.competitor USING btree (happened_on DESC, id DESC);

--
-- Name: competitor_note_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_note_account_day_idx ON public.competitor_note USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: competitor_note_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX competitor_note_code_key ON public.competitor_note USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: competitor_note_competitor_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_note_competitor_idx ON public.competitor_note USING btree (competitor_id);

--
-- Name: competitor_note_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_note_day_idx ON public.competitor_note USING btree (happened_on DESC, id DESC);

--
-- Name: competitor_note_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_note_id_idx ON public.competitor_note USING btree (id);

--
-- Name: competitor_note_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX competitor_note_product_idx ON public.competitor_note USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: contact_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contact_code_key ON public.contact USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: contact_domain_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_domain_idx ON public.contact USING btree (split_part(lower(btrim(email)), '@'::text, 2)) WHERE (email IS NOT NULL);

--
-- Name: contact_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_id_idx ON public.contact USING btree (id);

--
-- Name: contact_mail_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_mail_idx ON public.contact USING btree (lower(btrim(email))) WHERE (email IS NOT NULL);

--
-- Name: contact_mails_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_mails_idx ON public.contact USING gin (((channels -> 'mails'::text)) jsonb_path_ops) WHERE (channels ? 'mails'::text);

--
-- Name: contact_person_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_person_idx ON public.contact USING btree (COALESCE(person_id, id));

--
-- Name: contact_phones_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_phones_idx ON public.contact USING gin (public.phone_keys(phone, channels)) WHERE ((phone IS NOT NULL) OR (channels <> '{}'::jsonb));

--
-- Name: contact_suggestion_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_suggestion_id_idx ON public.contact_suggestion USING btree (id);

--
-- Name: contact_suggestion_owner_rank_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_suggestion_owner_rank_idx ON public.contact_suggestion USING btree (owner_id, rank DESC, due_on, id) WHERE (ended_on IS NULL);

--
-- Name: contact_suggestion_team_rank_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_suggestion_team_rank_idx ON public.contact_suggestion USING btree (team_id, rank DESC, due_on, id) WHERE (ended_on IS NULL);

--
-- Name: contract_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_account_day_idx ON public.contract USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: contract_adjusts_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_adjusts_idx ON public.contract USING btree (account_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);

--
-- Name: contract_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contract_code_key ON public.contract USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: contract_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_day_idx ON public.contract USING btree (happened_on DESC, id DESC);

--
-- Name: contract_ends_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_ends_idx ON public.contract USING btree (ends_on, id) WHERE (ends_on IS NOT NULL);

--
-- Name: contract_framework_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_framework_idx ON public.contract USING btree (framework_id) WHERE (framework_id IS NOT NULL);

--
-- Name: contract_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_id_idx ON public.contract USING btree (id);

--
-- Name: contract_invoicee_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_invoicee_idx ON public.contract USING btree (invoicee_id) WHERE (invoicee_id IS NOT NULL);

--
-- Name: contract_milestone_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_milestone_account_day_idx ON public.contract_milestone USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: contract_milestone_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contract_milestone_code_key ON public.contract_milestone USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: contract_milestone_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_milestone_contract_idx ON public.contract_milestone USING btree (contract_id);

--
-- Name: contract_milestone_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_milestone_day_idx ON public.contract_milestone USING btree (happened_on DESC, id DESC);

--
-- Name: contract_milestone_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_milestone_id_idx ON public.contract_milestone USING btree (id);

--
-- Name: contract_payer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_payer_idx ON public.contract USING btree (payer_id) WHERE (payer_id IS NOT NULL);

--
-- Name: contract_predecessor_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_predecessor_idx ON public.contract USING btree (predecessor_id) WHERE (predecessor_id IS NOT NULL);

--
-- Name: contract_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_product_idx ON public.contract USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: contract_signed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contract_signed_idx ON public.contract USING btree (happened_on) WHERE ((predecessor_id IS NULL) AND (adjusts_id IS NULL));

--
-- Name: course_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX course_product_idx ON public.course USING btree (product_id);

--
-- Name: course_progress_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX course_progress_account_idx ON public.course_progress USING btree (account_id, contact_id);

--
-- Name: course_progress_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX course_progress_contact_idx ON public.course_progress USING btree (contact_id);

--
-- Name: course_progress_course_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX course_progress_course_idx ON public.course_progress USING btree (course_id);

--
-- Name: course_progress_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX course_progress_user_idx ON public.course_progress USING btree (user_id);

--
-- Name: customer_campaign_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_campaign_account_day_idx ON public.customer_campaign USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: customer_campaign_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX customer_campaign_code_key ON public.customer_campaign USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: customer_campaign_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_campaign_day_idx ON public.customer_campaign USING btree (happened_on DESC, id DESC);

--
-- Name: customer_campaign_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX customer_campaign_id_idx ON public.customer_campaign USING btree (id);

--
-- Name: delivery_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_account_idx ON public.delivery USING btree (account_id) WHERE (account_id IS NOT NULL);

--
-- Name: delivery_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_due_idx ON public.delivery USING btree (channel, next_at) WHERE (state = 'waiting'::text);

--
-- Name: delivery_ended_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_ended_idx ON public.delivery USING btree (ended_at) WHERE (ended_at IS NOT NULL);

--
-- Name: delivery_list_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_list_idx ON public.delivery USING btree (created_at DESC, id DESC);

--
-- Name: delivery_robot_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_robot_idx ON public.delivery USING btree (robot_id, next_at) WHERE (robot_id IS NOT NULL);

--
-- Name: delivery_state_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_state_idx ON public.delivery USING btree (state, created_at DESC, id DESC) WHERE (state <> 'sent'::text);

--
-- Name: duplicate_pair_dismissed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX duplicate_pair_dismissed_idx ON public.duplicate_pair USING btree (entity, score DESC, first_id, second_id) WHERE (dismissed_at IS NOT NULL);

--
-- Name: duplicate_pair_score_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX duplicate_pair_score_idx ON public.duplicate_pair USING btree (entity, score DESC, first_id, second_id) WHERE (dismissed_at IS NULL);

--
-- Name: exam_attempt_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exam_attempt_account_idx ON public.exam_attempt USING btree (account_id, contact_id);

--
-- Name: exam_attempt_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exam_attempt_contact_idx ON public.exam_attempt USING btree (contact_id);

--
-- Name: exam_attempt_course_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exam_attempt_course_idx ON public.exam_attempt USING btree (course_id);

--
-- Name: exam_attempt_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exam_attempt_user_idx ON public.exam_attempt USING btree (user_id);

--
-- Name: excel_template_file_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX excel_template_file_idx ON public.excel_template USING btree (file_id);

--
-- Name: excel_template_name_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX excel_template_name_idx ON public.excel_template USING btree (entity, lower(name));

--
-- Name: export_row_entity_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX export_row_entity_idx ON public.export_row USING btree (export_id, entity_id);

--
-- Name: feedback_ask_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_ask_account_idx ON public.feedback_ask USING btree (account_id, asked_on DESC, id DESC);

--
-- Name: feedback_ask_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_ask_contact_idx ON public.feedback_ask USING btree (contact_id);

--
-- Name: feedback_ask_item_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_ask_item_idx ON public.feedback_ask USING btree (item_id, asked_on DESC, id DESC);

--
-- Name: feedback_ask_source_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_ask_source_idx ON public.feedback_ask USING btree (source_id) WHERE (source_id IS NOT NULL);

--
-- Name: feedback_event_moved_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_event_moved_idx ON public.feedback_event USING btree (on_day, state) WHERE (what = 'moved'::text);

--
-- Name: feedback_item_merged_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_item_merged_idx ON public.feedback_item USING btree (merged_into) WHERE (merged_into IS NOT NULL);

--
-- Name: feedback_item_state_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_item_state_idx ON public.feedback_item USING btree (state, state_since DESC, id DESC);

--
-- Name: feedback_message_received_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_message_received_idx ON public.feedback_message USING btree (received_at DESC, id DESC);

--
-- Name: feedback_verification_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_verification_contact_idx ON public.feedback_verification USING btree (contact_id) WHERE (contact_id IS NOT NULL);

--
-- Name: feedback_verification_item_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feedback_verification_item_idx ON public.feedback_verification USING btree (item_id, round);

--
-- Name: handover_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handover_due_idx ON public.handover USING btree (due_on, id) WHERE (ended_on IS NULL);

--
-- Name: handover_ended_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handover_ended_idx ON public.handover USING btree (ended_on DESC, id DESC) WHERE (ended_on IS NOT NULL);

--
-- Name: handover_from_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handover_from_idx ON public.handover USING btree (from_id, due_on) WHERE (ended_on IS NULL);

--
-- Name: handover_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handover_id_idx ON public.handover USING btree (id);

--
-- Name: handover_occasion_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX handover_occasion_key ON public.handover USING btree (account_id, occasion);

--
-- Name: handover_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX handover_open_key ON public.handover USING btree (account_id) WHERE (ended_on IS NULL);

--
-- Name: handover_step_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handover_step_at_idx ON public.handover_step USING btree (at);

--
-- Name: handover_to_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handover_to_idx ON public.handover USING btree (to_id, due_on) WHERE (ended_on IS NULL);

--
-- Name: health_result_fall_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_result_fall_idx ON ONLY public.health_result USING btree (policy_id, as_of, account_id) WHERE (score < before_score);

--
-- Name: health_result_default_policy_id_as_of_account_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX health_result_default_policy_id_as_of_account_id_idx ON public.health_result_default USING btree (policy_id, as_of, account_id) WHERE (score < before_score);

--
-- Name: import_created_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_created_idx ON public.import USING btree (created_at DESC, id);

--
-- Name: import_row_bad_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_row_bad_idx ON public.import_row USING btree (import_id, seq) WHERE (problems IS NOT NULL);

--
-- Name: inbound_mail_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbound_mail_due_idx ON public.inbound_mail USING btree (next_at) WHERE (state = 'received'::text);

--
-- Name: inbound_mail_kept_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbound_mail_kept_idx ON public.inbound_mail USING btree (ended_at) WHERE (raw IS NOT NULL);

--
-- Name: inbound_mail_list_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbound_mail_list_idx ON public.inbound_mail USING btree (received_at DESC, id DESC);

--
-- Name: inbound_mail_mailbox_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbound_mail_mailbox_idx ON public.inbound_mail USING btree (mailbox_id, state);

--
-- Name: inbound_mail_sender_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbound_mail_sender_idx ON public.inbound_mail USING btree (from_address, received_at);

--
-- Name: inbound_mail_state_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX inbound_mail_state_idx ON public.inbound_mail USING btree (state, received_at DESC, id DESC);

--
-- Name: instalment_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instalment_account_day_idx ON public.instalment USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: instalment_adjusts_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instalment_adjusts_idx ON public.instalment USING btree (account_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);

--
-- Name: instalment_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX instalment_code_key ON public.instalment USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: instalment_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instalment_contract_idx ON public.instalment USING btree (contract_id) WHERE (contract_id IS NOT NULL);

--
-- Name: instalment_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instalment_day_idx ON public.instalment USING btree (happened_on DESC, id DESC);

--
-- Name: instalment_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instalment_due_idx ON public.instalment USING btree (due_on, id);

--
-- Name: instalment_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX instalment_id_idx ON public.instalment USING btree (id);

--
-- Name: interaction_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX interaction_account_day_idx ON public.interaction USING btree (account_id, happened_on DESC, id);

--
-- Name: interaction_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX interaction_code_key ON public.interaction USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: invoice_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invoice_account_day_idx ON public.invoice USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: invoice_adjusts_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invoice_adjusts_idx ON public.invoice USING btree (account_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);

--
-- Name: invoice_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX invoice_code_key ON public.invoice USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: invoice_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invoice_contract_idx ON public.invoice USING btree (contract_id) WHERE (contract_id IS NOT NULL);

--
-- Name: invoice_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invoice_day_idx ON public.invoice USING btree (happened_on DESC, id DESC);

--
-- Name: invoice_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invoice_id_idx ON public.invoice USING btree (id);

--
-- Name: job_run_created_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_run_created_idx ON public.job_run USING btree (created_at DESC, id);

--
-- Name: job_run_ended_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_run_ended_idx ON public.job_run USING btree (finished_at) WHERE ((created_by IS NOT NULL) AND (finished_at IS NOT NULL));

--
-- Name: job_run_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_run_open_idx ON public.job_run USING btree (kind, created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

--
-- Name: key_event_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX key_event_account_day_idx ON public.key_event_account USING btree (on_day, event, account_id);

--
-- Name: key_event_account_eventx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX key_event_account_eventx ON public.key_event_account USING btree (event, on_day);

--
-- Name: mail_thread_request_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mail_thread_request_idx ON public.mail_thread USING btree (request_id, at);

--
-- Name: need_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX need_account_day_idx ON public.need USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: need_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX need_code_key ON public.need USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: need_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX need_day_idx ON public.need USING btree (happened_on DESC, id DESC);

--
-- Name: need_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX need_id_idx ON public.need USING btree (id);

--
-- Name: need_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX need_product_idx ON public.need USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: notification_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notification_account_idx ON public.notification USING btree (account_id) WHERE (account_id IS NOT NULL);

--
-- Name: notification_created_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notification_created_idx ON public.notification USING btree (created_at);

--
-- Name: notification_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX notification_key ON public.notification USING btree (user_id, key);

--
-- Name: notification_list_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notification_list_idx ON public.notification USING btree (user_id, created_at DESC, id DESC);

--
-- Name: notification_mail_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notification_mail_idx ON public.notification USING btree (user_id) WHERE (mail <> 'off'::text);

--
-- Name: notification_unread_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notification_unread_idx ON public.notification USING btree (user_id, created_at DESC, id DESC) WHERE (read_at IS NULL);

--
-- Name: objective_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX objective_code_key ON public.objective USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: objective_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX objective_day_idx ON public.objective USING btree (happened_on DESC, id DESC);

--
-- Name: objective_policy_policy_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX objective_policy_policy_idx ON public.objective_policy USING btree (policy_id);

--
-- Name: objective_policy_serving_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX objective_policy_serving_key ON public.objective_policy USING btree (objective_id, policy_id) WHERE (until_on IS NULL);

--
-- Name: order_line_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_line_product_idx ON public.order_line USING btree (product_id);

--
-- Name: outbox_waiting_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_waiting_idx ON public.outbox USING btree (id) WHERE (delivered_at IS NULL);

--
-- Name: outgoing_message_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outgoing_message_open_idx ON public.outgoing_message USING btree (run_id) WHERE ((channel = 'mail'::text) AND (state = ANY (ARRAY['queued'::text, 'failed'::text])));

--
-- Name: outgoing_message_person_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outgoing_message_person_idx ON public.outgoing_message USING btree (person_id, made_on);

--
-- Name: period_total_month_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX period_total_month_idx ON public.period_total USING btree (month, closing);

--
-- Name: phone_call_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_call_account_idx ON public.phone_call USING btree (account_id, began_at DESC) WHERE (account_id IS NOT NULL);

--
-- Name: phone_call_agent_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_call_agent_idx ON public.phone_call USING btree (agent_id, began_at DESC);

--
-- Name: phone_call_began_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_call_began_idx ON public.phone_call USING btree (began_at DESC, id DESC);

--
-- Name: phone_call_number_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_call_number_idx ON public.phone_call USING btree (number_key, began_at) WHERE (number_key IS NOT NULL);

--
-- Name: phone_call_request_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_call_request_idx ON public.phone_call USING btree (request_id) WHERE (request_id IS NOT NULL);

--
-- Name: phone_call_ring_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_call_ring_user_idx ON public.phone_call_ring USING btree (user_id, at);

--
-- Name: phone_line_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX phone_line_user_idx ON public.phone_line USING btree (user_id);

--
-- Name: plan_action_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_action_account_day_idx ON public.plan_action USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: plan_action_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX plan_action_code_key ON public.plan_action USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: plan_action_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_action_day_idx ON public.plan_action USING btree (happened_on DESC, id DESC);

--
-- Name: plan_action_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_action_id_idx ON public.plan_action USING btree (id);

--
-- Name: plan_action_plan_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plan_action_plan_idx ON public.plan_action USING btree (account_id, plan_id) WHERE (plan_id IS NOT NULL);

--
-- Name: play_arm_play_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX play_arm_play_idx ON public.play_arm USING btree (play_id, tier, arm);

--
-- Name: play_met_play_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX play_met_play_idx ON public.play_met USING btree (play_id, since);

--
-- Name: play_run_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX play_run_due_idx ON public.play_run USING btree (play_id, play_version, step, due_at) WHERE (state = 'running'::text);

--
-- Name: play_run_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX play_run_id_idx ON public.play_run USING btree (id);

--
-- Name: play_run_occasion_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX play_run_occasion_key ON public.play_run USING btree (account_id, play_id, occasion);

--
-- Name: play_run_play_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX play_run_play_idx ON public.play_run USING btree (play_id, began_on DESC, account_id);

--
-- Name: play_run_queued_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX play_run_queued_idx ON public.play_run USING btree (play_id) WHERE (state = 'queued'::text);

--
-- Name: policy_result_run_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_result_run_idx ON ONLY public.policy_result USING btree (run_id);

--
-- Name: policy_result_default_run_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_result_default_run_id_idx ON public.policy_result_default USING btree (run_id);

--
-- Name: policy_run_latest_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_run_latest_idx ON public.policy_run USING btree (policy_id, as_of DESC, published_at DESC);

--
-- Name: policy_simulation_mine_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_simulation_mine_idx ON public.policy_simulation USING btree (started_by, created_at DESC);

--
-- Name: policy_simulation_move_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_simulation_move_account_idx ON public.policy_simulation_move USING btree (account_id);

--
-- Name: policy_simulation_move_page_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_simulation_move_page_idx ON public.policy_simulation_move USING btree (simulation_id, amount DESC, account_id DESC);

--
-- Name: policy_submission_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX policy_submission_open_key ON public.policy_submission USING btree (policy_id) WHERE (state = 'open'::text);

--
-- Name: policy_submission_policy_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_submission_policy_idx ON public.policy_submission USING btree (policy_id, submitted_at DESC);

--
-- Name: policy_transition_policy_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_transition_policy_idx ON public.policy_transition USING btree (policy_id, as_of, account_id);

--
-- Name: policy_version_in_force_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX policy_version_in_force_key ON public.policy_version USING btree (policy_id) WHERE (state = 'published'::text);

--
-- Name: policy_version_planned_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_version_planned_day_idx ON public.policy_version USING btree (in_force_from) WHERE (state = 'planned'::text);

--
-- Name: policy_version_planned_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX policy_version_planned_key ON public.policy_version USING btree (policy_id) WHERE (state = 'planned'::text);

--
-- Name: pool_claim_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX pool_claim_open_key ON public.pool_claim USING btree (account_id) WHERE (ended_on IS NULL);

--
-- Name: pool_claim_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pool_claim_user_idx ON public.pool_claim USING btree (user_id) WHERE (ended_on IS NULL);

--
-- Name: pool_stay_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX pool_stay_open_key ON public.pool_stay USING btree (account_id) WHERE (left_on IS NULL);

--
-- Name: portal_attempt_address_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_attempt_address_idx ON public.portal_attempt USING btree (address, at);

--
-- Name: portal_attempt_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_attempt_at_idx ON public.portal_attempt USING btree (at);

--
-- Name: portal_attempt_email_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_attempt_email_idx ON public.portal_attempt USING btree (email, at);

--
-- Name: portal_deflection_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_deflection_at_idx ON public.portal_deflection USING btree (at);

--
-- Name: portal_deflection_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_deflection_member_idx ON public.portal_deflection USING btree (member_id);

--
-- Name: portal_link_expires_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_link_expires_idx ON public.portal_link USING btree (expires_at);

--
-- Name: portal_link_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_link_member_idx ON public.portal_link USING btree (member_id);

--
-- Name: portal_member_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_member_account_idx ON public.portal_member USING btree (account_id);

--
-- Name: portal_member_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_member_contact_idx ON public.portal_member USING btree (contact_id);

--
-- Name: portal_session_expires_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_session_expires_idx ON public.portal_session USING btree (expires_at);

--
-- Name: portal_session_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_session_member_idx ON public.portal_session USING btree (member_id);

--
-- Name: portal_sso_attempt_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_sso_attempt_account_idx ON public.portal_sso_attempt USING btree (account_id);

--
-- Name: portal_sso_attempt_expires_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_sso_attempt_expires_idx ON public.portal_sso_attempt USING btree (expires_at);

--
-- Name: portal_sso_domain_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_sso_domain_account_idx ON public.portal_sso_domain USING btree (account_id);

--
-- Name: portal_vote_member_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_vote_member_idx ON public.portal_vote USING btree (member_id);

--
-- Name: posting_account_gift_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX posting_account_gift_idx ON public.posting USING btree (account_id, made_on) WHERE gift;

--
-- Name: posting_code_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX posting_code_idx ON public.posting USING btree (upper("right"((id)::text, 10)));

--
-- Name: posting_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX posting_id_idx ON public.posting USING btree (id);

--
-- Name: posting_list_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX posting_list_idx ON public.posting USING btree (made_on DESC, id DESC);

--
-- Name: posting_person_gift_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX posting_person_gift_idx ON public.posting USING btree (person_id, made_on) WHERE gift;

--
-- Name: posting_state_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX posting_state_idx ON public.posting USING btree (state, made_on DESC, id DESC);

--
-- Name: posting_step_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX posting_step_key ON public.posting USING btree (account_id, run_id, step);

--
-- Name: procedure_run_ended_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_run_ended_idx ON public.procedure_run USING btree (ended_at) WHERE (ended_at IS NOT NULL);

--
-- Name: procedure_run_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_run_id_idx ON public.procedure_run USING btree (id);

--
-- Name: procedure_run_policy_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_run_policy_idx ON public.procedure_run USING btree (policy_id, begun_at DESC, id DESC);

--
-- Name: procedure_span_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_span_due_idx ON public.procedure_span USING btree (due_at) WHERE ((until_at IS NULL) AND (late_at IS NULL));

--
-- Name: procedure_span_from_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_span_from_idx ON public.procedure_span USING btree (from_at);

--
-- Name: procedure_span_holder_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_span_holder_idx ON public.procedure_span USING btree (holder_id, due_at) WHERE (until_at IS NULL);

--
-- Name: procedure_span_late_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procedure_span_late_idx ON public.procedure_span USING btree (late_at) WHERE (late_at IS NOT NULL);

--
-- Name: procedure_span_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX procedure_span_open_key ON public.procedure_span USING btree (account_id, run_id) WHERE (until_at IS NULL);

--
-- Name: procurement_step_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procurement_step_account_day_idx ON public.procurement_step USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: procurement_step_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX procurement_step_code_key ON public.procurement_step USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: procurement_step_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procurement_step_contract_idx ON public.procurement_step USING btree (contract_id) WHERE (contract_id IS NOT NULL);

--
-- Name: procurement_step_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procurement_step_day_idx ON public.procurement_step USING btree (happened_on DESC, id DESC);

--
-- Name: procurement_step_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procurement_step_id_idx ON public.procurement_step USING btree (id);

--
-- Name: product_retirement_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX product_retirement_code_key ON public.product_retirement USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: product_retirement_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_retirement_day_idx ON public.product_retirement USING btree (happened_on DESC, id DESC);

--
-- Name: product_retirement_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_retirement_product_idx ON public.product_retirement USING btree (product_id);

--
-- Name: product_retirement_replacement_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_retirement_replacement_idx ON public.product_retirement USING btree (replacement_id) WHERE (replacement_id IS NOT NULL);

--
-- Name: project_milestone_reached_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX project_milestone_reached_idx ON public.project_milestone USING btree (reached_on) WHERE first_value;

--
-- Name: project_plan_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX project_plan_due_idx ON public.project_plan USING btree (planned_on) WHERE (late_at IS NULL);

--
-- Name: project_plan_late_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX project_plan_late_idx ON public.project_plan USING btree (late_at) WHERE (late_at IS NOT NULL);

--
-- Name: project_start_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX project_start_contract_idx ON public.project_start USING btree (account_id, contract_id) WHERE (contract_id IS NOT NULL);

--
-- Name: project_start_ended_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX project_start_ended_idx ON public.project_start USING btree (ended_on DESC, run_id DESC) WHERE (ended_on IS NOT NULL);

--
-- Name: project_start_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX project_start_open_idx ON public.project_start USING btree (account_id) WHERE (ended_on IS NULL);

--
-- Name: project_start_run_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX project_start_run_idx ON public.project_start USING btree (run_id);

--
-- Name: question_cluster_member_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX question_cluster_member_key ON public.question_cluster_member USING btree (cluster_id, question_n, request_id) NULLS NOT DISTINCT;

--
-- Name: question_cluster_member_request_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX question_cluster_member_request_idx ON public.question_cluster_member USING btree (request_id) WHERE (request_id IS NOT NULL);

--
-- Name: question_decision_article_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX question_decision_article_idx ON public.question_decision USING btree (article_id) WHERE (article_id IS NOT NULL);

--
-- Name: rating_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rating_account_day_idx ON public.rating USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: rating_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX rating_code_key ON public.rating USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: rating_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rating_day_idx ON public.rating USING btree (happened_on DESC, id DESC);

--
-- Name: rating_expires_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rating_expires_idx ON public.rating USING btree (expires_on, id) WHERE (expires_on IS NOT NULL);

--
-- Name: rating_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rating_id_idx ON public.rating USING btree (id);

--
-- Name: receipt_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_account_day_idx ON public.receipt USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: receipt_adjusts_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_adjusts_idx ON public.receipt USING btree (account_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);

--
-- Name: receipt_claim_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_claim_contract_idx ON public.receipt_claim USING btree (account_id, contract_id) WHERE (contract_id IS NOT NULL);

--
-- Name: receipt_claim_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_claim_id_idx ON public.receipt_claim USING btree (id);

--
-- Name: receipt_claim_instalment_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_claim_instalment_idx ON public.receipt_claim USING btree (account_id, instalment_id) WHERE (instalment_id IS NOT NULL);

--
-- Name: receipt_claim_receipt_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_claim_receipt_idx ON public.receipt_claim USING btree (receipt_id);

--
-- Name: receipt_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX receipt_code_key ON public.receipt USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: receipt_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_day_idx ON public.receipt USING btree (happened_on DESC, id DESC);

--
-- Name: receipt_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_id_idx ON public.receipt USING btree (id);

--
-- Name: receipt_payer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX receipt_payer_idx ON public.receipt USING btree (lower(payer_name)) WHERE (payer_name IS NOT NULL);

--
-- Name: record_merge_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX record_merge_at_idx ON public.record_merge USING btree (merged_at DESC, id DESC);

--
-- Name: record_merge_loser_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX record_merge_loser_idx ON public.record_merge USING btree (loser_id);

--
-- Name: record_merge_winner_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX record_merge_winner_idx ON public.record_merge USING btree (winner_id);

--
-- Name: referral_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referral_account_day_idx ON public.referral USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: referral_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX referral_code_key ON public.referral USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: referral_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referral_day_idx ON public.referral USING btree (happened_on DESC, id DESC);

--
-- Name: referral_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referral_id_idx ON public.referral USING btree (id);

--
-- Name: referral_portal_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referral_portal_idx ON public.referral USING btree (recorded_at) WHERE (source = 'portal'::text);

--
-- Name: referral_referred_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referral_referred_idx ON public.referral USING btree (referred_id) WHERE (referred_id IS NOT NULL);

--
-- Name: region_parent_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX region_parent_idx ON public.region USING btree (parent_id) WHERE (parent_id IS NOT NULL);

--
-- Name: request_article_answered_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_article_answered_idx ON public.request_article USING btree (answered_at) WHERE (searched_at IS NOT NULL);

--
-- Name: request_article_article_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_article_article_idx ON public.request_article USING btree (article_id, answered_at DESC, request_id DESC);

--
-- Name: request_clock_breached_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_clock_breached_idx ON public.request_clock USING btree (breached_on) WHERE (breached_on IS NOT NULL);

--
-- Name: request_clock_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_clock_due_idx ON public.request_clock USING btree (due_at, request_id) WHERE (ended_at IS NULL);

--
-- Name: request_clock_level_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_clock_level_idx ON public.request_clock USING btree (level_at) WHERE (level_at IS NOT NULL);

--
-- Name: request_clock_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_clock_open_idx ON public.request_clock USING btree (request_id) WHERE ((ended_at IS NULL) OR ((used_ms IS NULL) AND (NOT cancelled)));

--
-- Name: request_clock_warned_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_clock_warned_idx ON public.request_clock USING btree (warned_on) WHERE (warned_on IS NOT NULL);

--
-- Name: request_entry_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_entry_at_idx ON public.request_entry USING btree (request_id, at, seq, id);

--
-- Name: request_entry_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_entry_contact_idx ON public.request_entry USING btree (contact_id) WHERE (contact_id IS NOT NULL);

--
-- Name: request_entry_mailed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_entry_mailed_idx ON public.request_entry USING btree (at, id) WHERE ((kind = 'out'::text) AND (channel = ANY (ARRAY['mail'::text, 'portal'::text])));

--
-- Name: request_entry_message_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX request_entry_message_key ON public.request_entry USING btree (message_id) WHERE (message_id IS NOT NULL);

--
-- Name: request_entry_recent_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_entry_recent_idx ON public.request_entry USING btree (at);

--
-- Name: request_entry_terms_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_entry_terms_idx ON public.request_entry USING gin (terms);

--
-- Name: request_file_draft_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_file_draft_idx ON public.request_file USING btree (at) WHERE (request_id IS NULL);

--
-- Name: request_file_entry_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_file_entry_idx ON public.request_file USING btree (request_id, entry_id) WHERE (request_id IS NOT NULL);

--
-- Name: request_file_file_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_file_file_idx ON public.request_file USING btree (file_id);

--
-- Name: request_pause_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX request_pause_open_key ON public.request_pause USING btree (request_id) WHERE (until_at IS NULL);

--
-- Name: request_presence_seen_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_presence_seen_idx ON public.request_presence USING btree (seen_at);

--
-- Name: request_presence_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_presence_user_idx ON public.request_presence USING btree (user_id);

--
-- Name: request_spell_from_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_spell_from_idx ON public.request_spell USING btree (from_on) WHERE reopened;

--
-- Name: request_spell_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX request_spell_open_key ON public.request_spell USING btree (request_id) WHERE (until_on IS NULL);

--
-- Name: request_spell_until_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_spell_until_idx ON public.request_spell USING btree (until_on, from_on);

--
-- Name: request_stretch_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX request_stretch_user_idx ON public.request_stretch USING btree (user_id);

--
-- Name: resident_stay_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resident_stay_id_idx ON public.resident_stay USING btree (id);

--
-- Name: resident_stay_person_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resident_stay_person_idx ON public.resident_stay USING btree (person_id) WHERE (person_id IS NOT NULL);

--
-- Name: resident_stay_provider_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resident_stay_provider_idx ON public.resident_stay USING btree (provider_id) WHERE (provider_id IS NOT NULL);

--
-- Name: resident_stay_start_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resident_stay_start_idx ON public.resident_stay USING btree (starts_on DESC, id DESC);

--
-- Name: resource_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX resource_code_key ON public.resource USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: resource_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_day_idx ON public.resource USING btree (happened_on DESC, id DESC);

--
-- Name: resource_owner_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_owner_idx ON public.resource USING btree (owner_id, id);

--
-- Name: resource_request_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_request_account_day_idx ON public.resource_request USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: resource_request_asked_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_request_asked_idx ON public.resource_request USING btree (asked_by, happened_on DESC);

--
-- Name: resource_request_changed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_request_changed_idx ON public.resource_request USING btree (changed_at);

--
-- Name: resource_request_done_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_request_done_idx ON public.resource_request USING btree (done_on) WHERE (done_on IS NOT NULL);

--
-- Name: resource_request_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_request_id_idx ON public.resource_request USING btree (id);

--
-- Name: resource_request_resource_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resource_request_resource_idx ON public.resource_request USING btree (resource_id, wanted_on);

--
-- Name: risk_holds_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX risk_holds_idx ON public.risk USING btree (policy_id, rule, account_id) WHERE holds;

--
-- Name: risk_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX risk_open_idx ON public.risk USING btree (account_id) WHERE (state = 'open'::text);

--
-- Name: risk_open_rule_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX risk_open_rule_key ON public.risk USING btree (account_id, policy_id, rule) WHERE ((ended_on IS NULL) AND (rule IS NOT NULL));

--
-- Name: risk_raised_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX risk_raised_idx ON public.risk USING btree (created_at) WHERE (rule IS NOT NULL);

--
-- Name: sales_order_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sales_order_account_day_idx ON public.sales_order USING btree (account_id, happened_on DESC, id);

--
-- Name: sales_order_adjusts_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sales_order_adjusts_idx ON public.sales_order USING btree (account_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);

--
-- Name: sales_order_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX sales_order_code_key ON public.sales_order USING btree (account_id, code);

--
-- Name: sales_order_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sales_order_day_idx ON public.sales_order USING btree (happened_on DESC, id DESC);

--
-- Name: saved_view_default_view_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX saved_view_default_view_idx ON public.saved_view_default USING btree (view_id);

--
-- Name: saved_view_owner_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX saved_view_owner_idx ON public.saved_view USING btree (owner_id);

--
-- Name: segment_member_segment_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX segment_member_segment_idx ON public.segment_member USING btree (segment_id, account_id);

--
-- Name: service_cost_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_cost_account_day_idx ON public.service_cost USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: service_cost_adjusts_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_cost_adjusts_idx ON public.service_cost USING btree (account_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);

--
-- Name: service_cost_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX service_cost_code_key ON public.service_cost USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: service_cost_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_cost_day_idx ON public.service_cost USING btree (happened_on DESC, id DESC);

--
-- Name: service_cost_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_cost_id_idx ON public.service_cost USING btree (id);

--
-- Name: service_cost_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_cost_product_idx ON public.service_cost USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: service_order_accepted_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_accepted_idx ON public.service_order USING btree (accepted_contact_id) WHERE (accepted_contact_id IS NOT NULL);

--
-- Name: service_order_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_account_idx ON public.service_order USING btree (account_id, created_at DESC, id DESC);

--
-- Name: service_order_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_contact_idx ON public.service_order USING btree (contact_id) WHERE (contact_id IS NOT NULL);

--
-- Name: service_order_cost_voids_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX service_order_cost_voids_key ON public.service_order_cost USING btree (order_id, voids_id) WHERE (voids_id IS NOT NULL);

--
-- Name: service_order_engineer_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_engineer_user_idx ON public.service_order_engineer USING btree (user_id, order_id);

--
-- Name: service_order_entry_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_entry_at_idx ON public.service_order_entry USING btree (order_id, seq);

--
-- Name: service_order_entry_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_entry_contact_idx ON public.service_order_entry USING btree (contact_id) WHERE (contact_id IS NOT NULL);

--
-- Name: service_order_entry_what_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_entry_what_idx ON public.service_order_entry USING btree (at, what) WHERE (what = ANY (ARRAY['created'::text, 'planned'::text, 'delivered'::text, 'rejected'::text, 'accepted'::text, 'reopened'::text]));

--
-- Name: service_order_made_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_made_idx ON public.service_order USING btree (created_at DESC, id DESC);

--
-- Name: service_order_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_open_idx ON public.service_order USING btree (due_at, created_at, id) WHERE (ended_at IS NULL);

--
-- Name: service_order_planned_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_planned_idx ON public.service_order USING btree (planned_from, planned_to) WHERE (planned_from IS NOT NULL);

--
-- Name: service_order_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_product_idx ON public.service_order USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: service_order_provider_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_provider_idx ON public.service_order USING btree (provider_id, created_at DESC, id DESC) WHERE (provider_id IS NOT NULL);

--
-- Name: service_order_request_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_order_request_idx ON public.service_order USING btree (request_id) WHERE (request_id IS NOT NULL);

--
-- Name: service_request_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_account_idx ON public.service_request USING btree (account_id, opened_at DESC, id DESC);

--
-- Name: service_request_assignee_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_assignee_idx ON public.service_request USING btree (assignee_id, next_due_at, opened_at, id) WHERE (closed_at IS NULL);

--
-- Name: service_request_closed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_closed_idx ON public.service_request USING btree (closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);

--
-- Name: service_request_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX service_request_code_key ON public.service_request USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: service_request_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_contact_idx ON public.service_request USING btree (contact_id);

--
-- Name: service_request_merged_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_merged_idx ON public.service_request USING btree (merged_into) WHERE (merged_into IS NOT NULL);

--
-- Name: service_request_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_open_idx ON public.service_request USING btree (next_due_at, opened_at, id) WHERE (closed_at IS NULL);

--
-- Name: service_request_opened_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_opened_idx ON public.service_request USING btree (opened_at DESC, id DESC);

--
-- Name: service_request_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_product_idx ON public.service_request USING btree (product_id);

--
-- Name: service_request_provider_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_provider_idx ON public.service_request USING btree (provider_id, opened_at, id);

--
-- Name: service_request_rated_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_rated_idx ON public.service_request USING btree (rated_at) WHERE (rating IS NOT NULL);

--
-- Name: service_request_solved_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_solved_idx ON public.service_request USING btree (first_solved_at) WHERE (first_solved_at IS NOT NULL);

--
-- Name: service_request_team_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_team_idx ON public.service_request USING btree (team_id, next_due_at, opened_at, id) WHERE (closed_at IS NULL);

--
-- Name: service_request_terms_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX service_request_terms_idx ON public.service_request USING gin (terms);

--
-- Name: session_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_user_idx ON public.session USING btree (user_id);

--
-- Name: sign_in_attempt_address_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_attempt_address_idx ON public.sign_in_attempt USING btree (address, at);

--
-- Name: sign_in_attempt_email_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_attempt_email_idx ON public.sign_in_attempt USING btree (email, at);

--
-- Name: stage_spell_from_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX stage_spell_from_idx ON public.stage_spell USING btree (policy_id, from_on);

--
-- Name: stage_spell_now_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX stage_spell_now_idx ON public.stage_spell USING btree (policy_id, stage, from_on, account_id) WHERE (until_on IS NULL);

--
-- Name: stage_spell_until_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX stage_spell_until_idx ON public.stage_spell USING btree (policy_id, until_on) WHERE (until_on IS NOT NULL);

--
-- Name: strategy_analysis_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX strategy_analysis_code_key ON public.strategy_analysis USING btree (code) WHERE (code IS NOT NULL);

--
-- Name: strategy_analysis_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX strategy_analysis_day_idx ON public.strategy_analysis USING btree (happened_on DESC, id DESC);

--
-- Name: subscription_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_account_day_idx ON public.subscription USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: subscription_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX subscription_code_key ON public.subscription USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: subscription_contract_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_contract_idx ON public.subscription USING btree (contract_id) WHERE (contract_id IS NOT NULL);

--
-- Name: subscription_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_day_idx ON public.subscription USING btree (happened_on DESC, id DESC);

--
-- Name: subscription_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_id_idx ON public.subscription USING btree (id);

--
-- Name: subscription_predecessor_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_predecessor_idx ON public.subscription USING btree (predecessor_id) WHERE (predecessor_id IS NOT NULL);

--
-- Name: subscription_product_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_product_idx ON public.subscription USING btree (product_id) WHERE (product_id IS NOT NULL);

--
-- Name: success_plan_account_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX success_plan_account_day_idx ON public.success_plan USING btree (account_id, happened_on DESC, id DESC);

--
-- Name: success_plan_code_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX success_plan_code_key ON public.success_plan USING btree (account_id, code) WHERE (code IS NOT NULL);

--
-- Name: success_plan_day_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX success_plan_day_idx ON public.success_plan USING btree (happened_on DESC, id DESC);

--
-- Name: success_plan_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX success_plan_due_idx ON public.success_plan USING btree (due_on, id);

--
-- Name: success_plan_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX success_plan_id_idx ON public.success_plan USING btree (id);

--
-- Name: survey_answer_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_answer_account_idx ON public.survey_answer USING btree (account_id, answered_on);

--
-- Name: survey_answer_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_answer_at_idx ON public.survey_answer USING btree (answered_at DESC, invitation_id DESC) WHERE (until_on IS NULL);

--
-- Name: survey_answer_standing_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX survey_answer_standing_key ON public.survey_answer USING btree (account_id, invitation_id) WHERE (until_on IS NULL);

--
-- Name: survey_created_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_created_idx ON public.survey USING btree (created_at DESC, id DESC);

--
-- Name: survey_imported_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX survey_imported_key ON public.survey USING btree (kind, (((document -> 'name'::text) ->> 'zh'::text)), (((document -> 'question'::text) ->> 'zh'::text))) WHERE imported;

--
-- Name: survey_invitation_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_invitation_account_idx ON public.survey_invitation USING btree (account_id, invited_on);

--
-- Name: survey_invitation_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_invitation_contact_idx ON public.survey_invitation USING btree (contact_id);

--
-- Name: survey_invitation_person_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_invitation_person_idx ON public.survey_invitation USING btree (person_id, invited_on);

--
-- Name: survey_invitation_survey_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_invitation_survey_idx ON public.survey_invitation USING btree (survey_id, invited_on);

--
-- Name: survey_loop_ended_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_loop_ended_idx ON public.survey_loop USING btree (ended_on DESC, invitation_id DESC) WHERE (ended_on IS NOT NULL);

--
-- Name: survey_loop_open_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_loop_open_idx ON public.survey_loop USING btree (due_on, invitation_id) WHERE (ended_on IS NULL);

--
-- Name: survey_loop_opened_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_loop_opened_idx ON public.survey_loop USING btree (opened_on);

--
-- Name: survey_loop_told_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX survey_loop_told_idx ON public.survey_loop USING btree (opened_at);

--
-- Name: tag_name_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX tag_name_key ON public.tag USING btree (lower(name));

--
-- Name: task_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_account_idx ON public.task USING btree (account_id, state, due_on);

--
-- Name: task_closed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_closed_idx ON public.task USING btree (owner_id, closed_at) WHERE (state = 'done'::text);

--
-- Name: task_figures_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_figures_idx ON public.task USING btree (owner_id, account_id) INCLUDE (value_at_stake, due_on, snoozed_until) WHERE (state = 'open'::text);

--
-- Name: task_fired_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_fired_idx ON public.task USING btree (created_at) WHERE (run_id IS NOT NULL);

--
-- Name: task_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_id_idx ON public.task USING btree (id);

--
-- Name: task_owner_rank_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_owner_rank_idx ON public.task USING btree (owner_id, rank DESC, due_on, id) WHERE (state = 'open'::text);

--
-- Name: task_run_closed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_run_closed_idx ON public.task USING btree (closed_at) WHERE ((run_id IS NOT NULL) AND (state = 'done'::text));

--
-- Name: task_step_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX task_step_key ON public.task USING btree (account_id, run_id, step) WHERE (run_id IS NOT NULL);

--
-- Name: task_team_figures_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_team_figures_idx ON public.task USING btree (team_id, account_id) INCLUDE (value_at_stake, due_on, snoozed_until) WHERE (state = 'open'::text);

--
-- Name: task_team_rank_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX task_team_rank_idx ON public.task USING btree (team_id, rank DESC, due_on, id) WHERE (state = 'open'::text);

--
-- Name: tier_override_live_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX tier_override_live_key ON public.tier_override USING btree (account_id, policy_id) WHERE (ended_on IS NULL);

--
-- Name: tier_override_page_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tier_override_page_idx ON public.tier_override USING btree (policy_id, from_on DESC, id DESC);

--
-- Name: tier_proposal_confirmed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tier_proposal_confirmed_idx ON public.tier_proposal USING btree (policy_id, account_id, effective_on DESC) WHERE (state = 'confirmed'::text);

--
-- Name: tier_proposal_open_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX tier_proposal_open_key ON public.tier_proposal USING btree (account_id, policy_id) WHERE (state = 'open'::text);

--
-- Name: tier_proposal_page_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tier_proposal_page_idx ON public.tier_proposal USING btree (policy_id, amount DESC, id DESC) WHERE (state = 'open'::text);

--
-- Name: training_place_account_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX training_place_account_idx ON public.training_place USING btree (account_id, contact_id);

--
-- Name: training_place_contact_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX training_place_contact_idx ON public.training_place USING btree (contact_id);

--
-- Name: training_place_session_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX training_place_session_idx ON public.training_place USING btree (session_id, signed_at, id);

--
-- Name: training_place_user_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX training_place_user_idx ON public.training_place USING btree (user_id);

--
-- Name: training_session_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX training_session_at_idx ON public.training_session USING btree (starts_at, id);

--
-- Name: training_session_course_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX training_session_course_idx ON public.training_session USING btree (course_id, starts_at);

--
-- Name: usage_metric_counts_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX usage_metric_counts_key ON public.usage_metric USING btree (counts) WHERE (counts IS NOT NULL);

--
-- Name: watch_item_competitor_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX watch_item_competitor_idx ON public.watch_item USING btree (competitor_id) WHERE (competitor_id IS NOT NULL);

--
-- Name: watch_item_due_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX watch_item_due_idx ON public.watch_item USING btree (due_on, id) WHERE ((closed_on IS NULL) AND (due_on IS NOT NULL));

--
-- Name: watch_item_noted_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX watch_item_noted_idx ON public.watch_item USING btree (noted_on DESC, id DESC);

--
-- Name: health_result_default_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.health_result_pkey ATTACH PARTITION public.health_result_default_pkey;

--
-- Name: health_result_default_policy_id_as_of_account_id_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.health_result_fall_idx ATTACH PARTITION public.health_result_default_policy_id_as_of_account_id_idx;

--
-- Name: policy_result_default_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.policy_result_pkey ATTACH PARTITION public.policy_result_default_pkey;

--
-- Name: policy_result_default_run_id_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.policy_result_run_idx ATTACH PARTITION public.policy_result_default_run_id_idx;

--
-- Name: approval_event approval_event_stays; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER approval_event_stays BEFORE UPDATE ON public.approval_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

--
-- Name: approval_signer approval_signer_decided; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER approval_signer_decided BEFORE UPDATE ON public.approval_signer FOR EACH ROW WHEN (((old.decided_at IS NOT NULL) AND (old.* IS DISTINCT FROM new.*))) EXECUTE FUNCTION public.refuse_change();

--
-- Name: audit audit_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

--
-- Name: audit audit_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

--
-- Name: absence absence_deputy_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES public.app_user(id);

--
-- Name: absence absence_set_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_set_by_fkey FOREIGN KEY (set_by) REFERENCES public.app_user(id);

--
-- Name: absence absence_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: account_member account_member_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_member
    ADD CONSTRAINT account_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: account_member account_member_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_member
    ADD CONSTRAINT account_member_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: account_name account_name_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_name
    ADD CONSTRAINT account_name_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: account account_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: account account_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.account(id);

--
-- Name: account account_region_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.region(id);

--
-- Name: account_relation account_relation_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_relation
    ADD CONSTRAINT account_relation_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: account_tag account_tag_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: account_tag account_tag_tag_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES public.tag(id);

--
-- Name: account account_team_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);

--
-- Name: announced_event announced_event_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.announced_event
    ADD CONSTRAINT announced_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: api_token api_token_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: app_user app_user_region_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_user
    ADD CONSTRAINT app_user_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.region(id);

--
-- Name: app_user app_user_team_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_user
    ADD CONSTRAINT app_user_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);

--
-- Name: approval_event approval_event_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_event
    ADD CONSTRAINT approval_event_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.app_user(id);

--
-- Name: approval_event approval_event_for_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_event
    ADD CONSTRAINT approval_event_for_id_fkey FOREIGN KEY (for_id) REFERENCES public.app_user(id);

--
-- Name: approval_event approval_event_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_event
    ADD CONSTRAINT approval_event_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.approval_request(id) ON DELETE CASCADE;

--
-- Name: approval_event approval_event_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_event
    ADD CONSTRAINT approval_event_to_id_fkey FOREIGN KEY (to_id) REFERENCES public.app_user(id);

--
-- Name: approval_request approval_request_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_request
    ADD CONSTRAINT approval_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: approval_request approval_request_asked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_request
    ADD CONSTRAINT approval_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.app_user(id);

--
-- Name: approval_signer approval_signer_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_signer
    ADD CONSTRAINT approval_signer_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.app_user(id);

--
-- Name: approval_signer approval_signer_holder_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_signer
    ADD CONSTRAINT approval_signer_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES public.app_user(id);

--
-- Name: approval_signer approval_signer_request_id_step_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_signer
    ADD CONSTRAINT approval_signer_request_id_step_id_fkey FOREIGN KEY (request_id, step_id) REFERENCES public.approval_step(request_id, id) ON DELETE CASCADE;

--
-- Name: approval_signer approval_signer_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_signer
    ADD CONSTRAINT approval_signer_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: approval_step approval_step_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_step
    ADD CONSTRAINT approval_step_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: approval_step approval_step_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.approval_step
    ADD CONSTRAINT approval_step_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.approval_request(id) ON DELETE CASCADE;

--
-- Name: article_image article_image_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_image
    ADD CONSTRAINT article_image_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

--
-- Name: article_image article_image_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_image
    ADD CONSTRAINT article_image_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id);

--
-- Name: article article_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: article_part article_part_community_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_part
    ADD CONSTRAINT article_part_community_id_fkey FOREIGN KEY (community_id) REFERENCES public.community(id);

--
-- Name: article article_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE SET NULL;

--
-- Name: article_version article_version_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

--
-- Name: article_version article_version_published_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES public.app_user(id);

--
-- Name: article_version article_version_written_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES public.app_user(id);

--
-- Name: article_vote article_vote_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_vote
    ADD CONSTRAINT article_vote_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

--
-- Name: article_vote article_vote_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_vote
    ADD CONSTRAINT article_vote_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: attachment attachment_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: attachment attachment_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: attachment attachment_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id);

--
-- Name: benefit_notice benefit_notice_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_notice
    ADD CONSTRAINT benefit_notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: benefit_notice benefit_notice_taken_back_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_notice
    ADD CONSTRAINT benefit_notice_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES public.app_user(id);

--
-- Name: benefit_notice benefit_notice_told_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_notice
    ADD CONSTRAINT benefit_notice_told_by_fkey FOREIGN KEY (told_by) REFERENCES public.app_user(id);

--
-- Name: benefit_offer benefit_offer_asked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_offer
    ADD CONSTRAINT benefit_offer_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.app_user(id);

--
-- Name: benefit_offer benefit_offer_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_offer
    ADD CONSTRAINT benefit_offer_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.app_user(id);

--
-- Name: benefit_offer benefit_offer_ended_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_offer
    ADD CONSTRAINT benefit_offer_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.app_user(id);

--
-- Name: benefit_use benefit_use_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_use
    ADD CONSTRAINT benefit_use_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: benefit_use benefit_use_asked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_use
    ADD CONSTRAINT benefit_use_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.app_user(id);

--
-- Name: benefit_use benefit_use_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_use
    ADD CONSTRAINT benefit_use_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.app_user(id);

--
-- Name: benefit_use benefit_use_offer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_use
    ADD CONSTRAINT benefit_use_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES public.benefit_offer(id);

--
-- Name: benefit_use benefit_use_taken_back_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.benefit_use
    ADD CONSTRAINT benefit_use_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES public.app_user(id);

--
-- Name: calendar_feed calendar_feed_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: certificate certificate_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: certificate certificate_attempt_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.exam_attempt(id) ON DELETE CASCADE;

--
-- Name: certificate certificate_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id);

--
-- Name: certificate certificate_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: channel_account channel_account_hook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_account
    ADD CONSTRAINT channel_account_hook_id_fkey FOREIGN KEY (hook_id) REFERENCES public.channel_hook(id) ON DELETE CASCADE;

--
-- Name: channel_file channel_file_hook_id_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_file
    ADD CONSTRAINT channel_file_hook_id_message_id_fkey FOREIGN KEY (hook_id, message_id) REFERENCES public.channel_message(hook_id, message_id) ON DELETE CASCADE;

--
-- Name: channel_hook channel_hook_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_hook
    ADD CONSTRAINT channel_hook_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: channel_message channel_message_hook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_message
    ADD CONSTRAINT channel_message_hook_id_fkey FOREIGN KEY (hook_id) REFERENCES public.channel_hook(id) ON DELETE CASCADE;

--
-- Name: channel_message channel_message_request_id_entry_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_message
    ADD CONSTRAINT channel_message_request_id_entry_id_fkey FOREIGN KEY (request_id, entry_id) REFERENCES public.request_entry(request_id, id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: channel_message channel_message_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.channel_message
    ADD CONSTRAINT channel_message_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: community_account community_account_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: community_account community_account_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: community_account community_account_community_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_account
    ADD CONSTRAINT community_account_community_id_fkey FOREIGN KEY (community_id) REFERENCES public.community(id) ON DELETE CASCADE;

--
-- Name: community_answer community_answer_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_answer
    ADD CONSTRAINT community_answer_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE SET NULL;

--
-- Name: community_answer community_answer_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_answer
    ADD CONSTRAINT community_answer_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.community_question(id) ON DELETE CASCADE;

--
-- Name: community_answer community_answer_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_answer
    ADD CONSTRAINT community_answer_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: community_person community_person_blocked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_person
    ADD CONSTRAINT community_person_blocked_by_fkey FOREIGN KEY (blocked_by) REFERENCES public.app_user(id);

--
-- Name: community_person community_person_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_person
    ADD CONSTRAINT community_person_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE CASCADE;

--
-- Name: community_picture community_picture_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_picture
    ADD CONSTRAINT community_picture_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: community_picture community_picture_answer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_picture
    ADD CONSTRAINT community_picture_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES public.community_answer(id) ON DELETE CASCADE;

--
-- Name: community_picture community_picture_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_picture
    ADD CONSTRAINT community_picture_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id);

--
-- Name: community_picture community_picture_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_picture
    ADD CONSTRAINT community_picture_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE SET NULL;

--
-- Name: community_picture community_picture_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_picture
    ADD CONSTRAINT community_picture_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.community_question(id) ON DELETE CASCADE;

--
-- Name: community community_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community
    ADD CONSTRAINT community_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE SET NULL;

--
-- Name: community_question community_question_accepted_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_question
    ADD CONSTRAINT community_question_accepted_fkey FOREIGN KEY (accepted_id) REFERENCES public.community_answer(id) ON DELETE SET NULL;

--
-- Name: community_question community_question_community_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_question
    ADD CONSTRAINT community_question_community_id_fkey FOREIGN KEY (community_id) REFERENCES public.community(id) ON DELETE CASCADE;

--
-- Name: community_question community_question_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_question
    ADD CONSTRAINT community_question_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE SET NULL;

--
-- Name: community community_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community
    ADD CONSTRAINT community_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.app_user(id);

--
-- Name: community_report community_report_answer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_report
    ADD CONSTRAINT community_report_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES public.community_answer(id) ON DELETE CASCADE;

--
-- Name: community_report community_report_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_report
    ADD CONSTRAINT community_report_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE SET NULL;

--
-- Name: community_report community_report_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_report
    ADD CONSTRAINT community_report_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.community_question(id) ON DELETE CASCADE;

--
-- Name: community_report community_report_settled_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_report
    ADD CONSTRAINT community_report_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES public.app_user(id);

--
-- Name: community_vote community_vote_answer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_vote
    ADD CONSTRAINT community_vote_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES public.community_answer(id) ON DELETE CASCADE;

--
-- Name: community_vote community_vote_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.community_vote
    ADD CONSTRAINT community_vote_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE CASCADE;

--
-- Name: competitor_action competitor_action_competitor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor_action
    ADD CONSTRAINT competitor_action_competitor_id_fkey FOREIGN KEY (competitor_id) REFERENCES public.competitor(id);

--
-- Name: competitor_note competitor_note_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor_note
    ADD CONSTRAINT competitor_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: competitor_note competitor_note_competitor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor_note
    ADD CONSTRAINT competitor_note_competitor_id_fkey FOREIGN KEY (competitor_id) REFERENCES public.competitor(id);

--
-- Name: competitor_note competitor_note_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.competitor_note
    ADD CONSTRAINT competitor_note_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: contact contact_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: contact_past contact_past_account_id_contact_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_past
    ADD CONSTRAINT contact_past_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES public.contact(account_id, id) ON DELETE CASCADE;

--
-- Name: contact_suggestion contact_suggestion_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_suggestion
    ADD CONSTRAINT contact_suggestion_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: contact_suggestion contact_suggestion_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_suggestion
    ADD CONSTRAINT contact_suggestion_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: contact_suggestion contact_suggestion_waved_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_suggestion
    ADD CONSTRAINT contact_suggestion_waved_by_fkey FOREIGN KEY (waved_by) REFERENCES public.app_user(id);

--
-- Name: contract contract_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: contract_milestone contract_milestone_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract_milestone
    ADD CONSTRAINT contract_milestone_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: contract contract_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: course course_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id);

--
-- Name: course course_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course
    ADD CONSTRAINT course_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: course_progress course_progress_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_progress
    ADD CONSTRAINT course_progress_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: course_progress course_progress_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_progress
    ADD CONSTRAINT course_progress_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id);

--
-- Name: course_progress course_progress_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.course_progress
    ADD CONSTRAINT course_progress_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: customer_campaign customer_campaign_account_id_contact_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer_campaign
    ADD CONSTRAINT customer_campaign_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES public.contact(account_id, id) ON DELETE SET NULL (contact_id);

--
-- Name: customer_campaign customer_campaign_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer_campaign
    ADD CONSTRAINT customer_campaign_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: delivery delivery_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: delivery delivery_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: exam_attempt exam_attempt_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_attempt
    ADD CONSTRAINT exam_attempt_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: exam_attempt exam_attempt_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_attempt
    ADD CONSTRAINT exam_attempt_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id);

--
-- Name: exam_attempt exam_attempt_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_attempt
    ADD CONSTRAINT exam_attempt_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: excel_template excel_template_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.excel_template
    ADD CONSTRAINT excel_template_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id) ON DELETE SET NULL;

--
-- Name: excel_template excel_template_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.excel_template
    ADD CONSTRAINT excel_template_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id);

--
-- Name: export_row export_row_export_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.export_row
    ADD CONSTRAINT export_row_export_id_fkey FOREIGN KEY (export_id) REFERENCES public.export(id) ON DELETE CASCADE;

--
-- Name: feedback_ask feedback_ask_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_ask
    ADD CONSTRAINT feedback_ask_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: feedback_ask feedback_ask_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_ask
    ADD CONSTRAINT feedback_ask_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: feedback_ask feedback_ask_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_ask
    ADD CONSTRAINT feedback_ask_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.feedback_item(id);

--
-- Name: feedback_ask feedback_ask_noted_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_ask
    ADD CONSTRAINT feedback_ask_noted_item_id_fkey FOREIGN KEY (noted_item_id) REFERENCES public.feedback_item(id);

--
-- Name: feedback_event feedback_event_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_event
    ADD CONSTRAINT feedback_event_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.app_user(id);

--
-- Name: feedback_event feedback_event_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_event
    ADD CONSTRAINT feedback_event_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.feedback_item(id) ON DELETE CASCADE;

--
-- Name: feedback_item feedback_item_merged_into_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.feedback_item(id);

--
-- Name: feedback_item feedback_item_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: feedback_item feedback_item_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_item
    ADD CONSTRAINT feedback_item_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: feedback_message feedback_message_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_message
    ADD CONSTRAINT feedback_message_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.feedback_item(id) ON DELETE SET NULL;

--
-- Name: feedback_verification feedback_verification_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_verification
    ADD CONSTRAINT feedback_verification_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: feedback_verification feedback_verification_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_verification
    ADD CONSTRAINT feedback_verification_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.app_user(id);

--
-- Name: feedback_verification feedback_verification_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback_verification
    ADD CONSTRAINT feedback_verification_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.feedback_item(id);

--
-- Name: file_chunk file_chunk_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file_chunk
    ADD CONSTRAINT file_chunk_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id) ON DELETE CASCADE;

--
-- Name: handover handover_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: handover handover_from_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_from_id_fkey FOREIGN KEY (from_id) REFERENCES public.app_user(id);

--
-- Name: handover_step handover_step_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover_step
    ADD CONSTRAINT handover_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: handover_step handover_step_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover_step
    ADD CONSTRAINT handover_step_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.app_user(id);

--
-- Name: handover handover_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_to_id_fkey FOREIGN KEY (to_id) REFERENCES public.app_user(id);

--
-- Name: import_conflict import_conflict_import_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_conflict
    ADD CONSTRAINT import_conflict_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.import(id) ON DELETE CASCADE;

--
-- Name: import import_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import
    ADD CONSTRAINT import_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id);

--
-- Name: import import_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import
    ADD CONSTRAINT import_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.job_run(id);

--
-- Name: import_row import_row_import_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_row
    ADD CONSTRAINT import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.import(id) ON DELETE CASCADE;

--
-- Name: inbound_mail inbound_mail_mailbox_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound_mail
    ADD CONSTRAINT inbound_mail_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES public.mailbox(id) ON DELETE SET NULL;

--
-- Name: instalment instalment_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instalment
    ADD CONSTRAINT instalment_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: interaction interaction_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: interaction interaction_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.app_user(id);

--
-- Name: invoice invoice_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invoice
    ADD CONSTRAINT invoice_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: key_event_account key_event_account_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_event_account
    ADD CONSTRAINT key_event_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: mail_address mail_address_consented_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_address
    ADD CONSTRAINT mail_address_consented_by_fkey FOREIGN KEY (consented_by) REFERENCES public.app_user(id) ON DELETE SET NULL;

--
-- Name: mail_thread mail_thread_mailbox_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_thread
    ADD CONSTRAINT mail_thread_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES public.mailbox(id) ON DELETE SET NULL;

--
-- Name: merge_row merge_row_merge_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.merge_row
    ADD CONSTRAINT merge_row_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES public.record_merge(id) ON DELETE CASCADE;

--
-- Name: need need_account_id_contact_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES public.contact(account_id, id) ON DELETE SET NULL (contact_id);

--
-- Name: need need_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: need need_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: notification notification_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: notification_preference notification_preference_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notification_preference
    ADD CONSTRAINT notification_preference_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: notification notification_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: objective objective_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.objective
    ADD CONSTRAINT objective_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: objective_policy objective_policy_linked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.objective_policy
    ADD CONSTRAINT objective_policy_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES public.app_user(id);

--
-- Name: objective_policy objective_policy_objective_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.objective_policy
    ADD CONSTRAINT objective_policy_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES public.objective(id) ON DELETE CASCADE;

--
-- Name: objective_policy objective_policy_policy_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.objective_policy
    ADD CONSTRAINT objective_policy_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.policy(id);

--
-- Name: order_line order_line_account_id_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_account_id_order_id_fkey FOREIGN KEY (account_id, order_id) REFERENCES public.sales_order(account_id, id) ON DELETE CASCADE;

--
-- Name: order_line order_line_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: outgoing_message outgoing_message_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outgoing_message
    ADD CONSTRAINT outgoing_message_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: phone_call phone_call_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT phone_call_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: phone_call phone_call_agent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT phone_call_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES public.app_user(id);

--
-- Name: phone_call_event phone_call_event_agent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call_event
    ADD CONSTRAINT phone_call_event_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES public.app_user(id);

--
-- Name: phone_call_event phone_call_event_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call_event
    ADD CONSTRAINT phone_call_event_call_id_fkey FOREIGN KEY (call_id) REFERENCES public.phone_call(id) ON DELETE CASCADE;

--
-- Name: phone_call phone_call_hook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT phone_call_hook_id_fkey FOREIGN KEY (hook_id) REFERENCES public.channel_hook(id) ON DELETE SET NULL;

--
-- Name: phone_call phone_call_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT phone_call_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE SET NULL;

--
-- Name: phone_call_ring phone_call_ring_call_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call_ring
    ADD CONSTRAINT phone_call_ring_call_id_fkey FOREIGN KEY (call_id) REFERENCES public.phone_call(id) ON DELETE CASCADE;

--
-- Name: phone_call_ring phone_call_ring_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_call_ring
    ADD CONSTRAINT phone_call_ring_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: phone_line phone_line_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_line
    ADD CONSTRAINT phone_line_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: phone_number phone_number_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_number
    ADD CONSTRAINT phone_number_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: phone_number phone_number_remembered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.phone_number
    ADD CONSTRAINT phone_number_remembered_by_fkey FOREIGN KEY (remembered_by) REFERENCES public.app_user(id);

--
-- Name: plan_action plan_action_account_id_contact_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_action
    ADD CONSTRAINT plan_action_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES public.contact(account_id, id) ON DELETE SET NULL (contact_id);

--
-- Name: plan_action plan_action_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_action
    ADD CONSTRAINT plan_action_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: plan_action plan_action_account_id_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_action
    ADD CONSTRAINT plan_action_account_id_plan_id_fkey FOREIGN KEY (account_id, plan_id) REFERENCES public.success_plan(account_id, id) ON DELETE SET NULL (plan_id);

--
-- Name: plan_action plan_action_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plan_action
    ADD CONSTRAINT plan_action_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: play_arm play_arm_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_arm
    ADD CONSTRAINT play_arm_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: play_cursor play_cursor_paused_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_cursor
    ADD CONSTRAINT play_cursor_paused_by_fkey FOREIGN KEY (paused_by) REFERENCES public.app_user(id);

--
-- Name: play_met play_met_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_met
    ADD CONSTRAINT play_met_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: play_run play_run_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_run
    ADD CONSTRAINT play_run_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: play_step play_step_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.play_step
    ADD CONSTRAINT play_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: policy_run policy_run_policy_id_version_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_run
    ADD CONSTRAINT policy_run_policy_id_version_fkey FOREIGN KEY (policy_id, version) REFERENCES public.policy_version(policy_id, version);

--
-- Name: policy_submission policy_submission_policy_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_submission
    ADD CONSTRAINT policy_submission_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.policy(id) ON DELETE CASCADE;

--
-- Name: policy_version policy_version_policy_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_version
    ADD CONSTRAINT policy_version_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.policy(id) ON DELETE CASCADE;

--
-- Name: pool_claim pool_claim_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_claim
    ADD CONSTRAINT pool_claim_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: pool_claim pool_claim_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_claim
    ADD CONSTRAINT pool_claim_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: pool_stay pool_stay_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_stay
    ADD CONSTRAINT pool_stay_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: pool_stay pool_stay_from_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_stay
    ADD CONSTRAINT pool_stay_from_user_id_fkey FOREIGN KEY (from_user_id) REFERENCES public.app_user(id);

--
-- Name: pool_stay pool_stay_left_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pool_stay
    ADD CONSTRAINT pool_stay_left_to_id_fkey FOREIGN KEY (left_to_id) REFERENCES public.app_user(id);

--
-- Name: portal_deflection portal_deflection_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_deflection
    ADD CONSTRAINT portal_deflection_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE SET NULL;

--
-- Name: portal_link portal_link_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_link
    ADD CONSTRAINT portal_link_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE CASCADE;

--
-- Name: portal_member portal_member_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_member
    ADD CONSTRAINT portal_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: portal_member portal_member_invited_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_member
    ADD CONSTRAINT portal_member_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.app_user(id);

--
-- Name: portal_session portal_session_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_session
    ADD CONSTRAINT portal_session_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE CASCADE;

--
-- Name: portal_sso portal_sso_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso
    ADD CONSTRAINT portal_sso_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: portal_sso_attempt portal_sso_attempt_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso_attempt
    ADD CONSTRAINT portal_sso_attempt_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: portal_sso portal_sso_changed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso
    ADD CONSTRAINT portal_sso_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES public.app_user(id);

--
-- Name: portal_sso_domain portal_sso_domain_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_sso_domain
    ADD CONSTRAINT portal_sso_domain_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: portal_usage_choice portal_usage_choice_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_usage_choice
    ADD CONSTRAINT portal_usage_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: portal_usage_choice portal_usage_choice_changed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_usage_choice
    ADD CONSTRAINT portal_usage_choice_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES public.app_user(id);

--
-- Name: portal_vote portal_vote_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_vote
    ADD CONSTRAINT portal_vote_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

--
-- Name: portal_vote portal_vote_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_vote
    ADD CONSTRAINT portal_vote_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE CASCADE;

--
-- Name: posting posting_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT posting_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: procedure_check procedure_check_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_check
    ADD CONSTRAINT procedure_check_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: procedure_check procedure_check_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_check
    ADD CONSTRAINT procedure_check_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.app_user(id);

--
-- Name: procedure_run procedure_run_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_run
    ADD CONSTRAINT procedure_run_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: procedure_run procedure_run_begun_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_run
    ADD CONSTRAINT procedure_run_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES public.app_user(id);

--
-- Name: procedure_span procedure_span_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_span
    ADD CONSTRAINT procedure_span_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: procedure_span procedure_span_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_span
    ADD CONSTRAINT procedure_span_by_id_fkey FOREIGN KEY (by_id) REFERENCES public.app_user(id);

--
-- Name: procedure_span procedure_span_holder_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procedure_span
    ADD CONSTRAINT procedure_span_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES public.app_user(id);

--
-- Name: procurement_step procurement_step_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procurement_step
    ADD CONSTRAINT procurement_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: product product_provider_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_provider_account_id_fkey FOREIGN KEY (provider_account_id) REFERENCES public.account(id);

--
-- Name: product_retirement product_retirement_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_retirement
    ADD CONSTRAINT product_retirement_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: product_retirement product_retirement_replacement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_retirement
    ADD CONSTRAINT product_retirement_replacement_id_fkey FOREIGN KEY (replacement_id) REFERENCES public.product(id);

--
-- Name: project_milestone project_milestone_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_milestone
    ADD CONSTRAINT project_milestone_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: project_plan project_plan_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_plan
    ADD CONSTRAINT project_plan_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: project_start project_start_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_start
    ADD CONSTRAINT project_start_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: project_start project_start_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.project_start
    ADD CONSTRAINT project_start_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: question_cluster_member question_cluster_member_cluster_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_cluster_member
    ADD CONSTRAINT question_cluster_member_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES public.question_cluster(id) ON DELETE CASCADE;

--
-- Name: question_cluster_member question_cluster_member_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_cluster_member
    ADD CONSTRAINT question_cluster_member_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: question_decision question_decision_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_decision
    ADD CONSTRAINT question_decision_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

--
-- Name: question_decision question_decision_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question_decision
    ADD CONSTRAINT question_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.app_user(id);

--
-- Name: rating rating_account_id_contact_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES public.contact(account_id, id) ON DELETE SET NULL (contact_id);

--
-- Name: rating rating_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: receipt receipt_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: receipt_claim receipt_claim_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipt_claim
    ADD CONSTRAINT receipt_claim_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: referral referral_account_id_contact_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES public.contact(account_id, id) ON DELETE SET NULL (contact_id);

--
-- Name: referral referral_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: region_history region_history_region_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_history
    ADD CONSTRAINT region_history_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.region(id);

--
-- Name: region region_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region
    ADD CONSTRAINT region_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.region(id);

--
-- Name: region_target region_target_region_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.region_target
    ADD CONSTRAINT region_target_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.region(id);

--
-- Name: request_article request_article_answered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_article
    ADD CONSTRAINT request_article_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.app_user(id);

--
-- Name: request_article request_article_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_article
    ADD CONSTRAINT request_article_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

--
-- Name: request_article request_article_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_article
    ADD CONSTRAINT request_article_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_clock request_clock_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_clock
    ADD CONSTRAINT request_clock_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_entry request_entry_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_entry
    ADD CONSTRAINT request_entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.app_user(id);

--
-- Name: request_entry request_entry_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_entry
    ADD CONSTRAINT request_entry_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_file request_file_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: request_file request_file_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.file(id);

--
-- Name: request_file request_file_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.portal_member(id) ON DELETE SET NULL;

--
-- Name: request_file request_file_request_id_entry_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_request_id_entry_id_fkey FOREIGN KEY (request_id, entry_id) REFERENCES public.request_entry(request_id, id) ON UPDATE CASCADE ON DELETE CASCADE;

--
-- Name: request_form request_form_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_form
    ADD CONSTRAINT request_form_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: request_pause request_pause_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_pause
    ADD CONSTRAINT request_pause_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_presence request_presence_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_presence
    ADD CONSTRAINT request_presence_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_presence request_presence_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_presence
    ADD CONSTRAINT request_presence_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: request_spell request_spell_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_spell
    ADD CONSTRAINT request_spell_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_stretch request_stretch_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_stretch
    ADD CONSTRAINT request_stretch_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE CASCADE;

--
-- Name: request_stretch request_stretch_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request_stretch
    ADD CONSTRAINT request_stretch_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: resident_report resident_report_account_id_stay_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_report
    ADD CONSTRAINT resident_report_account_id_stay_id_fkey FOREIGN KEY (account_id, stay_id) REFERENCES public.resident_stay(account_id, id) ON DELETE CASCADE;

--
-- Name: resident_report resident_report_filed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_report
    ADD CONSTRAINT resident_report_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES public.app_user(id);

--
-- Name: resident_stay resident_stay_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_stay
    ADD CONSTRAINT resident_stay_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: resident_stay resident_stay_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_stay
    ADD CONSTRAINT resident_stay_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id);

--
-- Name: resident_stay resident_stay_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_stay
    ADD CONSTRAINT resident_stay_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.app_user(id);

--
-- Name: resident_stay resident_stay_provider_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resident_stay
    ADD CONSTRAINT resident_stay_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES public.account(id);

--
-- Name: resource resource_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource
    ADD CONSTRAINT resource_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: resource_request resource_request_accepted_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES public.app_user(id);

--
-- Name: resource_request resource_request_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: resource_request resource_request_account_id_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_account_id_plan_id_fkey FOREIGN KEY (account_id, plan_id) REFERENCES public.success_plan(account_id, id) ON DELETE SET NULL (plan_id);

--
-- Name: resource_request resource_request_approved_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES public.app_user(id);

--
-- Name: resource_request resource_request_asked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.app_user(id);

--
-- Name: resource_request resource_request_done_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_done_by_fkey FOREIGN KEY (done_by) REFERENCES public.app_user(id);

--
-- Name: resource_request resource_request_ended_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.app_user(id);

--
-- Name: resource_request resource_request_resource_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resource_request
    ADD CONSTRAINT resource_request_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES public.resource(id);

--
-- Name: risk risk_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.risk
    ADD CONSTRAINT risk_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: risk risk_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.risk
    ADD CONSTRAINT risk_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: risk risk_raised_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.risk
    ADD CONSTRAINT risk_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES public.app_user(id);

--
-- Name: sales_order sales_order_account_id_adjusts_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sales_order
    ADD CONSTRAINT sales_order_account_id_adjusts_id_fkey FOREIGN KEY (account_id, adjusts_id) REFERENCES public.sales_order(account_id, id);

--
-- Name: sales_order sales_order_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sales_order
    ADD CONSTRAINT sales_order_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: saved_view_default saved_view_default_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view_default
    ADD CONSTRAINT saved_view_default_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: saved_view_default saved_view_default_view_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view_default
    ADD CONSTRAINT saved_view_default_view_id_fkey FOREIGN KEY (view_id) REFERENCES public.saved_view(id) ON DELETE CASCADE;

--
-- Name: saved_view saved_view_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: segment_member segment_member_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.segment_member
    ADD CONSTRAINT segment_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: segment_member segment_member_segment_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.segment_member
    ADD CONSTRAINT segment_member_segment_id_fkey FOREIGN KEY (segment_id) REFERENCES public.segment(id) ON DELETE CASCADE;

--
-- Name: segment segment_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT segment_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: service_cost service_cost_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_cost
    ADD CONSTRAINT service_cost_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: service_cost service_cost_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_cost
    ADD CONSTRAINT service_cost_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: service_order service_order_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: service_order_cost service_order_cost_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_cost
    ADD CONSTRAINT service_order_cost_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.app_user(id);

--
-- Name: service_order_cost service_order_cost_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_cost
    ADD CONSTRAINT service_order_cost_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.service_order(id) ON DELETE CASCADE;

--
-- Name: service_order_cost service_order_cost_order_id_voids_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_cost
    ADD CONSTRAINT service_order_cost_order_id_voids_id_fkey FOREIGN KEY (order_id, voids_id) REFERENCES public.service_order_cost(order_id, id);

--
-- Name: service_order_cost service_order_cost_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_cost
    ADD CONSTRAINT service_order_cost_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.app_user(id);

--
-- Name: service_order service_order_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id);

--
-- Name: service_order_engineer service_order_engineer_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_engineer
    ADD CONSTRAINT service_order_engineer_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.service_order(id) ON DELETE CASCADE;

--
-- Name: service_order_engineer service_order_engineer_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_engineer
    ADD CONSTRAINT service_order_engineer_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: service_order_entry service_order_entry_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_entry
    ADD CONSTRAINT service_order_entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.app_user(id);

--
-- Name: service_order_entry service_order_entry_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order_entry
    ADD CONSTRAINT service_order_entry_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.service_order(id) ON DELETE CASCADE;

--
-- Name: service_order service_order_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: service_order service_order_provider_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES public.account(id);

--
-- Name: service_order service_order_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_order
    ADD CONSTRAINT service_order_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE SET NULL;

--
-- Name: service_request service_request_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: service_request service_request_assignee_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES public.app_user(id);

--
-- Name: service_request service_request_merged_into_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.service_request(id);

--
-- Name: service_request service_request_opened_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.app_user(id);

--
-- Name: service_request service_request_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: service_request service_request_provider_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES public.account(id);

--
-- Name: service_request service_request_team_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);

--
-- Name: session session_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id) ON DELETE CASCADE;

--
-- Name: strategy_analysis strategy_analysis_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.strategy_analysis
    ADD CONSTRAINT strategy_analysis_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.app_user(id);

--
-- Name: subscription subscription_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT subscription_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: subscription subscription_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT subscription_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

--
-- Name: success_plan success_plan_account_id_confirmed_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.success_plan
    ADD CONSTRAINT success_plan_account_id_confirmed_by_id_fkey FOREIGN KEY (account_id, confirmed_by_id) REFERENCES public.contact(account_id, id) ON DELETE SET NULL (confirmed_by_id);

--
-- Name: success_plan success_plan_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.success_plan
    ADD CONSTRAINT success_plan_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: success_plan success_plan_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.success_plan
    ADD CONSTRAINT success_plan_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: survey_answer survey_answer_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_answer
    ADD CONSTRAINT survey_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: survey survey_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT survey_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id);

--
-- Name: survey_invitation survey_invitation_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_invitation
    ADD CONSTRAINT survey_invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: survey_invitation survey_invitation_invited_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_invitation
    ADD CONSTRAINT survey_invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.app_user(id);

--
-- Name: survey_invitation survey_invitation_survey_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_invitation
    ADD CONSTRAINT survey_invitation_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES public.survey(id);

--
-- Name: survey_loop survey_loop_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_loop
    ADD CONSTRAINT survey_loop_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: survey_loop survey_loop_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey_loop
    ADD CONSTRAINT survey_loop_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: tag tag_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tag
    ADD CONSTRAINT tag_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id);

--
-- Name: task task_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: task task_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: team team_region_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.region(id);

--
-- Name: training_place training_place_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_place
    ADD CONSTRAINT training_place_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

--
-- Name: training_place training_place_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_place
    ADD CONSTRAINT training_place_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.training_session(id);

--
-- Name: training_place training_place_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_place
    ADD CONSTRAINT training_place_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.app_user(id);

--
-- Name: training_session training_session_course_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_session
    ADD CONSTRAINT training_session_course_id_fkey FOREIGN KEY (course_id) REFERENCES public.course(id);

--
-- Name: training_session training_session_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_session
    ADD CONSTRAINT training_session_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.app_user(id);

--
-- Name: training_session training_session_trainer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.training_session
    ADD CONSTRAINT training_session_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES public.app_user(id);

--
-- Name: watch_decision watch_decision_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_decision
    ADD CONSTRAINT watch_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.app_user(id);

--
-- Name: watch_decision watch_decision_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_decision
    ADD CONSTRAINT watch_decision_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.watch_item(id) ON DELETE CASCADE;

--
-- Name: watch_decision watch_decision_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_decision
    ADD CONSTRAINT watch_decision_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- Name: watch_item watch_item_competitor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_item
    ADD CONSTRAINT watch_item_competitor_id_fkey FOREIGN KEY (competitor_id) REFERENCES public.competitor(id) ON DELETE SET NULL;

--
-- Name: watch_item watch_item_feedback_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_item
    ADD CONSTRAINT watch_item_feedback_id_fkey FOREIGN KEY (feedback_id) REFERENCES public.feedback_item(id) ON DELETE SET NULL;

--
-- Name: watch_item watch_item_noted_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_item
    ADD CONSTRAINT watch_item_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES public.app_user(id);

--
-- Name: watch_item watch_item_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watch_item
    ADD CONSTRAINT watch_item_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.app_user(id);

--
-- PostgreSQL database dump complete
--

