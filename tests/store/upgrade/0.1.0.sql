--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

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
-- Name: ActorKind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."ActorKind" AS ENUM (
    'PERSON',
    'INSTITUTION',
    'GOVERNMENT'
);


--
-- Name: CorrectionKind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."CorrectionKind" AS ENUM (
    'CONFIRMED',
    'CORRECTED',
    'REJECTED'
);


--
-- Name: DeskCorrectionKind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."DeskCorrectionKind" AS ENUM (
    'MERGE_STATEMENTS',
    'SPLIT_STATEMENT',
    'MERGE_ACTORS',
    'SPLIT_ACTOR',
    'REATTRIBUTE',
    'REJECT_FOLD'
);


--
-- Name: EntryKind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."EntryKind" AS ENUM (
    'INGESTED',
    'REPORTED',
    'AMENDED',
    'RETRACTED',
    'ERASED',
    'RECLASSIFIED',
    'TOPIC_CHANGED',
    'KEY_CHANGED'
);


--
-- Name: ExtractorName; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."ExtractorName" AS ENUM (
    'RULES',
    'LLM'
);


--
-- Name: ProposalStatus; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."ProposalStatus" AS ENUM (
    'PENDING',
    'ACCEPTED',
    'REJECTED'
);


--
-- Name: ReplyKind; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."ReplyKind" AS ENUM (
    'ANSWERS',
    'DENIES',
    'CRITICISES',
    'WALKS_BACK'
);


--
-- Name: ReviewReason; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."ReviewReason" AS ENUM (
    'LOW_CONFIDENCE',
    'UNSURE_FOLD'
);


--
-- Name: Role; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."Role" AS ENUM (
    'READER',
    'EDITOR',
    'ADMIN'
);


--
-- Name: SpeechForm; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."SpeechForm" AS ENUM (
    'DIRECT',
    'INDIRECT',
    'MIXED',
    'FRAGMENT'
);


--
-- Name: StatementStatus; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."StatementStatus" AS ENUM (
    'CURRENT',
    'RETRACTED',
    'ERASED'
);


--
-- Name: TenureEvent; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."TenureEvent" AS ENUM (
    'CHOSEN',
    'BEGAN',
    'RESIGNED',
    'ENDED'
);


--
-- Name: TimePrecision; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public."TimePrecision" AS ENUM (
    'MINUTE',
    'HOUR',
    'DAY',
    'WEEK',
    'MONTH',
    'YEAR'
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _prisma_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);


--
-- Name: actor_aliases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.actor_aliases (
    actor_id uuid NOT NULL,
    alias text NOT NULL,
    folded text NOT NULL
);


--
-- Name: actors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.actors (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    kind public."ActorKind" NOT NULL,
    provisional boolean DEFAULT false NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    successor_id uuid
);


--
-- Name: answer_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answer_keys (
    key bigint NOT NULL,
    said_at timestamp(3) with time zone NOT NULL,
    report_id uuid NOT NULL
);


--
-- Name: api_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_keys (
    id uuid NOT NULL,
    principal_id uuid NOT NULL,
    hash text NOT NULL,
    hint text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    revoked_at timestamp(3) with time zone,
    expires_at timestamp(3) with time zone
);


--
-- Name: article_revisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_revisions (
    article_id uuid NOT NULL,
    number integer NOT NULL,
    url text NOT NULL,
    title text,
    byline text,
    published_at timestamp(3) with time zone,
    language text NOT NULL,
    text text NOT NULL,
    digest text NOT NULL,
    ingested_at timestamp(3) with time zone NOT NULL,
    extractor public."ExtractorName" DEFAULT 'RULES'::public."ExtractorName" NOT NULL,
    time_zone text
);


--
-- Name: articles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles (
    id uuid NOT NULL,
    source_id uuid NOT NULL,
    canonical_url text NOT NULL,
    revision integer NOT NULL,
    ingested_at timestamp(3) with time zone NOT NULL,
    erased_at timestamp(3) with time zone,
    erased_reason text
);


--
-- Name: consumers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consumers (
    principal_id uuid NOT NULL,
    name text NOT NULL,
    stream text NOT NULL,
    cursor text,
    "position" bigint NOT NULL,
    acknowledged_at timestamp(3) with time zone,
    created_at timestamp(3) with time zone NOT NULL,
    used_at timestamp(3) with time zone NOT NULL
);


--
-- Name: corrections; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.corrections (
    id uuid NOT NULL,
    kind public."CorrectionKind" NOT NULL,
    article_id uuid NOT NULL,
    report_id uuid NOT NULL,
    made_by text NOT NULL,
    reason text,
    made_at timestamp(3) with time zone NOT NULL,
    was jsonb NOT NULL,
    became jsonb
);


--
-- Name: desk_corrections; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.desk_corrections (
    id uuid NOT NULL,
    kind public."DeskCorrectionKind" NOT NULL,
    principal_id uuid NOT NULL,
    reason text NOT NULL,
    made_at timestamp(3) with time zone NOT NULL,
    steps jsonb NOT NULL,
    undone_at timestamp(3) with time zone,
    undone_by_id uuid,
    undone_reason text
);


--
-- Name: epochs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.epochs (
    id text NOT NULL,
    first_position bigint NOT NULL,
    system_identifier text NOT NULL,
    database_oid bigint NOT NULL,
    timeline integer NOT NULL,
    journal_oid bigint NOT NULL,
    opened_at timestamp(3) with time zone NOT NULL
);


--
-- Name: erased_reports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.erased_reports (
    article_id uuid NOT NULL,
    digest text NOT NULL,
    statement_id uuid NOT NULL,
    reason text NOT NULL,
    erased_at timestamp(3) with time zone NOT NULL
);


--
-- Name: fold_proposals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.fold_proposals (
    id uuid NOT NULL,
    earlier_id uuid NOT NULL,
    later_id uuid NOT NULL,
    status public."ProposalStatus" NOT NULL,
    score double precision NOT NULL,
    evidence jsonb NOT NULL,
    proposed_at timestamp(3) with time zone NOT NULL
);


--
-- Name: folding_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.folding_keys (
    key bigint NOT NULL,
    spoken_at timestamp(3) with time zone NOT NULL,
    report_id uuid NOT NULL
);


--
-- Name: idempotency_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_keys (
    principal_id uuid NOT NULL,
    key text NOT NULL,
    request text NOT NULL,
    answer jsonb,
    created_at timestamp(3) with time zone NOT NULL
);


--
-- Name: journal_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_entries (
    "position" bigint NOT NULL,
    kind public."EntryKind" NOT NULL,
    statement_id uuid,
    before_id uuid,
    after_id uuid,
    committed_at timestamp(3) with time zone NOT NULL,
    change_id uuid,
    subject_id uuid
);


--
-- Name: journal_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_head (
    id integer DEFAULT 1 NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT journal_head_single CHECK ((id = 1))
);


--
-- Name: offices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.offices (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    aliases text[],
    created_at timestamp(3) with time zone NOT NULL
);


--
-- Name: pending_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pending_entries (
    id bigint NOT NULL,
    kind public."EntryKind" NOT NULL,
    statement_id uuid,
    before_id uuid,
    after_id uuid,
    written_at timestamp(3) with time zone NOT NULL,
    change_id uuid,
    subject_id uuid
);


--
-- Name: pending_entries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.pending_entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: pending_entries_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.pending_entries_id_seq OWNED BY public.pending_entries.id;


--
-- Name: placed_reports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.placed_reports (
    article_id uuid NOT NULL,
    digest text NOT NULL,
    statement_id uuid NOT NULL,
    correction_id uuid NOT NULL,
    is_attributed boolean NOT NULL,
    actor_id uuid,
    office_id uuid,
    office_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL
);


--
-- Name: principals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.principals (
    id uuid NOT NULL,
    name text NOT NULL,
    role public."Role" NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);


--
-- Name: reports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reports (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    article_id uuid NOT NULL,
    revision integer NOT NULL,
    form public."SpeechForm" NOT NULL,
    text text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    parts jsonb NOT NULL,
    context_before text NOT NULL,
    context_after text NOT NULL,
    cue text,
    described_as text,
    speaker text,
    chain jsonb NOT NULL,
    confidence double precision NOT NULL,
    retracted_at timestamp(3) with time zone,
    ingested_at timestamp(3) with time zone NOT NULL,
    extractor public."ExtractorName" DEFAULT 'RULES'::public."ExtractorName" NOT NULL,
    reviewed_at timestamp(3) with time zone,
    actor_id uuid,
    office_id uuid,
    office_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    said_earliest timestamp(3) with time zone,
    said_latest timestamp(3) with time zone,
    said_precision public."TimePrecision",
    said_time_zone text,
    said_as_written text[] DEFAULT '{}'::text[] NOT NULL,
    said_derivation text[] DEFAULT '{}'::text[] NOT NULL,
    addressee text,
    addressee_span jsonb,
    occasion text,
    occasion_span jsonb,
    folding_keys bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    folding_time timestamp(3) with time zone,
    keyed_by integer DEFAULT 0 NOT NULL
);


--
-- Name: review_items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_items (
    id uuid NOT NULL,
    reason public."ReviewReason" NOT NULL,
    report_id uuid,
    queued_at timestamp(3) with time zone NOT NULL,
    settled_at timestamp(3) with time zone,
    proposal_id uuid,
    CONSTRAINT review_items_about CHECK ((num_nonnulls(report_id, proposal_id) = 1))
);


--
-- Name: sources; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sources (
    id uuid NOT NULL,
    slug text NOT NULL,
    identity text NOT NULL,
    name text NOT NULL,
    homepage text,
    time_zone text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);


--
-- Name: statement_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statement_links (
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    answered_report_id uuid NOT NULL,
    kind public."ReplyKind" NOT NULL,
    status public."ProposalStatus" NOT NULL,
    confidence double precision NOT NULL,
    evidence jsonb NOT NULL,
    shared text[],
    proposed_at timestamp(3) with time zone NOT NULL,
    decided_by_id uuid,
    decided_at timestamp(3) with time zone,
    decided_reason text
);


--
-- Name: statement_topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statement_topics (
    statement_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    ingested_at timestamp(3) with time zone NOT NULL,
    said_sort timestamp(3) with time zone NOT NULL
);


--
-- Name: statement_versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statement_versions (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    number integer NOT NULL,
    current boolean NOT NULL,
    schema integer NOT NULL,
    text text NOT NULL,
    form public."SpeechForm" NOT NULL,
    actor_id uuid,
    office_id uuid,
    actor_ids uuid[],
    office_ids uuid[],
    topic_ids uuid[],
    source_ids uuid[],
    forms text[],
    languages text[],
    said_earliest timestamp(3) with time zone,
    said_latest timestamp(3) with time zone,
    said_sort timestamp(3) with time zone NOT NULL,
    ingested_at timestamp(3) with time zone NOT NULL,
    configuration text NOT NULL,
    words tsvector NOT NULL,
    context_words tsvector NOT NULL,
    independent_roots integer DEFAULT 1,
    answered_actor_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    report_id uuid
);


--
-- Name: statements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statements (
    id uuid NOT NULL,
    status public."StatementStatus" NOT NULL,
    actor_id uuid,
    office_id uuid,
    text text NOT NULL,
    form public."SpeechForm" NOT NULL,
    ingested_at timestamp(3) with time zone NOT NULL,
    said_earliest timestamp(3) with time zone,
    said_latest timestamp(3) with time zone,
    said_precision public."TimePrecision",
    said_time_zone text,
    said_as_written text[],
    said_derivation text[],
    version integer NOT NULL,
    successor_id uuid
);


--
-- Name: tenure_claims; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tenure_claims (
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    revision integer NOT NULL,
    actor_id uuid NOT NULL,
    office_id uuid,
    name text NOT NULL,
    office text,
    event public."TenureEvent" NOT NULL,
    earliest date NOT NULL,
    latest date NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    as_written text NOT NULL,
    ingested_at timestamp(3) with time zone NOT NULL
);


--
-- Name: tenures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tenures (
    id uuid NOT NULL,
    office_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    "from" date,
    until date
);


--
-- Name: topic_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.topic_links (
    narrower_id uuid NOT NULL,
    broader_id uuid NOT NULL
);


--
-- Name: topics; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.topics (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    description text,
    rule jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    classified_version integer DEFAULT 0 NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);


--
-- Name: pending_entries id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending_entries ALTER COLUMN id SET DEFAULT nextval('public.pending_entries_id_seq'::regclass);


--
-- Data for Name: _prisma_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._prisma_migrations VALUES ('f4a152e6-3f00-4493-97b6-929902954f62', 'e9b4aba0ae36dd2733366ac33e9d1bcc405ff4053dd9fcad2f11e87d817f1d66', '2026-11-28 20:39:04.149419+00', '20261122000000_start', NULL, NULL, '2026-11-28 20:39:03.335343+00', 1);
INSERT INTO public._prisma_migrations VALUES ('58c5e764-9823-4d50-949e-0b5b7880c5fe', 'a6df9f5b012db04be7e3a08d977185ba87af39947c484a9332a9024654beaf92', '2026-11-28 20:39:04.260242+00', '20261122010000_review', NULL, NULL, '2026-11-28 20:39:04.176525+00', 1);
INSERT INTO public._prisma_migrations VALUES ('64776d0c-722c-4d08-9f1f-a77494cb82e5', '4a5a604a37945fe533d94bc3ca89e9674f236d99a7adf1cda99d698b90f5d51e', '2026-11-28 20:39:04.27665+00', '20261122020000_delivery', NULL, NULL, '2026-11-28 20:39:04.263904+00', 1);
INSERT INTO public._prisma_migrations VALUES ('58f7b900-1ab5-45d2-94b5-d8e8087ae83c', 'c622daf7679822e6b75dea252447ab2244d305d8698b553bb5bfa9d695ddf4aa', '2026-11-28 20:39:04.451773+00', '20261122030000_folding', NULL, NULL, '2026-11-28 20:39:04.278177+00', 1);
INSERT INTO public._prisma_migrations VALUES ('77a95634-9649-4c8c-bc1a-fbbc0dd77674', 'c14f4738b233d02ffb203862c324377bfd33f647241793c10ab45754b690f250', '2026-11-28 20:39:04.526914+00', '20261122040000_review_folds', NULL, NULL, '2026-11-28 20:39:04.469175+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a95a9c5c-f5a1-4c85-9bfa-0c1790739ffe', '5ba6d62e057488cee6b83ec7b775e45b84e34ca41a0e20255226cef30acf94d0', '2026-11-28 20:39:04.598796+00', '20261122050000_answers', NULL, NULL, '2026-11-28 20:39:04.549602+00', 1);
INSERT INTO public._prisma_migrations VALUES ('06251efa-c2db-46d9-a0ae-8fc3bb06ddc4', '00221b2bdc7adad9aeaecacc515d854393452266080e0e86f372349642795370', '2026-11-28 20:39:04.658331+00', '20261122070000_tenure_claims', NULL, NULL, '2026-11-28 20:39:04.620065+00', 1);
INSERT INTO public._prisma_migrations VALUES ('4bc226a6-0004-472b-86b2-06a5cf1ea135', 'c51e1b2fe84e116bbc4b36acb1d27419c0ecaa88bab69563afb95a4f86d774bc', '2026-11-28 20:39:04.685738+00', '20261122070001_answer_keys', NULL, NULL, '2026-11-28 20:39:04.662635+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a3b055dd-b594-40b9-8f4d-9996c004a772', 'e68eb5afda709914dc3960c03375ac525ca543e777734031b59c4809a9583445', '2026-11-28 20:39:04.718462+00', '20261122080000_arrivals', NULL, NULL, '2026-11-28 20:39:04.688184+00', 1);
INSERT INTO public._prisma_migrations VALUES ('f0882646-17d6-403a-b2e1-035a274003c5', '1800ae23f90e124054a6d4b9a16c6505ba65a58e2329d28d070010f79a4620e3', '2026-11-28 20:39:04.724826+00', '20261122080000_own_zone', NULL, NULL, '2026-11-28 20:39:04.722138+00', 1);


--
-- Data for Name: actor_aliases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.actor_aliases VALUES ('01a223e2-0935-71a0-9dda-d916cd58b41a', 'NATO', 'nato');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0935-71a0-9dda-d916cd58b41a', 'North Atlantic Treaty Organization', 'north atlantic treaty organization');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0935-71a0-9dda-d916cd58b41a', 'North Atlantic Treaty Organisation', 'north atlantic treaty organisation');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0935-71a0-9dda-d916cd58b41a', 'North Atlantic alliance', 'north atlantic alliance');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2b4f65509dde', 'European Union', 'european union');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2b4f65509dde', 'EU', 'eu');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2b4f65509dde', 'European bloc', 'european bloc');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'United States', 'united states');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'Washington', 'washington');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'American government', 'american government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'government of United States', 'government of united states');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'United States''s government', 'united states''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'United States of America', 'united states of america');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'USA', 'usa');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'US government', 'us government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'US administration', 'us administration');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'White House', 'white house');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'China', 'china');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'Beijing', 'beijing');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'Chinese government', 'chinese government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'government of China', 'government of china');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'China''s government', 'china''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'People''s Republic of China', 'people''s republic of china');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'PRC', 'prc');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'Russia', 'russia');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'Moscow', 'moscow');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'Russian government', 'russian government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'government of Russia', 'government of russia');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'Russia''s government', 'russia''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'Russian Federation', 'russian federation');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'Kremlin', 'kremlin');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3bc102e23d59', 'Japan', 'japan');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3bc102e23d59', 'Tokyo', 'tokyo');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3bc102e23d59', 'Japanese government', 'japanese government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3bc102e23d59', 'government of Japan', 'government of japan');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3bc102e23d59', 'Japan''s government', 'japan''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'South Korea', 'south korea');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'Seoul', 'seoul');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'South Korean government', 'south korean government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'government of South Korea', 'government of south korea');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'South Korea''s government', 'south korea''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'Republic of Korea', 'republic of korea');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'ROK', 'rok');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'North Korea', 'north korea');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'Pyongyang', 'pyongyang');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'North Korean government', 'north korean government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'government of North Korea', 'government of north korea');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'North Korea''s government', 'north korea''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'DPRK', 'dprk');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'Democratic People''s Republic of Korea', 'democratic people''s republic of korea');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'North Korean regime', 'north korean regime');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'Taiwan', 'taiwan');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'Taipei', 'taipei');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'Taiwanese government', 'taiwanese government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'government of Taiwan', 'government of taiwan');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'Taiwan''s government', 'taiwan''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'Republic of China', 'republic of china');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-49c3c2aaa9b2', 'Australia', 'australia');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-49c3c2aaa9b2', 'Canberra', 'canberra');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-49c3c2aaa9b2', 'Australian government', 'australian government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-49c3c2aaa9b2', 'government of Australia', 'government of australia');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-49c3c2aaa9b2', 'Australia''s government', 'australia''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-4c112f854446', 'New Zealand', 'new zealand');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-4c112f854446', 'Wellington', 'wellington');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-4c112f854446', 'New Zealand government', 'new zealand government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-4c112f854446', 'government of New Zealand', 'government of new zealand');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-4c112f854446', 'New Zealand''s government', 'new zealand''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'Philippines', 'philippines');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'Manila', 'manila');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'Philippine government', 'philippine government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'government of Philippines', 'government of philippines');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'Philippines''s government', 'philippines''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'Republic of the Philippines', 'republic of the philippines');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'India', 'india');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'New Delhi', 'new delhi');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'Indian government', 'indian government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'government of India', 'government of india');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'India''s government', 'india''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'Delhi', 'delhi');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'United Kingdom', 'united kingdom');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'Whitehall', 'whitehall');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'British government', 'british government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'government of United Kingdom', 'government of united kingdom');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'United Kingdom''s government', 'united kingdom''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'UK', 'uk');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'Britain', 'britain');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'Great Britain', 'great britain');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'Ukraine', 'ukraine');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'Kyiv', 'kyiv');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'Ukrainian government', 'ukrainian government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'government of Ukraine', 'government of ukraine');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'Ukraine''s government', 'ukraine''s government');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'Kiev', 'kiev');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-616d2112d1e9', 'Chinese Foreign Ministry', 'chinese foreign ministry');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-616d2112d1e9', 'China''s Foreign Ministry', 'china''s foreign ministry');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-65f769acd993', 'Jens Stoltenberg', 'jens stoltenberg');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-65f769acd993', 'Stoltenberg', 'stoltenberg');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-686ddf33a846', 'Mark Rutte', 'mark rutte');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-686ddf33a846', 'Rutte', 'rutte');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-6db715cd4c6f', 'Joe Biden', 'joe biden');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-6db715cd4c6f', 'Joseph Biden', 'joseph biden');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-6db715cd4c6f', 'Biden', 'biden');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-708c58882589', 'Donald Trump', 'donald trump');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-708c58882589', 'Donald J. Trump', 'donald j trump');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-76b025919bd0', 'Lloyd Austin', 'lloyd austin');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-76b025919bd0', 'Lloyd J. Austin', 'lloyd j austin');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-7a58ad4355b6', 'Pete Hegseth', 'pete hegseth');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-7a58ad4355b6', 'Hegseth', 'hegseth');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-7d64ac2a1c54', 'Xi Jinping', 'xi jinping');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-7d64ac2a1c54', 'Xi', 'xi');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8319c3e34283', 'Vladimir Putin', 'vladimir putin');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8319c3e34283', 'Putin', 'putin');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8516ded395f9', 'Fumio Kishida', 'fumio kishida');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8516ded395f9', 'Kishida Fumio', 'kishida fumio');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8516ded395f9', 'Kishida', 'kishida');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8af0f19ddb8f', 'Shigeru Ishiba', 'shigeru ishiba');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8af0f19ddb8f', 'Ishiba Shigeru', 'ishiba shigeru');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8af0f19ddb8f', 'Ishiba', 'ishiba');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8f007a38de17', 'Tsai Ing-wen', 'tsai ing-wen');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-8f007a38de17', 'Tsai', 'tsai');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-921737ecf327', 'Lai Ching-te', 'lai ching-te');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-921737ecf327', 'William Lai', 'william lai');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-963eb3adac2c', 'Josep Borrell', 'josep borrell');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-963eb3adac2c', 'Borrell', 'borrell');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-99a5cb9086ea', 'Kaja Kallas', 'kaja kallas');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-99a5cb9086ea', 'Kallas', 'kallas');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-9d314b8afd26', 'Ursula von der Leyen', 'ursula von der leyen');
INSERT INTO public.actor_aliases VALUES ('01a223e2-0936-7086-940a-9d314b8afd26', 'von der Leyen', 'von der leyen');
INSERT INTO public.actor_aliases VALUES ('01a223e2-40a5-7674-9b1f-ffc4a173a470', 'Sigrún Valdal', 'sigrun valdal');
INSERT INTO public.actor_aliases VALUES ('01a223e2-40a5-7674-9b1f-ffc4a173a470', 'Valdal', 'valdal');
INSERT INTO public.actor_aliases VALUES ('01a223e2-40a5-7674-9b20-004b1d350d5c', 'Tomas Brekelund', 'tomas brekelund');
INSERT INTO public.actor_aliases VALUES ('01a223e2-40a5-7674-9b20-004b1d350d5c', 'Brekelund', 'brekelund');
INSERT INTO public.actor_aliases VALUES ('01a223e2-5684-76fa-a994-98d0698e0d74', 'Liu Wenhao', 'liu wenhao');
INSERT INTO public.actor_aliases VALUES ('01a223e2-5684-76fa-a994-98d0698e0d74', 'Wenhao', 'wenhao');
INSERT INTO public.actor_aliases VALUES ('01a223e2-5684-76fa-a994-9eb1d66e79d8', 'Chen Yuhan', 'chen yuhan');
INSERT INTO public.actor_aliases VALUES ('01a223e2-5684-76fa-a994-9eb1d66e79d8', 'Yuhan', 'yuhan');
INSERT INTO public.actor_aliases VALUES ('01a223e2-59ce-7692-a6e4-badbdce982bf', 'Kenzo Arimoto', 'kenzo arimoto');
INSERT INTO public.actor_aliases VALUES ('01a223e2-59ce-7692-a6e4-badbdce982bf', 'Arimoto', 'arimoto');
INSERT INTO public.actor_aliases VALUES ('01a223e2-59ce-7692-a6e4-bd82a0b84c12', 'South Korea''s defence ministry', 'south korea''s defence ministry');
INSERT INTO public.actor_aliases VALUES ('01a223e2-6fbd-7082-bc07-fdfe50cc95c5', 'Sea Watch', 'sea watch');
INSERT INTO public.actor_aliases VALUES ('01a223e2-74e1-738e-aa93-e89e147c3978', 'Ada Lindqvist', 'ada lindqvist');
INSERT INTO public.actor_aliases VALUES ('01a223e2-74e1-738e-aa93-e89e147c3978', 'Lindqvist', 'lindqvist');
INSERT INTO public.actor_aliases VALUES ('01a223e2-baf7-778b-920b-5f3ee20614dd', 'Ines Tarn', 'ines tarn');
INSERT INTO public.actor_aliases VALUES ('01a223e2-baf7-778b-920b-5f3ee20614dd', 'Tarn', 'tarn');


--
-- Data for Name: actors; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.actors VALUES ('01a223e2-0935-71a0-9dda-d916cd58b41a', 'nato', 'NATO', 'INSTITUTION', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-2b4f65509dde', 'european-union', 'European Union', 'INSTITUTION', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-2c8ae38cc2e2', 'united-states', 'United States', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-306b74e7b230', 'china', 'China', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-372e380a2402', 'russia', 'Russia', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-3bc102e23d59', 'japan', 'Japan', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-3feca6a3663e', 'south-korea', 'South Korea', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-43c38947e560', 'north-korea', 'North Korea', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-47124ed019ba', 'taiwan', 'Taiwan', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-49c3c2aaa9b2', 'australia', 'Australia', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-4c112f854446', 'new-zealand', 'New Zealand', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-526313b9e788', 'philippines', 'Philippines', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-57f3d9aa263a', 'india', 'India', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-5b415b071b5f', 'united-kingdom', 'United Kingdom', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-5f4170767624', 'ukraine', 'Ukraine', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-616d2112d1e9', 'chinese-foreign-ministry', 'Chinese Foreign Ministry', 'GOVERNMENT', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-65f769acd993', 'jens-stoltenberg', 'Jens Stoltenberg', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-686ddf33a846', 'mark-rutte', 'Mark Rutte', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-6db715cd4c6f', 'joe-biden', 'Joe Biden', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-708c58882589', 'donald-trump', 'Donald Trump', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-76b025919bd0', 'lloyd-austin', 'Lloyd Austin', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-7a58ad4355b6', 'pete-hegseth', 'Pete Hegseth', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-7d64ac2a1c54', 'xi-jinping', 'Xi Jinping', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-8319c3e34283', 'vladimir-putin', 'Vladimir Putin', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-8516ded395f9', 'fumio-kishida', 'Fumio Kishida', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-8af0f19ddb8f', 'shigeru-ishiba', 'Shigeru Ishiba', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-8f007a38de17', 'tsai-ing-wen', 'Tsai Ing-wen', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-921737ecf327', 'lai-ching-te', 'Lai Ching-te', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-963eb3adac2c', 'josep-borrell', 'Josep Borrell', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-99a5cb9086ea', 'kaja-kallas', 'Kaja Kallas', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-0936-7086-940a-9d314b8afd26', 'ursula-von-der-leyen', 'Ursula von der Leyen', 'PERSON', false, '2026-11-28 20:39:05.781+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-40a5-7674-9b1f-ffc4a173a470', 'sigrun-valdal', 'Sigrún Valdal', 'PERSON', false, '2026-11-28 20:39:19.502+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-40a5-7674-9b20-004b1d350d5c', 'tomas-brekelund', 'Tomas Brekelund', 'PERSON', false, '2026-11-28 20:39:19.502+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-5684-76fa-a994-98d0698e0d74', 'liu-wenhao', 'Liu Wenhao', 'PERSON', false, '2026-11-28 20:39:25.477+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-5684-76fa-a994-9eb1d66e79d8', 'chen-yuhan', 'Chen Yuhan', 'PERSON', false, '2026-11-28 20:39:25.477+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-59ce-7692-a6e4-badbdce982bf', 'kenzo-arimoto', 'Kenzo Arimoto', 'PERSON', false, '2026-11-28 20:39:26.335+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-59ce-7692-a6e4-bd82a0b84c12', 'south-koreas-defence-ministry', 'South Korea''s defence ministry', 'GOVERNMENT', false, '2026-11-28 20:39:26.335+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-6fbd-7082-bc07-fdfe50cc95c5', 'sea-watch', 'Sea Watch', 'INSTITUTION', false, '2026-11-28 20:39:32.1+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-74e1-738e-aa93-e89e147c3978', 'ada-lindqvist', 'Ada Lindqvist', 'PERSON', false, '2026-11-28 20:39:33.245+00', NULL);
INSERT INTO public.actors VALUES ('01a223e2-baf7-778b-920b-5f3ee20614dd', 'ines-tarn', 'Ines Tarn', 'PERSON', false, '2026-11-28 20:39:51.2+00', NULL);


--
-- Data for Name: answer_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answer_keys VALUES (8019906878570926266, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-5431281775304908185, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (4819183454270127157, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (589418152966710632, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (7942295511082213248, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (1617721807687665815, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-1633164403125827363, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-7490534004627410749, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-4665893112494299599, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (7039938450027626380, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-183968481214349496, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (5283753550674750272, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (5883517992506975882, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (3155999324283979718, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (3863614616030072935, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (3242330103328641835, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (6037478887420157323, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (307274761557911412, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (5769759412650482222, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-3589561481881762204, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (2163620726731160736, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.answer_keys VALUES (-183968481214349496, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (5283753550674750272, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (5883517992506975882, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (3155999324283979718, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (3863614616030072935, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (3242330103328641835, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (6037478887420157323, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (307274761557911412, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (5769759412650482222, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (-3589561481881762204, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (2163620726731160736, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.answer_keys VALUES (-6940634572773038550, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (-4587632583950033137, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (2175568945482522007, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (4790158361501732489, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (-733465336046952949, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (-1114477981998422208, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (-2200993597936562271, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.answer_keys VALUES (2503866116784165607, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.answer_keys VALUES (-733465336046952949, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.answer_keys VALUES (-2200993597936562271, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.answer_keys VALUES (-9151686877605408280, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.answer_keys VALUES (3242330103328641835, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.answer_keys VALUES (-4470196923041064740, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.answer_keys VALUES (3242330103328641835, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.answer_keys VALUES (1506455232667435506, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.answer_keys VALUES (8697846388287002772, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.answer_keys VALUES (-1334473639842019385, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.answer_keys VALUES (-9077335590255499404, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.answer_keys VALUES (-2200993597936562271, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.answer_keys VALUES (2503866116784165607, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.answer_keys VALUES (-733465336046952949, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.answer_keys VALUES (-9151686877605408280, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.answer_keys VALUES (3242330103328641835, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.answer_keys VALUES (-733465336046952949, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.answer_keys VALUES (-2757719216155185093, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.answer_keys VALUES (2175568945482522007, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.answer_keys VALUES (4790158361501732489, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.answer_keys VALUES (-1114477981998422208, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.answer_keys VALUES (-6940634572773038550, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.answer_keys VALUES (-4587632583950033137, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_keys VALUES ('01a223e2-6613-74d1-a049-a00081e730d7', '01a223e2-660b-70af-b0db-928ad23ec4fd', '6cf2f0b6e0fe87c43b00708986bbde5f4d6142c7a3309fc0749e3c8a069c3d5c', 'onrecord_-nz11r4', '2026-11-28 20:39:29.547+00', NULL, NULL);
INSERT INTO public.api_keys VALUES ('01a223e2-6827-75b0-8306-799c831c4c82', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'fcc7f3a3e30181ca7e027d4c586d4580f0623d17d3beed8a62bd66dae293f24c', 'onrecord_nwIOHhv', '2026-11-28 20:39:30.017+00', NULL, NULL);
INSERT INTO public.api_keys VALUES ('01a223e2-6a8c-773b-93d3-d12d7ae6060a', '01a223e2-6a22-7683-beb9-e6d08bc84852', 'e0e70236b84838a1c74553de8c60a92e409c4d6f45802c7d8c11ecef679bb980', 'onrecord_3NhYNyg', '2026-11-28 20:39:30.594+00', NULL, NULL);
INSERT INTO public.api_keys VALUES ('01a223e2-6be4-7693-9476-5bf533ac490b', '01a223e2-6a22-7683-beb9-e6d08bc84852', '6db0111918d0efeab5377817ab989a774ec047fc0f860f6392d921550d46530b', 'onrecord_07I2HYz', '2026-11-28 20:39:30.997+00', '2026-11-28 20:39:31.351+00', NULL);


--
-- Data for Name: article_revisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.article_revisions VALUES ('01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'file:///srv/onrecord/samples/coastline-review-reprint.txt', NULL, NULL, NULL, 'en', 'Envoy pitches NATO "supply chain" in Asia

NATO''s new point person in the Indo-Pacific wants the alliance to repair its ships in Asian docks, and says so without much ceremony.

"We are building a supply chain," Sigrún Valdal told The Harbour Times, per Strait Observer. The envoy was speaking on the eve of a visit to the Kure naval base.

Valdal, in office since March 2025, said in the same interview that Europe had the engineers while Japan and South Korea had the docks. "It would be a scandal if the two never met," she said.

The idea is not new. In 2023 the then envoy, Tomas Brekelund, wrote of "a quiet marriage of yards" between the North Sea and the Sea of Japan, according to Meridian Daily.

Washington said on Monday that it welcomed "any European hand on deck" in the western Pacific. Australia''s government said it would study the proposal for common drone standards, and New Zealand said the same.

Officials in Brussels were cooler. "Standards are easy, money is not," said an EU diplomat, who asked not to be named.
', '55aaf19f12cbf2b8f8df5308a5e6ca6f63c78e69688d09ed80a103490478ec12', '2026-11-28 20:39:19.502+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5217-744b-933b-1159aa05f552', 1, 'https://harbour-times.example/2025/05/11/envoy-interview', 'NATO envoy: “Deterrence is welded in dry docks”', 'Noriko Tachihara', '2025-05-11 12:30:00+00', 'en', 'By Noriko Tachihara

KURE, Japan – NATO wants shipyards, not speeches, at the centre of its work with Japan and South Korea, the alliance''s special envoy for the Indo-Pacific has told The Harbour Times.

“Deterrence is welded in dry docks,” Sigrún Valdal said in an interview on Sunday, two days before her first visit to the naval base at Kure. “Europe has the engineers. Japan and South Korea have the docks. It would be a scandal if the two never met.”

The former Icelandic prime minister took over as envoy in March 2025 from Tomas Brekelund, who had held the office for three years.

“We are not building an alliance in Asia, we are building a supply chain,” she told The Harbour Times. “Nobody should confuse a treaty with a spare part.”

The four partners

Valdal said that Japan, South Korea, Australia and New Zealand – the four countries that NATO calls its Indo-Pacific partners – would be asked to agree on common standards for naval drones before the summer. “Four partners,” the envoy said, “one screw thread.”

Asked whether Russian and Chinese patrols in the Sea of Japan worried her, she answered: “Their bombers now take off on the same morning and turn at the same buoy. You do not rehearse that by accident.”', '53c0227609ebfda2d077dd58afbe73ef231a0b583f58e975c0f838d8caf95ee0', '2026-11-28 20:39:24.401+00', 'RULES', 'Etc/GMT-9');
INSERT INTO public.article_revisions VALUES ('01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'https://meridian-daily.example/world/envoy-kure', 'Envoy counts “grey hulls” around Taiwan', NULL, '2025-05-13 16:05:00+00', 'en', 'Meridian Daily · 13 May 2025

NATO''s special envoy for the Indo-Pacific used a visit to a Japanese naval base on Tuesday to warn of China''s growing fleet.

“Every month there are more grey hulls around Taiwan, and every month some of them are bigger,” Sigrún Valdal told reporters on the quay at Kure. “We would be fools to look the other way, and we have to draw one common map of what is happening at sea.”

The quay at Kure on Tuesday (picture: M. Daily)

The envoy, who took office in March 2024, said Chinese shipyards had launched more destroyers in three years than all European yards together. China''s military build-up, she added, was “no longer a forecast”.

Japan''s government said it would open two dry docks at Kure to allied frigates next year. South Korea has yet to answer a similar request.

Valdal''s predecessor as envoy, Tomas Brekelund, told the Nordic Sea Conference in November 2023 that “a partner who only sends greetings is a pen friend”.', 'df4493fb48bcbf6b16bed33415ea42039d03ee498d70a673c0b6968481ccd9c4', '2026-11-28 20:39:25.006+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'file:///srv/onrecord/samples/northern-dispatch-replies.txt', NULL, NULL, NULL, 'en', 'Beijing, Pyongyang answer the envoy

China on Wednesday rejected what NATO''s Indo-Pacific envoy had said about its navy a day earlier, and North Korea went further.

"Our ships sail in our own waters and threaten no one," said Liu Wenhao, a spokesman for the Chinese Foreign Ministry, when asked about Sigrún Valdal''s remarks on "grey hulls" near Taiwan. "Those who count other people''s ships should ask why they came so far to do it."

Beijing said that NATO was importing bloc confrontation into the Asia-Pacific. It called the plan for shared dry docks "a fortress with a gift shop".

Liu''s predecessor as spokesman, Chen Yuhan, had used milder words about a similar visit in 2023, saying only that China hoped the guests would "enjoy the cherry blossom".

The North Korean government said in a statement carried by state media that Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply.

Moscow, too, weighed in. Russia''s patrols with China were "nobody''s rehearsal", the Russian government said, adding that cooperation between the two navies would grow.

Valdal stood by her words. "Nobody needs to feel counted who has nothing to hide," she said on Thursday.

Her predecessor Tomas Brekelund, now retired, told Northern Dispatch he was not surprised. "They said as much to me in my day. The adjectives have improved," the former envoy said.

Taiwan thanked the envoy for what its government called plain speech. Tokyo did not comment.
', '17e936ca1cbb24f3f3dfcf9173982365c39cd4152bc65de3cc04a173bc4d89d8', '2026-11-28 20:39:25.477+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5985-725f-a893-17f72111d0a2', 1, 'file:///srv/onrecord/samples/pacific-ledger-analysis.txt', NULL, NULL, NULL, 'en', 'Four partners, many punctuation marks

When NATO''s special envoy spoke at Kure on 13 May, three reporters wrote three different sentences. This is ours.

“Turning a blind eye would be a mistake. Allies need a single shared picture of these waters", Sigrún Valdal said. The transcript shows neither mark nor comma.

The former Icelandic prime minister was blunter over lunch. "I counted the frigates twice,’ she said, "because the first number” – she paused – "could not be right."

She went on for some time about the seabed.

“A cable is thinner than my wrist, and it carries more than every ship in the Taiwan Strait.

“Cut four of them in a night and nobody on that island can call a friend.

“So yes, the coast guard is now a question for an alliance that was made for tanks,” the envoy said.

Her host, Rear Admiral Kenzo Arimoto of the Kure naval base, put it more dryly. ''She said to me, "Admiral, your charts are better than ours," and I did not contradict her,'' he recalled.

Arimoto said his patrols had watched Chinese survey ships stop above the same cable on five nights in April. He declined to call it sabotage, but spoke of “an unusual interest in mud”.

South Korea''s defence ministry said that shells from North Korea were reaching Russian guns faster than ever. It would, the ministry added, share what it knew about missile launches with NATO “within minutes, not days”.
', 'be9b2d4288aad41a1a248e6e4d99efb56206e10a69b38004e69e04e0ba36f2d7', '2026-11-28 20:39:26.335+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5aee-75d2-9576-59a0fe33f694', 1, 'https://anchor-wire.example/2025/05/13/kure-1', 'NATO envoy warns of Chinese warships off Taiwan', 'Anchor Wire staff', '2025-05-13 06:40:00+00', 'en', 'KURE, Japan, May 13 (Anchor Wire) - NATO''s special envoy for the Indo-Pacific warned on Tuesday of Chinese warships near Taiwan.

"There are more grey hulls around Taiwan every month, and they are getting bigger," Sigrún Valdal said at the Kure naval base.

"We would be fools to look the other way; allies need a single shared picture of what is happening at sea," the envoy told reporters.

Japan will open two docks to allied ships, the Japanese government said.', '7655361778edd481157b7b97652eabd746d73d0b99694d897ec2adf00c0c82f0', '2026-11-28 20:39:26.678+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5c4d-7021-8a85-8f34298c3f67', 1, 'https://strait-observer.example/briefs/4471', NULL, NULL, '2025-05-12 01:15:00+00', 'en', '', '5bfaa35b5a03a2366488a18c0c02d5cfc441b1c2368ce89d74bb8326f854a054', '2026-11-28 20:39:27.05+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5d7d-7027-a4cf-c5d65d4b2c23', 1, 'https://northern-dispatch.example/wire/beijing-envoy', 'Beijing: NATO envoy “came far to count ships”', 'Our correspondents', '2025-05-14 10:02:00+00', 'en', 'BEIJING – China''s ships “threaten no one”, the Chinese Foreign Ministry said on Wednesday, a day after a NATO envoy spoke of “grey hulls” around Taiwan.

“Those who count other people''s ships should ask why they came so far,” spokesman Liu Wenhao told a briefing.

Per The Harbour Times, the envoy wants NATO frigates repaired in Japanese and South Korean yards.', '6c5da4d33edd93fe1d392093eee6cb0c18c79a2ea5e7d10c118a84276524d135', '2026-11-28 20:39:27.333+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-5d7d-7027-a4cf-c5d65d4b2c23', 2, 'https://northern-dispatch.example/wire/beijing-envoy', 'Beijing: the envoy “came far to count ships”', 'Our correspondents', '2025-05-14 10:02:00+00', 'en', 'BEIJING – China''s ships “threaten no one”, the Chinese Foreign Ministry said on Wednesday, a day after a NATO envoy spoke of “grey hulls” around Taiwan.

“Those who count other people''s ships should ask why they came so far,” spokesman Liu Wenhao told a briefing.

Per The Harbour Times, the envoy wants NATO frigates repaired in Japanese and South Korean yards.', 'acb3c25aa377b2859837af0f2695201d195ff0364eae27bcf46bf448d11645be', '2026-11-28 20:39:32.327+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-749f-73ce-ad7a-3182b67f08f6', 1, 'https://harbour-post.example/2026/partners', 'Minister speaks of partners', NULL, '2026-03-01 08:00:00+00', 'en', '“Security in the Indo-Pacific is shared between us and our partners,” Foreign Minister Ada Lindqvist said on Sunday.', '322feba3c165402c5abb4e7fb9f2cc6513be50b7e1c18d0d9ae258dc1c49d3e8', '2026-11-28 20:39:33.245+00', 'RULES', NULL);
INSERT INTO public.article_revisions VALUES ('01a223e2-babe-74b7-a5e0-687d8014f74b', 1, 'https://night-desk.example/1', NULL, NULL, '2025-05-15 21:00:00+00', 'en', '“The lamp on the north mole burns all night,” harbour master Ines Tarn said on Thursday.', 'b034806c020fa30cb3277f8c329ca1b5152e618af5729ca26b9981a6cb38cf76', '2026-11-28 20:39:51.2+00', 'RULES', NULL);


--
-- Data for Name: articles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles VALUES ('01a223e2-3f2d-7741-b919-27b0bfe9c39d', '01a223e2-3f27-766e-a533-e31f0090c891', 'file:///srv/onrecord/samples/coastline-review-reprint.txt', 1, '2026-11-28 20:39:19.502+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5217-744b-933b-1159aa05f552', '01a223e2-51f5-72c9-ad7d-91ce8605d147', 'https://harbour-times.example/2025/05/11/envoy-interview', 1, '2026-11-28 20:39:24.401+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5467-7689-80a3-bf2bec32deb1', '01a223e2-5459-731c-aa36-4f776acff3fa', 'https://meridian-daily.example/world/envoy-kure', 1, '2026-11-28 20:39:25.006+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5626-74dd-86e7-e00f428e8f21', '01a223e2-3f27-766e-a533-e31f0090c891', 'file:///srv/onrecord/samples/northern-dispatch-replies.txt', 1, '2026-11-28 20:39:25.477+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5985-725f-a893-17f72111d0a2', '01a223e2-3f27-766e-a533-e31f0090c891', 'file:///srv/onrecord/samples/pacific-ledger-analysis.txt', 1, '2026-11-28 20:39:26.335+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5aee-75d2-9576-59a0fe33f694', '01a223e2-5ae1-7172-965f-024920f4d64f', 'https://anchor-wire.example/2025/05/13/kure-1', 1, '2026-11-28 20:39:26.678+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5d7d-7027-a4cf-c5d65d4b2c23', '01a223e2-5d6b-725e-8dac-458af9d7193c', 'https://northern-dispatch.example/wire/beijing-envoy', 2, '2026-11-28 20:39:27.333+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-749f-73ce-ad7a-3182b67f08f6', '01a223e2-7489-76a9-a8e0-6e21742d65fd', 'https://harbour-post.example/2026/partners', 1, '2026-11-28 20:39:33.245+00', NULL, NULL);
INSERT INTO public.articles VALUES ('01a223e2-5c4d-7021-8a85-8f34298c3f67', '01a223e2-5c4c-7455-862f-618d9d7a1b77', 'https://strait-observer.example/briefs/4471', 1, '2026-11-28 20:39:27.05+00', '2026-11-28 20:39:46.926+00', 'Asked for.');
INSERT INTO public.articles VALUES ('01a223e2-babe-74b7-a5e0-687d8014f74b', '01a223e2-bab5-72de-9620-3b5116c4737c', 'https://night-desk.example/1', 1, '2026-11-28 20:39:51.2+00', NULL, NULL);


--
-- Data for Name: consumers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.consumers VALUES ('01a223e2-67e1-704a-867f-62cbe2359d5d', 'desk', 'aaGb8iKV9BlX50LVrq7Txi', 'MTpMTUY3V21VdDphYUdiOGlLVjlCbFg1MExWcnE3VHhpOjMwOjMw', 30, '2026-11-28 20:39:47.646+00', '2026-11-28 20:39:47.399+00', '2026-11-28 20:39:47.647+00');


--
-- Data for Name: corrections; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.corrections VALUES ('01a223e2-7a0a-73a3-bdbd-d6e6fea27886', 'CONFIRMED', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', '01a223e2-4110-777c-a30f-6affb75b4f47', 'editor', 'The diplomat was asked.', '2026-11-28 20:39:34.665+00', '{"cue": "said", "form": "DIRECT", "text": "Standards are easy, money is not", "chain": [{"name": "EU diplomat", "role": "ACTOR", "asWritten": "an EU diplomat"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}], "parts": [{"end": 986, "start": 954}], "saidAt": null, "context": {"after": "said an EU diplomat, who asked not to be named.", "before": "Officials in Brussels were cooler."}, "speaker": {"kind": "PERSON", "name": "EU diplomat", "span": {"end": 954, "start": 954}, "office": null, "asWritten": "an EU diplomat", "officeSpan": null, "describedAs": "an EU diplomat", "surnameOnly": false}, "occasion": null, "addressee": null, "confidence": 0.96, "occasionSpan": null, "addresseeSpan": null}', NULL);
INSERT INTO public.corrections VALUES ('01a223e2-7c3d-724d-a9a8-4f55b14fa5d2', 'CORRECTED', '01a223e2-5aee-75d2-9576-59a0fe33f694', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb', 'editor', 'The admiral said it.', '2026-11-28 20:39:35.205+00', '{"cue": "said", "form": "DIRECT", "text": "There are more grey hulls around Taiwan every month, and they are getting bigger", "chain": [{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "Anchor Wire", "role": "ARTICLE", "asWritten": null}], "parts": [{"end": 211, "start": 131}], "saidAt": {"date": "2025-05-13", "latest": "2025-05-13T15:00:00.000Z", "earliest": "2025-05-12T15:00:00.000Z", "timeZone": "Asia/Tokyo", "asWritten": ["Tuesday"], "precision": "DAY", "derivation": ["Tuesday", "published Tuesday 2025-05-13 in Asia/Tokyo", "the same day: 2025-05-13", "told in an earlier sentence about this speaker"]}, "context": {"after": "Sigrún Valdal said at the Kure naval base.\n\n\"We would be fools to look the other way; allies need a single shared picture of what is happening at sea,\" the envoy told reporters.", "before": "NATO''s special envoy for the Indo-Pacific warned on Tuesday of Chinese warships near Taiwan."}, "speaker": {"kind": "PERSON", "name": "Sigrún Valdal", "span": {"end": 131, "start": 131}, "office": null, "asWritten": "Sigrún Valdal", "officeSpan": null, "describedAs": null, "surnameOnly": false}, "occasion": "at the Kure naval base", "addressee": null, "confidence": 0.98, "occasionSpan": {"end": 255, "start": 233}, "addresseeSpan": null}', '{"actorId": "01a223e2-59ce-7692-a6e4-badbdce982bf", "speaker": {"kind": "PERSON", "name": "Kenzo Arimoto", "surnameOnly": false}}');
INSERT INTO public.corrections VALUES ('01a223e2-8086-7581-bf7c-dbe3be746bd8', 'REJECTED', '01a223e2-5aee-75d2-9576-59a0fe33f694', '01a223e2-5bc6-73d6-a504-144a45f58e40', 'editor', 'No one said this.', '2026-11-28 20:39:36.326+00', '{"cue": "said", "form": "INDIRECT", "text": "Japan will open two docks to allied ships", "chain": [{"name": "Japanese government", "role": "ACTOR", "asWritten": "the Japanese government"}, {"name": "Anchor Wire", "role": "ARTICLE", "asWritten": null}], "parts": [{"end": 434, "start": 393}], "saidAt": null, "context": {"after": "the Japanese government said.", "before": "\"We would be fools to look the other way; allies need a single shared picture of what is happening at sea,\" the envoy told reporters."}, "speaker": {"kind": "GOVERNMENT", "name": "Japanese government", "span": {"end": 393, "start": 393}, "office": null, "asWritten": "the Japanese government", "officeSpan": null, "describedAs": "the Japanese government", "surnameOnly": false}, "occasion": null, "addressee": null, "confidence": 0.94, "occasionSpan": null, "addresseeSpan": null}', NULL);


--
-- Data for Name: desk_corrections; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.desk_corrections VALUES ('01a223e2-89bd-762d-866b-635c06db58c2', 'REJECT_FOLD', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'Two utterances.', '2026-11-28 20:39:38.633+00', '{"made": [], "apart": [{"one": "01a223e2-54d7-7600-a9ea-a7b707088af5", "other": "01a223e2-52fe-74a6-8ba6-ec801f35a92a", "reports": [{"digest": "f5dd223cbfe1776d3b88dc1deaf1a534073db6786cb22a4db56aea2b574be7e9", "articleId": "01a223e2-5467-7689-80a3-bf2bec32deb1", "statementId": "01a223e2-54d7-7600-a9ea-a7b707088af5"}, {"digest": "85e5f5e336ea4e0245228cb9f2c77746bf5f507521ecd7cc950c7d076d1fb20a", "articleId": "01a223e2-5aee-75d2-9576-59a0fe33f694", "statementId": "01a223e2-54d7-7600-a9ea-a7b707088af5"}, {"digest": "d15e8ba28582e42381f659de65b84591516176e1d722caeb2b8f56bccb591727", "articleId": "01a223e2-5217-744b-933b-1159aa05f552", "statementId": "01a223e2-52fe-74a6-8ba6-ec801f35a92a"}]}], "moves": [], "actors": [], "aliases": [], "absorbed": [], "reattributions": []}', NULL, NULL, NULL);
INSERT INTO public.desk_corrections VALUES ('01a223e2-8e94-726e-91bd-93739bc1106e', 'MERGE_STATEMENTS', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'One breath.', '2026-11-28 20:39:39.861+00', '{"made": [], "moves": [{"to": "01a223e2-56bf-73fb-a690-d9bf2e6a5de3", "from": "01a223e2-56bf-73fb-a690-d766483eea05", "digest": "ee41ad27251040a98c4bfa17b7f585431d23661620c033ae950eff190b5d9d21", "placed": null, "reportId": "01a223e2-56bf-73fb-a690-fd991aa0dc7b", "articleId": "01a223e2-5626-74dd-86e7-e00f428e8f21"}], "actors": [], "aliases": [], "absorbed": [{"id": "01a223e2-56bf-73fb-a690-d766483eea05", "into": "01a223e2-56bf-73fb-a690-d9bf2e6a5de3"}], "reattributions": []}', NULL, NULL, NULL);
INSERT INTO public.desk_corrections VALUES ('01a223e2-9341-7256-ada2-344b7300ae29', 'SPLIT_STATEMENT', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'Said twice.', '2026-11-28 20:39:40.987+00', '{"made": [{"id": "01a223e2-9324-764e-8b95-a018b89b2d57", "from": "01a223e2-56bf-73fb-a690-bb11b7699ca7"}], "moves": [{"to": "01a223e2-9324-764e-8b95-a018b89b2d57", "from": "01a223e2-56bf-73fb-a690-bb11b7699ca7", "digest": "5e5b9d63b2a9a0e161eceda1f7280f60e21cabd14a66284696684c1acd56171b", "placed": null, "reportId": "01a223e2-5dc0-7741-943d-1e09c5de95aa", "articleId": "01a223e2-5d7d-7027-a4cf-c5d65d4b2c23"}], "actors": [], "aliases": [], "absorbed": [], "reattributions": []}', NULL, NULL, NULL);
INSERT INTO public.desk_corrections VALUES ('01a223e2-96e1-72fb-86a8-f16bd03b0f55', 'REATTRIBUTE', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'His words.', '2026-11-28 20:39:41.977+00', '{"made": [], "moves": [], "actors": [], "aliases": [], "absorbed": [], "reattributions": [{"to": {"actorId": "01a223e2-59ce-7692-a6e4-badbdce982bf", "officeId": "01a223e2-6f2c-77d8-9afc-4b057978d471", "officeIds": ["01a223e2-6f2c-77d8-9afc-4b057978d471"]}, "from": {"actorId": "01a223e2-0936-7086-940a-372e380a2402", "officeId": null, "officeIds": []}, "digest": "6292ebe6584cde0b31f38ab2672db74151f9a0f04566043e3834c96dc7a4521a", "placed": null, "reportId": "01a223e2-56bf-73fb-a690-f6d7aa5e8cee", "articleId": "01a223e2-5626-74dd-86e7-e00f428e8f21", "statementId": "01a223e2-56bf-73fb-a690-cf8d8edbf2ff"}]}', NULL, NULL, NULL);
INSERT INTO public.desk_corrections VALUES ('01a223e2-9a13-7457-90e2-7640f774451a', 'REATTRIBUTE', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'A slip.', '2026-11-28 20:39:42.811+00', '{"made": [], "moves": [], "actors": [], "aliases": [], "absorbed": [], "reattributions": [{"to": {"actorId": "01a223e2-59ce-7692-a6e4-badbdce982bf", "officeId": null, "officeIds": []}, "from": {"actorId": "01a223e2-5684-76fa-a994-9eb1d66e79d8", "officeId": null, "officeIds": []}, "digest": "73e1c5cfe10ca04bdcdebc8e9bbf184706a4194b8c6f0d528fb227539877c4e5", "placed": null, "reportId": "01a223e2-56bf-73fb-a690-e80aedcac357", "articleId": "01a223e2-5626-74dd-86e7-e00f428e8f21", "statementId": "01a223e2-56bf-73fb-a690-c2f752d58770"}]}', '2026-11-28 20:39:43.569+00', '01a223e2-67e1-704a-867f-62cbe2359d5d', 'It was a slip.');


--
-- Data for Name: epochs; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.epochs VALUES ('LMF7WmUt', 1, '7713321422059197844', 22309, 1, 22476, '2026-11-28 20:39:09.07+00');


--
-- Data for Name: erased_reports; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.erased_reports VALUES ('01a223e2-5d7d-7027-a4cf-c5d65d4b2c23', '5be4207c165a3d83a6769ab015adb49071ff6878dd253fd2d58988f63511db0f', '01a223e2-5dbf-7558-985b-560bfccf2d5a', 'Asked for.', '2026-11-28 20:39:45.718+00');


--
-- Data for Name: fold_proposals; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.fold_proposals VALUES ('01a223e2-5351-7597-91cb-9f74e2a84ee8', '01a223e2-410f-7635-a784-8c7443c1a0a8', '01a223e2-410f-7635-a784-91e9cf1fca57', 'PENDING', 0.8124926632644102, '[{"a": ["Europe", "engineers", "Japan", "South", "docks"], "b": ["Europe", "engineers", "Japan", "South", "docks"], "kind": "WORDS", "isFor": true}, {"a": ["in an interview"], "b": ["in the same interview", "The Harbour Times"], "kind": "OCCASION", "isFor": true}, {"a": ["never"], "b": [], "kind": "NEGATION", "isFor": false}, {"a": ["harbour", "docks", "2025", "tomas", "brekelund", "sigrun", "valdal", "drones", "naval", "indo", "kure", "envoy"], "b": ["harbour", "docks", "2025", "tomas", "brekelund", "sigrun", "valdal", "drone", "naval", "indo", "kure", "envoy"], "kind": "SURROUNDINGS", "isFor": true}]', '2026-11-28 20:39:24.401+00');
INSERT INTO public.fold_proposals VALUES ('f3f266d2-308f-47f1-8a23-aea2b01ed836', '01a223e2-54d7-7600-a9ea-a2b80708220b', '01a223e2-7ccd-72e6-9cea-b03ec463eee9', 'REJECTED', 0, '[]', '2026-11-28 20:39:35.133+00');
INSERT INTO public.fold_proposals VALUES ('01a223e2-5534-738d-836f-945f4b70e66b', '01a223e2-52fe-74a6-8ba6-ec801f35a92a', '01a223e2-54d7-7600-a9ea-a7b707088af5', 'REJECTED', 0.23362451576744034, '[{"a": ["common"], "b": ["common"], "kind": "WORDS", "isFor": true}, {"a": ["2025-05-13"], "b": ["2025-05-11"], "kind": "DATE", "isFor": false}]', '2026-11-28 20:39:25.006+00');
INSERT INTO public.fold_proposals VALUES ('59f817cd-bdec-4cf7-bfd2-05ae28eea453', '01a223e2-56bf-73fb-a690-d766483eea05', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', 'ACCEPTED', 1, '[]', '2026-11-28 20:39:39.784+00');
INSERT INTO public.fold_proposals VALUES ('8267474b-ab51-483b-9fe8-9bd6c55ead17', '01a223e2-56bf-73fb-a690-bb11b7699ca7', '01a223e2-9324-764e-8b95-a018b89b2d57', 'REJECTED', 0, '[]', '2026-11-28 20:39:40.883+00');


--
-- Data for Name: folding_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.folding_keys VALUES (-7902792975063315866, 'infinity', '01a223e2-410f-7635-a784-a5c839e8119f');
INSERT INTO public.folding_keys VALUES (7755731077957503868, 'infinity', '01a223e2-410f-7635-a784-a5c839e8119f');
INSERT INTO public.folding_keys VALUES (-1133029169884348168, 'infinity', '01a223e2-410f-7635-a784-a5c839e8119f');
INSERT INTO public.folding_keys VALUES (8763943602419409107, 'infinity', '01a223e2-410f-7635-a784-a915c8d6f780');
INSERT INTO public.folding_keys VALUES (250336119717776201, 'infinity', '01a223e2-410f-7635-a784-a915c8d6f780');
INSERT INTO public.folding_keys VALUES (-2208509354944169030, 'infinity', '01a223e2-410f-7635-a784-a915c8d6f780');
INSERT INTO public.folding_keys VALUES (1270860186694790508, 'infinity', '01a223e2-410f-7635-a784-a915c8d6f780');
INSERT INTO public.folding_keys VALUES (-699150751631529513, 'infinity', '01a223e2-410f-7635-a784-a915c8d6f780');
INSERT INTO public.folding_keys VALUES (-2369775426420493499, 'infinity', '01a223e2-410f-7635-a784-a915c8d6f780');
INSERT INTO public.folding_keys VALUES (-2433960812114179193, 'infinity', '01a223e2-410f-7635-a784-ac6b61bca290');
INSERT INTO public.folding_keys VALUES (5111920933776275001, 'infinity', '01a223e2-410f-7635-a784-ac6b61bca290');
INSERT INTO public.folding_keys VALUES (1123273622143747679, 'infinity', '01a223e2-410f-7635-a784-ac6b61bca290');
INSERT INTO public.folding_keys VALUES (7383189746536818459, '2023-01-01 00:00:00+00', '01a223e2-4110-777c-a30f-5fcef951b75d');
INSERT INTO public.folding_keys VALUES (-1314290116257829140, '2023-01-01 00:00:00+00', '01a223e2-4110-777c-a30f-5fcef951b75d');
INSERT INTO public.folding_keys VALUES (-3120202984735601421, '2023-01-01 00:00:00+00', '01a223e2-4110-777c-a30f-5fcef951b75d');
INSERT INTO public.folding_keys VALUES (7754274386454256329, '2023-01-01 00:00:00+00', '01a223e2-4110-777c-a30f-5fcef951b75d');
INSERT INTO public.folding_keys VALUES (8270503495112178075, '2023-01-01 00:00:00+00', '01a223e2-4110-777c-a30f-5fcef951b75d');
INSERT INTO public.folding_keys VALUES (8088884205908942020, '2023-01-01 00:00:00+00', '01a223e2-4110-777c-a30f-5fcef951b75d');
INSERT INTO public.folding_keys VALUES (2823079143254123879, 'infinity', '01a223e2-4110-777c-a30f-619012206d2b');
INSERT INTO public.folding_keys VALUES (9125723775917488236, 'infinity', '01a223e2-4110-777c-a30f-619012206d2b');
INSERT INTO public.folding_keys VALUES (-1725327386655849204, 'infinity', '01a223e2-4110-777c-a30f-619012206d2b');
INSERT INTO public.folding_keys VALUES (-8316601635977924362, 'infinity', '01a223e2-4110-777c-a30f-619012206d2b');
INSERT INTO public.folding_keys VALUES (7528116996865652502, 'infinity', '01a223e2-4110-777c-a30f-619012206d2b');
INSERT INTO public.folding_keys VALUES (1321183644045808076, 'infinity', '01a223e2-4110-777c-a30f-619012206d2b');
INSERT INTO public.folding_keys VALUES (-5772016996240791698, 'infinity', '01a223e2-4110-777c-a30f-65eb13a19522');
INSERT INTO public.folding_keys VALUES (6206661506374326968, 'infinity', '01a223e2-4110-777c-a30f-65eb13a19522');
INSERT INTO public.folding_keys VALUES (4639909645459054143, 'infinity', '01a223e2-4110-777c-a30f-65eb13a19522');
INSERT INTO public.folding_keys VALUES (621333458083782785, 'infinity', '01a223e2-4110-777c-a30f-65eb13a19522');
INSERT INTO public.folding_keys VALUES (5443543835700109895, 'infinity', '01a223e2-4110-777c-a30f-65eb13a19522');
INSERT INTO public.folding_keys VALUES (7120931492654347089, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2');
INSERT INTO public.folding_keys VALUES (250336119717776201, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2');
INSERT INTO public.folding_keys VALUES (-699150751631529513, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2');
INSERT INTO public.folding_keys VALUES (-7006931560776681593, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2');
INSERT INTO public.folding_keys VALUES (-2369775426420493499, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2');
INSERT INTO public.folding_keys VALUES (1331918399990569293, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2');
INSERT INTO public.folding_keys VALUES (8763943602419409107, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba6-fef4d5a13eea');
INSERT INTO public.folding_keys VALUES (3961199610729669481, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba6-fef4d5a13eea');
INSERT INTO public.folding_keys VALUES (8350258048861955375, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba6-fef4d5a13eea');
INSERT INTO public.folding_keys VALUES (-8722827912364662801, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba6-fef4d5a13eea');
INSERT INTO public.folding_keys VALUES (8763943602419409107, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (-2433960812114179193, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (250336119717776201, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (-2208509354944169030, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (1270860186694790508, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (-699150751631529513, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (5111920933776275001, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (-2369775426420493499, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (1123273622143747679, '2025-05-10 15:00:00+00', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.folding_keys VALUES (-911285551982236012, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-04eb6122aa10');
INSERT INTO public.folding_keys VALUES (-7902792975063315866, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-04eb6122aa10');
INSERT INTO public.folding_keys VALUES (-1235780834235555956, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-04eb6122aa10');
INSERT INTO public.folding_keys VALUES (7755731077957503868, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-04eb6122aa10');
INSERT INTO public.folding_keys VALUES (-1133029169884348168, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-04eb6122aa10');
INSERT INTO public.folding_keys VALUES (2804862739911709779, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0b453be32c4e');
INSERT INTO public.folding_keys VALUES (606835493369704599, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0b453be32c4e');
INSERT INTO public.folding_keys VALUES (-1328601892968112690, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0b453be32c4e');
INSERT INTO public.folding_keys VALUES (8019675458073379691, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0b453be32c4e');
INSERT INTO public.folding_keys VALUES (5661992375239573371, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (1613205582916499028, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-5271643758668561056, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-5930716602591960712, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (7667178906471414741, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (250336119717776201, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (4870023177040416582, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-4668991780212979772, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-7254193158840208797, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (7753253885701314466, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-699150751631529513, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-7543681252180715691, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-874146519649495737, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-2767628077002181616, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (-2369775426420493499, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (6310757705050487845, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-0e42e96688c7');
INSERT INTO public.folding_keys VALUES (5200239439995144357, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-11dd307579d9');
INSERT INTO public.folding_keys VALUES (1142592913344915640, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-11dd307579d9');
INSERT INTO public.folding_keys VALUES (-4668991780212979772, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-11dd307579d9');
INSERT INTO public.folding_keys VALUES (-2767628077002181616, '2025-05-11 12:30:00+00', '01a223e2-52fe-74a6-8ba7-11dd307579d9');
INSERT INTO public.folding_keys VALUES (543049406468474882, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (7662765710136778640, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (-4866262940011009259, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (3254212421731959717, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (-7676278304274340034, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (9101287268935258031, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (-4064281235805367581, '2025-05-11 12:30:00+00', '01a223e2-52ff-758a-9744-cf435ed9a1da');
INSERT INTO public.folding_keys VALUES (5849412760910309367, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-baba6927dea4');
INSERT INTO public.folding_keys VALUES (-8058145921237844548, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-baba6927dea4');
INSERT INTO public.folding_keys VALUES (-3234829955396633704, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-baba6927dea4');
INSERT INTO public.folding_keys VALUES (-2673124079584587061, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-baba6927dea4');
INSERT INTO public.folding_keys VALUES (3151043573033721473, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-baba6927dea4');
INSERT INTO public.folding_keys VALUES (7038809520356336791, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (9212467236673651195, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (-7474703081215290920, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (8457928597800171999, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (7667178906471414741, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (4732957729330289978, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (5708034020912577192, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (7763929095851710334, '2025-05-13 00:00:00+00', '01a223e2-54d7-7600-a9ea-bc5e187726fd');
INSERT INTO public.folding_keys VALUES (4811684222282899267, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (4324575396792559075, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (5310766646078278334, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (7768354603369711832, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (-1847797589712024938, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (-168606830935888670, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (8881076858889255918, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (-5951996972996050786, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (1289719843595252615, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c07777446f4d');
INSERT INTO public.folding_keys VALUES (-5275090650141374345, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c499672e3eac');
INSERT INTO public.folding_keys VALUES (-5903245862191996456, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c499672e3eac');
INSERT INTO public.folding_keys VALUES (-5105867706705056414, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (2507446302427107475, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (622470490085341722, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (3777608537206417462, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (-1781177727505362432, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (8306970142270618701, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (6871569192809019831, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (6352523639751262110, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (-3303339154719604258, '2025-05-13 16:05:00+00', '01a223e2-54d7-7600-a9ea-c887851bd84c');
INSERT INTO public.folding_keys VALUES (4261849549314031020, '2023-11-01 00:00:00+00', '01a223e2-54d7-7600-a9ea-cf3435afb2bf');
INSERT INTO public.folding_keys VALUES (-4041596471965767496, '2023-11-01 00:00:00+00', '01a223e2-54d7-7600-a9ea-cf3435afb2bf');
INSERT INTO public.folding_keys VALUES (1807938532028574848, '2023-11-01 00:00:00+00', '01a223e2-54d7-7600-a9ea-cf3435afb2bf');
INSERT INTO public.folding_keys VALUES (9189909387211581448, '2023-11-01 00:00:00+00', '01a223e2-54d7-7600-a9ea-cf3435afb2bf');
INSERT INTO public.folding_keys VALUES (7944295335668723927, '2023-11-01 00:00:00+00', '01a223e2-54d7-7600-a9ea-cf3435afb2bf');
INSERT INTO public.folding_keys VALUES (-4111116977734558854, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.folding_keys VALUES (-8875400514607140841, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.folding_keys VALUES (6326527300064925203, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.folding_keys VALUES (3957543372515398476, 'infinity', '01a223e2-56bf-73fb-a690-dc2933daa6f8');
INSERT INTO public.folding_keys VALUES (-8875400514607140841, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.folding_keys VALUES (-1487309163133730105, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.folding_keys VALUES (766365756188671163, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.folding_keys VALUES (8528043393588294998, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.folding_keys VALUES (-4777961436050466550, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.folding_keys VALUES (-3332348272208258269, 'infinity', '01a223e2-56bf-73fb-a690-e33c2470877e');
INSERT INTO public.folding_keys VALUES (-8744158638452162886, 'infinity', '01a223e2-56bf-73fb-a690-e766d09b0a69');
INSERT INTO public.folding_keys VALUES (-9141826386646289042, 'infinity', '01a223e2-56bf-73fb-a690-e766d09b0a69');
INSERT INTO public.folding_keys VALUES (6087130809799394563, 'infinity', '01a223e2-56bf-73fb-a690-e766d09b0a69');
INSERT INTO public.folding_keys VALUES (-1433740898717648601, 'infinity', '01a223e2-56bf-73fb-a690-e766d09b0a69');
INSERT INTO public.folding_keys VALUES (-5371612190014534577, 'infinity', '01a223e2-56bf-73fb-a690-e766d09b0a69');
INSERT INTO public.folding_keys VALUES (-5330070024875483652, 'infinity', '01a223e2-56bf-73fb-a690-e766d09b0a69');
INSERT INTO public.folding_keys VALUES (8695715495369861949, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (6450774214169487989, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (6634597546160328351, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (6360701983253381040, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (6294418921861478434, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-3467000589341972553, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-7607967734581549480, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-7731711981462607110, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-8275244967937330377, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-5713006028894982057, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-8068025365763495922, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (8362256184135762204, 'infinity', '01a223e2-56bf-73fb-a690-ee1c5b08e084');
INSERT INTO public.folding_keys VALUES (-5306652573832963652, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.folding_keys VALUES (-6286049277801990451, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.folding_keys VALUES (3173162927080355828, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.folding_keys VALUES (-1068563840123563049, 'infinity', '01a223e2-56bf-73fb-a690-f16b85fa011a');
INSERT INTO public.folding_keys VALUES (8040001301852556705, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.folding_keys VALUES (-8481518343958694953, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.folding_keys VALUES (283697816598136112, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.folding_keys VALUES (-781903373616772827, 'infinity', '01a223e2-56bf-73fb-a690-f8b897513cbc');
INSERT INTO public.folding_keys VALUES (655459255579861844, 'infinity', '01a223e2-56bf-73fb-a690-fd991aa0dc7b');
INSERT INTO public.folding_keys VALUES (-3166518978535369931, 'infinity', '01a223e2-56bf-73fb-a691-031c072c4de9');
INSERT INTO public.folding_keys VALUES (-3307212135416595620, 'infinity', '01a223e2-56bf-73fb-a691-031c072c4de9');
INSERT INTO public.folding_keys VALUES (7524594111260727625, 'infinity', '01a223e2-56bf-73fb-a691-031c072c4de9');
INSERT INTO public.folding_keys VALUES (7038809520356336791, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (4142795459054279709, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (-7474703081215290920, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (-2095771889630833525, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (2696512515922803053, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (4732957729330289978, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (5708034020912577192, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (-781903373616772827, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (7763929095851710334, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (-7059013201864302789, '2025-05-13 06:40:00+00', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.folding_keys VALUES (-8875400514607140841, '2025-05-14 10:02:00+00', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.folding_keys VALUES (-1487309163133730105, '2025-05-14 10:02:00+00', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.folding_keys VALUES (766365756188671163, '2025-05-14 10:02:00+00', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.folding_keys VALUES (8528043393588294998, '2025-05-14 10:02:00+00', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.folding_keys VALUES (-4777961436050466550, '2025-05-14 10:02:00+00', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.folding_keys VALUES (-3332348272208258269, '2025-05-14 10:02:00+00', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.folding_keys VALUES (-974849672936381434, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (8841686429095794079, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (6639953139939461757, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (4142795459054279709, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (-7786147263091127689, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (-2095771889630833525, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (2696512515922803053, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (9101287268935258031, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (-781903373616772827, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (-7059013201864302789, 'infinity', '01a223e2-59f9-7773-bc3e-316b99fe8c66');
INSERT INTO public.folding_keys VALUES (319250113679473666, 'infinity', '01a223e2-59f9-7773-bc3e-35796e10099a');
INSERT INTO public.folding_keys VALUES (-8986302426309710571, 'infinity', '01a223e2-59f9-7773-bc3e-35796e10099a');
INSERT INTO public.folding_keys VALUES (-8481518343958694953, 'infinity', '01a223e2-59f9-7773-bc3e-35796e10099a');
INSERT INTO public.folding_keys VALUES (-4260837140100102160, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-3234829955396633704, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-298287647340572831, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-996299144202584424, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-1235780834235555956, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-5506744942795239277, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (8975908699052220357, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-7233644233070370595, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (8155268170760266970, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-7932381332421619089, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-23883567730089415, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (3150497269693015082, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-5332997588410630605, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (1285277174795182565, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (1886896226114721361, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (-2767628077002181616, 'infinity', '01a223e2-59f9-7773-bc3e-3b384163fa37');
INSERT INTO public.folding_keys VALUES (2522224369778840400, 'infinity', '01a223e2-59f9-7773-bc3e-3ca73b71dbf3');
INSERT INTO public.folding_keys VALUES (6731369786908118353, 'infinity', '01a223e2-59f9-7773-bc3e-3ca73b71dbf3');
INSERT INTO public.folding_keys VALUES (-2674085218794631593, 'infinity', '01a223e2-59f9-7773-bc3e-3ca73b71dbf3');
INSERT INTO public.folding_keys VALUES (-8711672203602722514, 'infinity', '01a223e2-59f9-7773-bc3e-3ca73b71dbf3');
INSERT INTO public.folding_keys VALUES (6546429472484425587, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (-6701617550621906568, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (-3714665506397214542, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (8331801872983246086, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (7286839439028849103, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (3263209116225955189, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (-2020920358577654620, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (6361916916010933880, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (-8514969368797337320, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (1669489517329844092, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (-7299864347053891907, 'infinity', '01a223e2-59f9-7773-bc3e-400558d4f0e3');
INSERT INTO public.folding_keys VALUES (743345167194954409, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (295942297300372171, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (8184017804303783155, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (-4143186579077908940, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (-7632850396868856742, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (3506679951180922285, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (1212771771455039469, 'infinity', '01a223e2-59f9-7773-bc3e-447bb4acfad0');
INSERT INTO public.folding_keys VALUES (1628650909002159332, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.folding_keys VALUES (-9013403675159093727, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.folding_keys VALUES (-1353404909809295557, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.folding_keys VALUES (1744733195226653612, 'infinity', '01a223e2-56bf-73fb-a690-f6d7aa5e8cee');
INSERT INTO public.folding_keys VALUES (8753983619218777799, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.folding_keys VALUES (-126460976272972091, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.folding_keys VALUES (-577213752812310912, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.folding_keys VALUES (8895530148094664864, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.folding_keys VALUES (4027915316763537069, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.folding_keys VALUES (3848796220278869758, '2023-01-01 00:00:00+00', '01a223e2-56bf-73fb-a690-e80aedcac357');
INSERT INTO public.folding_keys VALUES (1110435248452962237, '2026-03-01 00:00:00+00', '01a223e2-7519-714c-b7d7-137e78debd0a');
INSERT INTO public.folding_keys VALUES (-2763255382194655975, '2026-03-01 00:00:00+00', '01a223e2-7519-714c-b7d7-137e78debd0a');
INSERT INTO public.folding_keys VALUES (-8838419826912180891, '2026-03-01 00:00:00+00', '01a223e2-7519-714c-b7d7-137e78debd0a');
INSERT INTO public.folding_keys VALUES (-5265636806621143299, '2026-03-01 00:00:00+00', '01a223e2-7519-714c-b7d7-137e78debd0a');
INSERT INTO public.folding_keys VALUES (3414356340628935103, '2026-03-01 00:00:00+00', '01a223e2-7519-714c-b7d7-137e78debd0a');
INSERT INTO public.folding_keys VALUES (-818674752729790373, '2025-05-12 15:00:00+00', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.folding_keys VALUES (-3573984004555390188, '2025-05-12 15:00:00+00', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.folding_keys VALUES (2127668604636014333, '2025-05-12 15:00:00+00', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.folding_keys VALUES (-6603369676129042510, '2025-05-12 15:00:00+00', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.folding_keys VALUES (7336010687766322516, '2025-05-12 15:00:00+00', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.folding_keys VALUES (-703413677585065011, '2025-05-12 15:00:00+00', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.folding_keys VALUES (2473857356269586312, '2025-05-15 00:00:00+00', '01a223e2-bb24-731a-8a1e-89f1a834d0bc');
INSERT INTO public.folding_keys VALUES (-416617112640028880, '2025-05-15 00:00:00+00', '01a223e2-bb24-731a-8a1e-89f1a834d0bc');
INSERT INTO public.folding_keys VALUES (7084700986269605253, '2025-05-15 00:00:00+00', '01a223e2-bb24-731a-8a1e-89f1a834d0bc');
INSERT INTO public.folding_keys VALUES (4526160512982717582, '2025-05-15 00:00:00+00', '01a223e2-bb24-731a-8a1e-89f1a834d0bc');
INSERT INTO public.folding_keys VALUES (-5892475962384973265, '2025-05-15 00:00:00+00', '01a223e2-bb24-731a-8a1e-89f1a834d0bc');


--
-- Data for Name: idempotency_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency_keys VALUES ('01a223e2-67e1-704a-867f-62cbe2359d5d', 'example', '6cc9530a85ffdabab5c4a675ad0ec5a59dea2c4d4d9c4120d838a4e1f11f15e7', '{"kind": "ingested", "outcome": "NEW", "articleId": "01a223e2-749f-73ce-ad7a-3182b67f08f6", "statementIds": ["01a223e2-7519-714c-b7d7-0f02728f49e7"]}', '2026-11-28 20:39:33.237+00');


--
-- Data for Name: journal_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.journal_entries VALUES (1, 'INGESTED', '01a223e2-410f-7635-a784-882fd0016c37', NULL, '01a223e2-41ae-760e-aac6-2217f18eceb0', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (2, 'INGESTED', '01a223e2-410f-7635-a784-8c7443c1a0a8', NULL, '01a223e2-41af-73c5-8a1a-ab1082054785', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (3, 'INGESTED', '01a223e2-410f-7635-a784-91e9cf1fca57', NULL, '01a223e2-41af-73c5-8a1a-aca03ef408db', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (4, 'INGESTED', '01a223e2-410f-7635-a784-95022d1fcd51', NULL, '01a223e2-41af-73c5-8a1a-b24b651c1725', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (5, 'INGESTED', '01a223e2-410f-7635-a784-9b3db88e358e', NULL, '01a223e2-41af-73c5-8a1a-b4057d3e7a0d', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (6, 'INGESTED', '01a223e2-410f-7635-a784-9fbce4c5c189', NULL, '01a223e2-41af-73c5-8a1a-bad67730a659', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (7, 'INGESTED', '01a223e2-410f-7635-a784-a203a0870fae', NULL, '01a223e2-41af-73c5-8a1a-bc9aad0c87f3', '2026-11-28 20:39:20.804+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (8, 'REPORTED', '01a223e2-410f-7635-a784-882fd0016c37', '01a223e2-41ae-760e-aac6-2217f18eceb0', '01a223e2-532a-7115-95ba-aeddab220dd3', '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (9, 'REPORTED', '01a223e2-410f-7635-a784-91e9cf1fca57', '01a223e2-41af-73c5-8a1a-aca03ef408db', '01a223e2-532a-7115-95ba-b1decfbeb8b1', '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (10, 'INGESTED', '01a223e2-52fe-74a6-8ba6-e3ff4342e471', NULL, '01a223e2-532a-7115-95ba-b4c9a988f97a', '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (11, 'INGESTED', '01a223e2-52fe-74a6-8ba6-e5854ee6f31f', NULL, '01a223e2-532a-7115-95ba-b8c5b94bcfd3', '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (13, 'INGESTED', '01a223e2-52fe-74a6-8ba6-ec801f35a92a', NULL, '01a223e2-533b-7247-b2c8-e941886d211a', '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (14, 'INGESTED', '01a223e2-52fe-74a6-8ba6-f13b4037c8f0', NULL, '01a223e2-533c-75de-9c17-730d0c6c4205', '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (16, 'INGESTED', '01a223e2-54d7-7600-a9ea-a2b80708220b', NULL, '01a223e2-54e4-7449-8956-f03e42b90b80', '2026-11-28 20:39:25.55+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (17, 'INGESTED', '01a223e2-54d7-7600-a9ea-a7b707088af5', NULL, '01a223e2-54e5-74f7-9ad2-fc0ad02dceb1', '2026-11-28 20:39:25.55+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (18, 'INGESTED', '01a223e2-54d7-7600-a9ea-a84aa61eff90', NULL, '01a223e2-54e5-74f7-9ad3-017c30f6d237', '2026-11-28 20:39:25.55+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (19, 'INGESTED', '01a223e2-54d7-7600-a9ea-accb7734e75f', NULL, '01a223e2-54e5-74f7-9ad3-05052ed93715', '2026-11-28 20:39:25.55+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (20, 'INGESTED', '01a223e2-54d7-7600-a9ea-b05d67e3d930', NULL, '01a223e2-54e6-772f-b8b3-0faad1e0f4db', '2026-11-28 20:39:25.55+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (21, 'INGESTED', '01a223e2-54d7-7600-a9ea-b59c57501591', NULL, '01a223e2-54e6-772f-b8b3-10d6e416a5b0', '2026-11-28 20:39:25.55+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (22, 'INGESTED', '01a223e2-56bf-73fb-a690-b5db5131c973', NULL, '01a223e2-5776-7256-ac42-ac9a8422422c', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (23, 'INGESTED', '01a223e2-56bf-73fb-a690-bb11b7699ca7', NULL, '01a223e2-5776-7256-ac42-b3862016b7ab', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (24, 'INGESTED', '01a223e2-56bf-73fb-a690-bee1edf7f2b8', NULL, '01a223e2-5776-7256-ac42-b6ddbdfe757e', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (25, 'INGESTED', '01a223e2-56bf-73fb-a690-c2f752d58770', NULL, '01a223e2-5776-7256-ac42-bbaa66ccd74e', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (26, 'INGESTED', '01a223e2-56bf-73fb-a690-c43cd0e4a627', NULL, '01a223e2-5777-7399-bdad-945290b6be4f', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (27, 'INGESTED', '01a223e2-56bf-73fb-a690-ca1bedbb9689', NULL, '01a223e2-5777-7399-bdad-9aa747068c28', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (28, 'INGESTED', '01a223e2-56bf-73fb-a690-cf8d8edbf2ff', NULL, '01a223e2-5777-7399-bdad-9f3d1cabc8db', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (29, 'INGESTED', '01a223e2-56bf-73fb-a690-d31609f46fbf', NULL, '01a223e2-577b-7545-9b6c-1f51ed09bf78', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (30, 'INGESTED', '01a223e2-56bf-73fb-a690-d766483eea05', NULL, '01a223e2-577b-7545-9b6c-23d1cb0b4d73', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (31, 'INGESTED', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', NULL, '01a223e2-577f-7501-b328-9df10baaa28e', '2026-11-28 20:39:26.336+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (32, 'INGESTED', '01a223e2-59f9-7773-bc3e-1a80072f16ee', NULL, '01a223e2-5a22-7137-8d16-23b355c1ffbc', '2026-11-28 20:39:26.696+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (33, 'INGESTED', '01a223e2-59f9-7773-bc3e-1e7af397f40f', NULL, '01a223e2-5a23-7075-88e1-30e0327e94dc', '2026-11-28 20:39:26.696+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (34, 'INGESTED', '01a223e2-59f9-7773-bc3e-2394d7bb02a8', NULL, '01a223e2-5a23-7075-88e1-37da64cadb5a', '2026-11-28 20:39:26.696+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (35, 'INGESTED', '01a223e2-59f9-7773-bc3e-26f7ddff5f03', NULL, '01a223e2-5a23-7075-88e1-38bca8f1534a', '2026-11-28 20:39:26.696+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (36, 'INGESTED', '01a223e2-59f9-7773-bc3e-29466e4cddd4', NULL, '01a223e2-5a23-7075-88e1-3d930a3bee82', '2026-11-28 20:39:26.696+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (37, 'INGESTED', '01a223e2-59f9-7773-bc3e-2f4d5da275f1', NULL, '01a223e2-5a23-7075-88e1-432f87cc592f', '2026-11-28 20:39:26.696+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (38, 'REPORTED', '01a223e2-54d7-7600-a9ea-a2b80708220b', '01a223e2-54e4-7449-8956-f03e42b90b80', '01a223e2-5bda-7426-b70f-7d562126f2a1', '2026-11-28 20:39:27.04+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (39, 'REPORTED', '01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-54e5-74f7-9ad2-fc0ad02dceb1', '01a223e2-5bda-7426-b70f-80b2f1ff5ad1', '2026-11-28 20:39:27.04+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (40, 'REPORTED', '01a223e2-54d7-7600-a9ea-b05d67e3d930', '01a223e2-54e6-772f-b8b3-0faad1e0f4db', '01a223e2-5bdb-77a7-aa39-db25ea400a94', '2026-11-28 20:39:27.04+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (44, 'REPORTED', '01a223e2-56bf-73fb-a690-bb11b7699ca7', '01a223e2-5776-7256-ac42-b3862016b7ab', '01a223e2-5dd3-77c8-aeb8-b64408ce5b6b', '2026-11-28 20:39:27.941+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (46, 'KEY_CHANGED', NULL, NULL, NULL, '2026-11-28 20:39:29.661+00', '01a223e2-6617-760d-b3a7-3597bff8a2d0', '01a223e2-6613-74d1-a049-a00081e730d7');
INSERT INTO public.journal_entries VALUES (47, 'KEY_CHANGED', NULL, NULL, NULL, '2026-11-28 20:39:30.299+00', '01a223e2-6869-73d1-ace6-6ab94f67a524', '01a223e2-6827-75b0-8306-799c831c4c82');
INSERT INTO public.journal_entries VALUES (48, 'KEY_CHANGED', NULL, NULL, NULL, '2026-11-28 20:39:30.806+00', '01a223e2-6a8e-740c-9e53-faa5866b5078', '01a223e2-6a8c-773b-93d3-d12d7ae6060a');
INSERT INTO public.journal_entries VALUES (49, 'KEY_CHANGED', NULL, NULL, NULL, '2026-11-28 20:39:31.212+00', '01a223e2-6bf1-7330-b21e-9c00003f4a4e', '01a223e2-6be4-7693-9476-5bf533ac490b');
INSERT INTO public.journal_entries VALUES (50, 'KEY_CHANGED', NULL, NULL, NULL, '2026-11-28 20:39:31.56+00', '01a223e2-6d3e-74fc-ac28-a9c1c9d089e2', '01a223e2-6be4-7693-9476-5bf533ac490b');
INSERT INTO public.journal_entries VALUES (51, 'TOPIC_CHANGED', NULL, NULL, NULL, '2026-11-28 20:39:31.743+00', '01a223e2-6e49-7734-bdf3-306a7362b12e', '01a223e2-6e35-71c0-bb0b-a529eeb493dd');
INSERT INTO public.journal_entries VALUES (52, 'RECLASSIFIED', '01a223e2-59f9-7773-bc3e-2394d7bb02a8', '01a223e2-5a23-7075-88e1-37da64cadb5a', '01a223e2-7016-76a1-a61c-c1269a246d90', '2026-11-28 20:39:32.298+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (53, 'RECLASSIFIED', '01a223e2-59f9-7773-bc3e-29466e4cddd4', '01a223e2-5a23-7075-88e1-3d930a3bee82', '01a223e2-7016-76a1-a61c-c48b32302846', '2026-11-28 20:39:32.298+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (54, 'INGESTED', '01a223e2-7519-714c-b7d7-0f02728f49e7', NULL, '01a223e2-7535-74a5-8b64-e79827cf4d7a', '2026-11-28 20:39:33.708+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (55, 'AMENDED', '01a223e2-54d7-7600-a9ea-a2b80708220b', '01a223e2-5bda-7426-b70f-7d562126f2a1', '01a223e2-7e09-7024-b873-783eca8a5161', '2026-11-28 20:39:35.996+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (56, 'INGESTED', '01a223e2-7ccd-72e6-9cea-b03ec463eee9', NULL, '01a223e2-7e1f-77f2-b0ec-ebb0a95cf391', '2026-11-28 20:39:35.996+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (57, 'AMENDED', '01a223e2-54d7-7600-a9ea-b05d67e3d930', '01a223e2-5bdb-77a7-aa39-db25ea400a94', '01a223e2-8269-72d9-afdd-d50998eddc8c', '2026-11-28 20:39:37.262+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (58, 'AMENDED', '01a223e2-56bf-73fb-a690-bb11b7699ca7', '01a223e2-5dd3-77c8-aeb8-b64408ce5b6b', '01a223e2-878a-70f4-a350-775bd4ad4df6', '2026-11-28 20:39:38.225+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (59, 'RETRACTED', '01a223e2-56bf-73fb-a690-d766483eea05', '01a223e2-577b-7545-9b6c-23d1cb0b4d73', NULL, '2026-11-28 20:39:40.623+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (60, 'AMENDED', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', '01a223e2-577f-7501-b328-9df10baaa28e', '01a223e2-9091-73e7-8a67-8bdede3fcdfe', '2026-11-28 20:39:40.623+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (61, 'AMENDED', '01a223e2-56bf-73fb-a690-bb11b7699ca7', '01a223e2-878a-70f4-a350-775bd4ad4df6', '01a223e2-9499-706e-8593-3bee5cdc37ed', '2026-11-28 20:39:41.587+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (62, 'INGESTED', '01a223e2-9324-764e-8b95-a018b89b2d57', NULL, '01a223e2-9499-706e-8593-3f0331cc0d45', '2026-11-28 20:39:41.587+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (63, 'AMENDED', '01a223e2-56bf-73fb-a690-cf8d8edbf2ff', '01a223e2-5777-7399-bdad-9f3d1cabc8db', '01a223e2-9805-71aa-bf2e-89b10b669838', '2026-11-28 20:39:42.52+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (64, 'AMENDED', '01a223e2-56bf-73fb-a690-c2f752d58770', '01a223e2-5776-7256-ac42-bbaa66ccd74e', '01a223e2-9b49-7039-864f-8f95e6ffb1e3', '2026-11-28 20:39:43.501+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (65, 'AMENDED', '01a223e2-56bf-73fb-a690-c43cd0e4a627', '01a223e2-5777-7399-bdad-945290b6be4f', '01a223e2-9c32-772b-9886-59bcbf862103', '2026-11-28 20:39:43.501+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (66, 'AMENDED', '01a223e2-56bf-73fb-a690-c2f752d58770', '01a223e2-9b49-7039-864f-8f95e6ffb1e3', '01a223e2-9e46-7310-a081-c756227e246b', '2026-11-28 20:39:44.833+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (67, 'AMENDED', '01a223e2-56bf-73fb-a690-c43cd0e4a627', '01a223e2-9c32-772b-9886-59bcbf862103', '01a223e2-a084-72e8-8b7f-fad985a67cb0', '2026-11-28 20:39:44.833+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (45, 'INGESTED', '01a223e2-5dbf-7558-985b-560bfccf2d5a', NULL, NULL, '2026-11-28 20:39:27.953+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (68, 'ERASED', '01a223e2-5dbf-7558-985b-560bfccf2d5a', NULL, NULL, '2026-11-28 20:39:46.08+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (43, 'INGESTED', '01a223e2-5cb5-7689-ae12-2e0d5530dfe3', NULL, NULL, '2026-11-28 20:39:27.311+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (12, 'INGESTED', '01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', NULL, NULL, '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (15, 'INGESTED', '01a223e2-52fe-74a6-8ba6-f7fd29f558b4', NULL, NULL, '2026-11-28 20:39:24.982+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (41, 'REPORTED', '01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', NULL, NULL, '2026-11-28 20:39:27.31+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (42, 'REPORTED', '01a223e2-52fe-74a6-8ba6-f7fd29f558b4', NULL, NULL, '2026-11-28 20:39:27.31+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (69, 'ERASED', '01a223e2-5cb5-7689-ae12-2e0d5530dfe3', NULL, NULL, '2026-11-28 20:39:47.218+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (70, 'ERASED', '01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', NULL, NULL, '2026-11-28 20:39:47.218+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (71, 'ERASED', '01a223e2-52fe-74a6-8ba6-f7fd29f558b4', NULL, NULL, '2026-11-28 20:39:47.218+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (72, 'AMENDED', '01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', NULL, '01a223e2-a9ad-7030-ae9c-01713c0c10a1', '2026-11-28 20:39:47.218+00', NULL, NULL);
INSERT INTO public.journal_entries VALUES (73, 'AMENDED', '01a223e2-52fe-74a6-8ba6-f7fd29f558b4', NULL, '01a223e2-a9ad-7030-ae9c-058128d2607a', '2026-11-28 20:39:47.218+00', NULL, NULL);


--
-- Data for Name: journal_head; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.journal_head VALUES (1, 73);


--
-- Data for Name: offices; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-a20a7c16fdc8', 'nato-secretary-general', 'NATO Secretary General', '{"NATO Secretary-General","NATO''s Secretary General","NATO''s Secretary-General","Secretary General of NATO","Secretary-General of NATO","Secretary General of the North Atlantic Treaty Organization","NATO chief","NATO''s chief","chief of NATO","NATO head","head of NATO","NATO boss","NATO leader"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-a57f1bf33d25', 'president-of-the-united-states', 'President of the United States', '{"US President","American president","United States President","President of the US"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-a954513617df', 'us-secretary-of-defense', 'US Secretary of Defense', '{"US Secretary of Defence","US Defense Secretary","US Defence Secretary","United States Secretary of Defense","American defense secretary","American defence secretary","Pentagon chief"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-afcde7e68af8', 'prime-minister-of-japan', 'Prime Minister of Japan', '{"Japanese Prime Minister","Japan''s Prime Minister","Japanese premier","Japan''s premier","Japanese PM"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-b1de247ac7ae', 'president-of-china', 'President of China', '{"Chinese President","China''s President","Chinese leader","China''s leader"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-b476a949fc0d', 'president-of-russia', 'President of Russia', '{"Russian President","Russia''s President","Russian leader","Russia''s leader","Kremlin chief"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-b8a9c80d94c4', 'president-of-taiwan', 'President of Taiwan', '{"Taiwanese President","Taiwan''s President","Taiwanese leader","Taiwan''s leader"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-be96f7275ed6', 'eu-high-representative', 'EU High Representative for Foreign Affairs and Security Policy', '{"EU High Representative","EU foreign policy chief","EU''s foreign policy chief","EU top diplomat","EU''s top diplomat"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-c28a2c4e141d', 'president-of-the-european-commission', 'President of the European Commission', '{"European Commission President","EU Commission President","European Commission chief","Commission President"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-c783f0e60e82', 'prime-minister-of-the-netherlands', 'Prime Minister of the Netherlands', '{"Dutch Prime Minister","Dutch premier","Netherlands'' Prime Minister"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-0c60-75a8-ab1f-c94d9c99c139', 'prime-minister-of-norway', 'Prime Minister of Norway', '{"Norwegian Prime Minister","Norwegian premier","Norway''s Prime Minister"}', '2026-11-28 20:39:05.781+00');
INSERT INTO public.offices VALUES ('01a223e2-6f2c-77d8-9afc-4b057978d471', 'commander-of-the-kure-naval-base', 'Commander of the Kure naval base', '{}', '2026-11-28 20:39:31.905+00');


--
-- Data for Name: pending_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.pending_entries VALUES (74, 'INGESTED', '01a223e2-bb24-731a-8a1e-8648649d6b73', NULL, '01a223e2-bb29-729e-a9e5-73b6bccb2da7', '2026-11-28 20:39:51.2+00', NULL, NULL);


--
-- Data for Name: placed_reports; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.placed_reports VALUES ('01a223e2-5467-7689-80a3-bf2bec32deb1', 'f5dd223cbfe1776d3b88dc1deaf1a534073db6786cb22a4db56aea2b574be7e9', '01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-89bd-762d-866b-635c06db58c2', false, NULL, NULL, '{}');
INSERT INTO public.placed_reports VALUES ('01a223e2-5aee-75d2-9576-59a0fe33f694', '85e5f5e336ea4e0245228cb9f2c77746bf5f507521ecd7cc950c7d076d1fb20a', '01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-89bd-762d-866b-635c06db58c2', false, NULL, NULL, '{}');
INSERT INTO public.placed_reports VALUES ('01a223e2-5217-744b-933b-1159aa05f552', 'd15e8ba28582e42381f659de65b84591516176e1d722caeb2b8f56bccb591727', '01a223e2-52fe-74a6-8ba6-ec801f35a92a', '01a223e2-89bd-762d-866b-635c06db58c2', false, NULL, NULL, '{}');
INSERT INTO public.placed_reports VALUES ('01a223e2-5626-74dd-86e7-e00f428e8f21', 'ee41ad27251040a98c4bfa17b7f585431d23661620c033ae950eff190b5d9d21', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', '01a223e2-8e94-726e-91bd-93739bc1106e', false, NULL, NULL, '{}');
INSERT INTO public.placed_reports VALUES ('01a223e2-5d7d-7027-a4cf-c5d65d4b2c23', '5e5b9d63b2a9a0e161eceda1f7280f60e21cabd14a66284696684c1acd56171b', '01a223e2-9324-764e-8b95-a018b89b2d57', '01a223e2-9341-7256-ada2-344b7300ae29', false, NULL, NULL, '{}');
INSERT INTO public.placed_reports VALUES ('01a223e2-5626-74dd-86e7-e00f428e8f21', '6292ebe6584cde0b31f38ab2672db74151f9a0f04566043e3834c96dc7a4521a', '01a223e2-56bf-73fb-a690-cf8d8edbf2ff', '01a223e2-96e1-72fb-86a8-f16bd03b0f55', true, '01a223e2-59ce-7692-a6e4-badbdce982bf', '01a223e2-6f2c-77d8-9afc-4b057978d471', '{01a223e2-6f2c-77d8-9afc-4b057978d471}');


--
-- Data for Name: principals; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.principals VALUES ('00000000-0000-7000-8000-000000000001', 'local', 'ADMIN', '2026-11-28 20:39:03.335+00');
INSERT INTO public.principals VALUES ('01a223e2-660b-70af-b0db-928ad23ec4fd', 'admin', 'ADMIN', '2026-11-28 20:39:29.547+00');
INSERT INTO public.principals VALUES ('01a223e2-67e1-704a-867f-62cbe2359d5d', 'editor', 'EDITOR', '2026-11-28 20:39:30.017+00');
INSERT INTO public.principals VALUES ('01a223e2-6a22-7683-beb9-e6d08bc84852', 'reader', 'READER', '2026-11-28 20:39:30.594+00');


--
-- Data for Name: reports; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reports VALUES ('01a223e2-410f-7635-a784-a5c839e8119f', '01a223e2-410f-7635-a784-882fd0016c37', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'DIRECT', 'We are building a supply chain', 179, 209, '[{"end": 209, "start": 179}]', 'NATO''s new point person in the Indo-Pacific wants the alliance to repair its ships in Asian docks, and says so without much ceremony.', 'Sigrún Valdal told The Harbour Times, per Strait Observer. The envoy was speaking on the eve of a visit to the Kure naval base.', 'told', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "The Harbour Times", "role": "PUBLISHER", "asWritten": "The Harbour Times"}, {"name": "Strait Observer", "role": "PUBLISHER", "asWritten": "Strait Observer"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.96, NULL, '2026-11-28 20:39:19.502+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'The Harbour Times', '{"end": 248, "start": 231}', NULL, NULL, '{-7902792975063315866,7755731077957503868,-1133029169884348168}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-410f-7635-a784-a915c8d6f780', '01a223e2-410f-7635-a784-8c7443c1a0a8', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'INDIRECT', 'Europe had the engineers while Japan and South Korea had the docks', 409, 475, '[{"end": 475, "start": 409}]', 'The envoy was speaking on the eve of a visit to the Kure naval base.

Valdal, in office since March 2025, said in the same interview that', 'It would be a scandal if the two never met," she said.', 'said', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Valdal"}, {"name": "The Harbour Times", "role": "PUBLISHER", "asWritten": "The Harbour Times"}, {"name": "Strait Observer", "role": "PUBLISHER", "asWritten": "Strait Observer"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.81, NULL, '2026-11-28 20:39:19.502+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, 'in the same interview', '{"end": 403, "start": 382}', '{8763943602419409107,250336119717776201,-2208509354944169030,1270860186694790508,-699150751631529513,-2369775426420493499}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-410f-7635-a784-ac6b61bca290', '01a223e2-410f-7635-a784-91e9cf1fca57', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'DIRECT', 'It would be a scandal if the two never met', 478, 520, '[{"end": 520, "start": 478}]', 'Valdal, in office since March 2025, said in the same interview that Europe had the engineers while Japan and South Korea had the docks.', 'she said.

The idea is not new.', 'said', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "she"}, {"name": "The Harbour Times", "role": "PUBLISHER", "asWritten": "The Harbour Times"}, {"name": "Strait Observer", "role": "PUBLISHER", "asWritten": "Strait Observer"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.9, NULL, '2026-11-28 20:39:19.502+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, 'in the same interview', '{"end": 403, "start": 382}', '{-2433960812114179193,5111920933776275001,1123273622143747679}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-4110-777c-a30f-5fcef951b75d', '01a223e2-410f-7635-a784-95022d1fcd51', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'MIXED', 'of "a quiet marriage of yards" between the North Sea and the Sea of Japan', 602, 675, '[{"end": 675, "start": 602}]', 'The idea is not new. In 2023 the then envoy, Tomas Brekelund, wrote', 'according to Meridian Daily.

Washington said on Monday that it welcomed "any European hand on deck" in the western Pacific.', 'according to', NULL, 'Tomas Brekelund', '[{"name": "Tomas Brekelund", "role": "ACTOR", "asWritten": "Tomas Brekelund"}, {"name": "Meridian Daily", "role": "PUBLISHER", "asWritten": "Meridian Daily"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.47, NULL, '2026-11-28 20:39:19.502+00', 'RULES', NULL, '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{}', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', 'YEAR', 'UTC', '{2023}', '{2023,"the date is complete: 2023-01-01 to 2023-12-31"}', NULL, NULL, NULL, NULL, '{7383189746536818459,-1314290116257829140,-3120202984735601421,7754274386454256329,8270503495112178075,8088884205908942020}', '2023-01-01 00:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-4110-777c-a30f-619012206d2b', '01a223e2-410f-7635-a784-9b3db88e358e', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'MIXED', 'it welcomed "any European hand on deck" in the western Pacific', 738, 800, '[{"end": 800, "start": 738}]', 'In 2023 the then envoy, Tomas Brekelund, wrote of "a quiet marriage of yards" between the North Sea and the Sea of Japan, according to Meridian Daily.

Washington said on Monday that', 'Australia''s government said it would study the proposal for common drone standards, and New Zealand said the same.', 'said', NULL, 'Washington', '[{"name": "Washington", "role": "ACTOR", "asWritten": "Washington"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.93, NULL, '2026-11-28 20:39:19.502+00', 'RULES', NULL, '01a223e2-0936-7086-940a-2c8ae38cc2e2', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{2823079143254123879,9125723775917488236,-1725327386655849204,-8316601635977924362,7528116996865652502,1321183644045808076}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-4110-777c-a30f-65eb13a19522', '01a223e2-410f-7635-a784-9fbce4c5c189', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'INDIRECT', 'it would study the proposal for common drone standards', 830, 884, '[{"end": 884, "start": 830}]', 'Washington said on Monday that it welcomed "any European hand on deck" in the western Pacific. Australia''s government said', 'and New Zealand said the same.

Officials in Brussels were cooler.', 'said', 'Australia''s government', 'Australia''s government', '[{"name": "Australia''s government", "role": "ACTOR", "asWritten": "Australia''s government"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.6, NULL, '2026-11-28 20:39:19.502+00', 'RULES', NULL, '01a223e2-0936-7086-940a-49c3c2aaa9b2', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-5772016996240791698,6206661506374326968,4639909645459054143,621333458083782785,5443543835700109895}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba6-fa3a15461ed2', '01a223e2-52fe-74a6-8ba6-e3ff4342e471', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'INDIRECT', 'not speeches, at the centre of its work with Japan and South Korea', 57, 123, '[{"end": 123, "start": 57}]', 'KURE, Japan – NATO wants shipyards', 'the alliance''s special envoy for the Indo-Pacific has told The Harbour Times.

“Deterrence is welded in dry docks,” Sigrún Valdal said in an interview on Sunday, two days before her first visit to the naval base at Kure.', 'told', 'the alliance''s special envoy for the Indo-Pacific', 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "the alliance''s special envoy for the Indo-Pacific"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.38, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'The Harbour Times', '{"end": 201, "start": 184}', NULL, NULL, '{7120931492654347089,250336119717776201,-699150751631529513,-7006931560776681593,-2369775426420493499,1331918399990569293}', '2025-05-11 12:30:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-dc2933daa6f8', '01a223e2-56bf-73fb-a690-b5db5131c973', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'DIRECT', 'Our ships sail in our own waters and threaten no one', 167, 219, '[{"end": 219, "start": 167}]', 'China on Wednesday rejected what NATO''s Indo-Pacific envoy had said about its navy a day earlier, and North Korea went further.', 'said Liu Wenhao, a spokesman for the Chinese Foreign Ministry, when asked about Sigrún Valdal''s remarks on "grey hulls" near Taiwan. "Those who count other people''s ships should ask why they came so far to do it."', 'said', 'a spokesman for the Chinese Foreign Ministry', 'Liu Wenhao', '[{"name": "Liu Wenhao", "role": "ACTOR", "asWritten": "Liu Wenhao"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-4111116977734558854,-8875400514607140841,6326527300064925203,3957543372515398476}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba6-fef4d5a13eea', '01a223e2-52fe-74a6-8ba6-e5854ee6f31f', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'DIRECT', 'Deterrence is welded in dry docks', 205, 238, '[{"end": 238, "start": 205}]', 'NATO wants shipyards, not speeches, at the centre of its work with Japan and South Korea, the alliance''s special envoy for the Indo-Pacific has told The Harbour Times.', 'Sigrún Valdal said in an interview on Sunday, two days before her first visit to the naval base at Kure. “Europe has the engineers. Japan and South Korea have the docks. It would be a scandal if the two never met.”', 'said', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', '2025-05-10 15:00:00+00', '2025-05-11 15:00:00+00', 'DAY', 'Etc/GMT-9', '{Sunday}', '{Sunday,"published Sunday 2025-05-11 in Etc/GMT-9","the same day: 2025-05-11"}', NULL, NULL, 'in an interview', '{"end": 275, "start": 260}', '{8763943602419409107,3961199610729669481,8350258048861955375,-8722827912364662801}', '2025-05-10 15:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba7-032f1b9aa12c', '01a223e2-410f-7635-a784-91e9cf1fca57', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'DIRECT', 'Europe has the engineers. Japan and South Korea have the docks. It would be a scandal if the two never met.', 347, 454, '[{"end": 454, "start": 347}]', '“Deterrence is welded in dry docks,” Sigrún Valdal said in an interview on Sunday, two days before her first visit to the naval base at Kure.', 'The former Icelandic prime minister took over as envoy in March 2025 from Tomas Brekelund, who had held the office for three years.', NULL, NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.92, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', '2025-05-10 15:00:00+00', '2025-05-11 15:00:00+00', 'DAY', 'Etc/GMT-9', '{Sunday}', '{Sunday,"published Sunday 2025-05-11 in Etc/GMT-9","the same day: 2025-05-11","told in an earlier sentence about this speaker"}', NULL, NULL, 'in an interview', '{"end": 275, "start": 260}', '{8763943602419409107,-2433960812114179193,250336119717776201,-2208509354944169030,1270860186694790508,-699150751631529513,5111920933776275001,-2369775426420493499,1123273622143747679}', '2025-05-10 15:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba7-04eb6122aa10', '01a223e2-410f-7635-a784-882fd0016c37', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'DIRECT', 'We are not building an alliance in Asia, we are building a supply chain', 591, 662, '[{"end": 662, "start": 591}]', 'The former Icelandic prime minister took over as envoy in March 2025 from Tomas Brekelund, who had held the office for three years.', 'she told The Harbour Times. “Nobody should confuse a treaty with a spare part.”', 'told', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "she"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.9, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'The Harbour Times', '{"end": 691, "start": 674}', NULL, NULL, '{-911285551982236012,-7902792975063315866,-1235780834235555956,7755731077957503868,-1133029169884348168}', '2025-05-11 12:30:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba7-0b453be32c4e', '01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'DIRECT', 'Nobody should confuse a treaty with a spare part.', 694, 743, '[{"end": 743, "start": 694}]', '“We are not building an alliance in Asia, we are building a supply chain,” she told The Harbour Times.', 'The four partners', NULL, NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "she"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.92, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'The Harbour Times', '{"end": 691, "start": 674}', NULL, NULL, '{2804862739911709779,606835493369704599,-1328601892968112690,8019675458073379691}', '2025-05-11 12:30:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba7-0e42e96688c7', '01a223e2-52fe-74a6-8ba6-ec801f35a92a', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'INDIRECT', 'Japan, South Korea, Australia and New Zealand – the four countries that NATO calls its Indo-Pacific partners – would be asked to agree on common standards for naval drones before the summer', 782, 971, '[{"end": 971, "start": 782}]', 'The four partners

Valdal said that', 'Four partners,” the envoy said, “one screw thread.”', 'said', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Valdal"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.71, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{5661992375239573371,1613205582916499028,-5271643758668561056,-5930716602591960712,7667178906471414741,250336119717776201,4870023177040416582,-4668991780212979772,-7254193158840208797,7753253885701314466,-699150751631529513,-7543681252180715691,-874146519649495737,-2767628077002181616,-2369775426420493499,6310757705050487845}', '2025-05-11 12:30:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-52fe-74a6-8ba7-11dd307579d9', '01a223e2-52fe-74a6-8ba6-f13b4037c8f0', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'DIRECT', 'Four partners, one screw thread.', 974, 1024, '[{"end": 988, "start": 974}, {"end": 1024, "start": 1007}]', 'Valdal said that Japan, South Korea, Australia and New Zealand – the four countries that NATO calls its Indo-Pacific partners – would be asked to agree on common standards for naval drones before the summer.', 'the envoy said, “one screw thread.”

Asked whether Russian and Chinese patrols in the Sea of Japan worried her, she answered: “Their bombers now take off on the same morning and turn at the same buoy. You do not rehearse that by accident.”', 'said', 'the envoy', 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "the envoy"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.76, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{5200239439995144357,1142592913344915640,-4668991780212979772,-2767628077002181616}', '2025-05-11 12:30:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-52ff-758a-9744-cf435ed9a1da', '01a223e2-52fe-74a6-8ba6-f7fd29f558b4', '01a223e2-5217-744b-933b-1159aa05f552', 1, 'DIRECT', 'Their bombers now take off on the same morning and turn at the same buoy. You do not rehearse that by accident.', 1117, 1228, '[{"end": 1228, "start": 1117}]', '“Four partners,” the envoy said, “one screw thread.”

Asked whether Russian and Chinese patrols in the Sea of Japan worried her, she answered:', '', 'answered', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "she"}, {"name": "The Harbour Times", "role": "ARTICLE", "asWritten": null}]', 0.85, NULL, '2026-11-28 20:39:24.401+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{543049406468474882,7662765710136778640,-4866262940011009259,3254212421731959717,-7676278304274340034,9101287268935258031,-4064281235805367581}', '2025-05-11 12:30:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-54d7-7600-a9ea-baba6927dea4', '01a223e2-54d7-7600-a9ea-a2b80708220b', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'DIRECT', 'Every month there are more grey hulls around Taiwan, and every month some of them are bigger', 157, 249, '[{"end": 249, "start": 157}]', 'NATO''s special envoy for the Indo-Pacific used a visit to a Japanese naval base on Tuesday to warn of China''s growing fleet.', 'Sigrún Valdal told reporters on the quay at Kure. “We would be fools to look the other way, and we have to draw one common map of what is happening at sea.”', 'told', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "Meridian Daily", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:25.006+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', 'DAY', 'UTC', '{Tuesday}', '{Tuesday,"published Tuesday 2025-05-13 in UTC","the same day: 2025-05-13","told in an earlier sentence about this speaker"}', 'reporters', '{"end": 280, "start": 271}', 'at Kure', '{"end": 300, "start": 293}', '{5849412760910309367,-8058145921237844548,-3234829955396633704,-2673124079584587061,3151043573033721473}', '2025-05-13 00:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-54d7-7600-a9ea-bc5e187726fd', '01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'DIRECT', 'We would be fools to look the other way, and we have to draw one common map of what is happening at sea.', 303, 407, '[{"end": 407, "start": 303}]', '“Every month there are more grey hulls around Taiwan, and every month some of them are bigger,” Sigrún Valdal told reporters on the quay at Kure.', 'The quay at Kure on Tuesday (picture: M. Daily)', NULL, NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "Meridian Daily", "role": "ARTICLE", "asWritten": null}]', 0.92, NULL, '2026-11-28 20:39:25.006+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', 'DAY', 'UTC', '{Tuesday}', '{Tuesday,"published Tuesday 2025-05-13 in UTC","the same day: 2025-05-13","told in an earlier sentence about this speaker"}', 'reporters', '{"end": 280, "start": 271}', 'at Kure', '{"end": 300, "start": 293}', '{7038809520356336791,9212467236673651195,-7474703081215290920,8457928597800171999,7667178906471414741,4732957729330289978,5708034020912577192,7763929095851710334}', '2025-05-13 00:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-54d7-7600-a9ea-c07777446f4d', '01a223e2-54d7-7600-a9ea-a84aa61eff90', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'INDIRECT', 'Chinese shipyards had launched more destroyers in three years than all European yards together', 506, 600, '[{"end": 600, "start": 506}]', 'The quay at Kure on Tuesday (picture: M. Daily)

The envoy, who took office in March 2024, said', 'China''s military build-up, she added, was “no longer a forecast”.', 'said', 'The envoy', 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "The envoy"}, {"name": "Meridian Daily", "role": "ARTICLE", "asWritten": null}]', 0.91, NULL, '2026-11-28 20:39:25.006+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{4811684222282899267,4324575396792559075,5310766646078278334,7768354603369711832,-1847797589712024938,-168606830935888670,8881076858889255918,-5951996972996050786,1289719843595252615}', '2025-05-13 16:05:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-54d7-7600-a9ea-c499672e3eac', '01a223e2-54d7-7600-a9ea-accb7734e75f', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'MIXED', 'was “no longer a forecast”', 640, 666, '[{"end": 666, "start": 640}]', 'The envoy, who took office in March 2024, said Chinese shipyards had launched more destroyers in three years than all European yards together. China''s military build-up, she added', 'Japan''s government said it would open two dry docks at Kure to allied frigates next year.', 'added', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "she"}, {"name": "Meridian Daily", "role": "ARTICLE", "asWritten": null}]', 0.66, NULL, '2026-11-28 20:39:25.006+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-5275090650141374345,-5903245862191996456}', '2025-05-13 16:05:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-54d7-7600-a9ea-c887851bd84c', '01a223e2-54d7-7600-a9ea-b05d67e3d930', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'INDIRECT', 'it would open two dry docks at Kure to allied frigates next year', 693, 757, '[{"end": 757, "start": 693}]', 'China''s military build-up, she added, was “no longer a forecast”.

Japan''s government said', 'South Korea has yet to answer a similar request.', 'said', 'Japan''s government', 'Japan''s government', '[{"name": "Japan''s government", "role": "ACTOR", "asWritten": "Japan''s government"}, {"name": "Meridian Daily", "role": "ARTICLE", "asWritten": null}]', 0.94, NULL, '2026-11-28 20:39:25.006+00', 'RULES', NULL, '01a223e2-0936-7086-940a-3bc102e23d59', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-5105867706705056414,2507446302427107475,622470490085341722,3777608537206417462,-1781177727505362432,8306970142270618701,6871569192809019831,6352523639751262110,-3303339154719604258}', '2025-05-13 16:05:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-54d7-7600-a9ea-cf3435afb2bf', '01a223e2-54d7-7600-a9ea-b59c57501591', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, 'DIRECT', 'a partner who only sends greetings is a pen friend', 911, 961, '[{"end": 961, "start": 911}]', 'South Korea has yet to answer a similar request.

Valdal''s predecessor as envoy, Tomas Brekelund, told the Nordic Sea Conference in November 2023 that', '.', 'told', 'envoy', 'Tomas Brekelund', '[{"name": "Tomas Brekelund", "role": "ACTOR", "asWritten": "Tomas Brekelund"}, {"name": "Meridian Daily", "role": "ARTICLE", "asWritten": null}]', 0.47, NULL, '2026-11-28 20:39:25.006+00', 'RULES', NULL, '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{}', '2023-11-01 00:00:00+00', '2023-12-01 00:00:00+00', 'MONTH', 'UTC', '{"November 2023"}', '{"November 2023","published Tuesday 2025-05-13 in UTC","the date is complete: 2023-11-01 to 2023-11-30"}', 'the Nordic Sea Conference', '{"end": 887, "start": 862}', NULL, NULL, '{4261849549314031020,-4041596471965767496,1807938532028574848,9189909387211581448,7944295335668723927}', '2023-11-01 00:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-59f9-7773-bc3e-316b99fe8c66', '01a223e2-59f9-7773-bc3e-1a80072f16ee', '01a223e2-5985-725f-a893-17f72111d0a2', 1, 'DIRECT', 'Turning a blind eye would be a mistake. Allies need a single shared picture of these waters', 155, 246, '[{"end": 246, "start": 155}]', 'This is ours.', 'Sigrún Valdal said. The transcript shows neither mark nor comma.', 'said', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.94, NULL, '2026-11-28 20:39:26.335+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-974849672936381434,8841686429095794079,6639953139939461757,4142795459054279709,-7786147263091127689,-2095771889630833525,2696512515922803053,9101287268935258031,-781903373616772827,-7059013201864302789}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-59f9-7773-bc3e-35796e10099a', '01a223e2-59f9-7773-bc3e-1e7af397f40f', '01a223e2-5985-725f-a893-17f72111d0a2', 1, 'DIRECT', 'I counted the frigates twice,’ she said', 376, 415, '[{"end": 415, "start": 376}]', 'The former Icelandic prime minister was blunter over lunch.', 'because the first number” – she paused – "could not be right."

She went on for some time about the seabed.', NULL, NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "Sigrún Valdal"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.37, NULL, '2026-11-28 20:39:26.335+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{319250113679473666,-8986302426309710571,-8481518343958694953}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-59f9-7773-bc3e-3b384163fa37', '01a223e2-59f9-7773-bc3e-2394d7bb02a8', '01a223e2-5985-725f-a893-17f72111d0a2', 1, 'DIRECT', 'A cable is thinner than my wrist, and it carries more than every ship in the Taiwan Strait. Cut four of them in a night and nobody on that island can call a friend. So yes, the coast guard is now a question for an alliance that was made for tanks', 528, 778, '[{"end": 619, "start": 528}, {"end": 694, "start": 622}, {"end": 778, "start": 697}]', 'She went on for some time about the seabed.', 'Cut four of them in a night and nobody on that island can call a friend.

“So yes, the coast guard is now a question for an alliance that was made for tanks,” the envoy said.

Her host, Rear Admiral Kenzo Arimoto of the Kure naval base, put it more dryly.', 'said', 'the envoy', 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "the envoy"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.76, NULL, '2026-11-28 20:39:26.335+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-4260837140100102160,-3234829955396633704,-298287647340572831,-996299144202584424,-1235780834235555956,-5506744942795239277,8975908699052220357,-7233644233070370595,8155268170760266970,-7932381332421619089,-23883567730089415,3150497269693015082,-5332997588410630605,1285277174795182565,1886896226114721361,-2767628077002181616}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-59f9-7773-bc3e-3ca73b71dbf3', '01a223e2-59f9-7773-bc3e-26f7ddff5f03', '01a223e2-5985-725f-a893-17f72111d0a2', 1, 'DIRECT', 'She said to me, "Admiral, your charts are better than ours," and I did not contradict her', 879, 968, '[{"end": 968, "start": 879}]', 'Her host, Rear Admiral Kenzo Arimoto of the Kure naval base, put it more dryly.', 'he recalled.

Arimoto said his patrols had watched Chinese survey ships stop above the same cable on five nights in April.', 'recalled', NULL, 'Kenzo Arimoto', '[{"name": "Kenzo Arimoto", "role": "ACTOR", "asWritten": "he"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.9, NULL, '2026-11-28 20:39:26.335+00', 'RULES', NULL, '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{2522224369778840400,6731369786908118353,-2674085218794631593,-8711672203602722514}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-e33c2470877e', '01a223e2-56bf-73fb-a690-bb11b7699ca7', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'DIRECT', 'Those who count other people''s ships should ask why they came so far to do it.', 356, 434, '[{"end": 434, "start": 356}]', '"Our ships sail in our own waters and threaten no one," said Liu Wenhao, a spokesman for the Chinese Foreign Ministry, when asked about Sigrún Valdal''s remarks on "grey hulls" near Taiwan.', 'Beijing said that NATO was importing bloc confrontation into the Asia-Pacific.', NULL, 'a spokesman for the Chinese Foreign Ministry', 'Liu Wenhao', '[{"name": "Liu Wenhao", "role": "ACTOR", "asWritten": "Liu Wenhao"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.91, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-8875400514607140841,-1487309163133730105,766365756188671163,8528043393588294998,-4777961436050466550,-3332348272208258269}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-e766d09b0a69', '01a223e2-56bf-73fb-a690-bee1edf7f2b8', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'INDIRECT', 'NATO was importing bloc confrontation into the Asia-Pacific', 455, 514, '[{"end": 514, "start": 455}]', '"Those who count other people''s ships should ask why they came so far to do it."

Beijing said that', 'It called the plan for shared dry docks "a fortress with a gift shop".', 'said', NULL, 'Beijing', '[{"name": "Beijing", "role": "ACTOR", "asWritten": "Beijing"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.94, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-0936-7086-940a-306b74e7b230', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-8744158638452162886,-9141826386646289042,6087130809799394563,-1433740898717648601,-5371612190014534577,-5330070024875483652}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-ee1c5b08e084', '01a223e2-56bf-73fb-a690-c43cd0e4a627', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'MIXED', 'Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply', 836, 984, '[{"end": 984, "start": 836}]', 'Liu''s predecessor as spokesman, Chen Yuhan, had used milder words about a similar visit in 2023, saying only that China hoped the guests would "enjoy the cherry blossom".

The North Korean government said in a statement carried by state media that', 'Moscow, too, weighed in.', 'said', 'The North Korean government', 'North Korean government', '[{"name": "North Korean government", "role": "ACTOR", "asWritten": "The North Korean government"}, {"name": null, "role": "PUBLISHER", "asWritten": "state media"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.76, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-0936-7086-940a-43c38947e560', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{8695715495369861949,6450774214169487989,6634597546160328351,6360701983253381040,6294418921861478434,-3467000589341972553,-7607967734581549480,-7731711981462607110,-8275244967937330377,-5713006028894982057,-8068025365763495922,8362256184135762204}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-f16b85fa011a', '01a223e2-56bf-73fb-a690-ca1bedbb9689', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'MIXED', 'Russia''s patrols with China were "nobody''s rehearsal"', 1012, 1065, '[{"end": 1065, "start": 1012}]', 'Moscow, too, weighed in.', 'the Russian government said, adding that cooperation between the two navies would grow.

Valdal stood by her words.', 'said', 'the Russian government', 'Russian government', '[{"name": "Russian government", "role": "ACTOR", "asWritten": "the Russian government"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.93, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-0936-7086-940a-372e380a2402', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{-5306652573832963652,-6286049277801990451,3173162927080355828,-1068563840123563049}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-f8b897513cbc', '01a223e2-56bf-73fb-a690-d31609f46fbf', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'DIRECT', 'Nobody needs to feel counted who has nothing to hide', 1184, 1236, '[{"end": 1236, "start": 1184}]', 'Valdal stood by her words.', 'she said on Thursday.

Her predecessor Tomas Brekelund, now retired, told Northern Dispatch he was not surprised.', 'said', NULL, 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "she"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.9, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{8040001301852556705,-8481518343958694953,283697816598136112,-781903373616772827}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a691-031c072c4de9', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'DIRECT', 'They said as much to me in my day. The adjectives have improved', 1354, 1417, '[{"end": 1417, "start": 1354}]', 'Her predecessor Tomas Brekelund, now retired, told Northern Dispatch he was not surprised.', 'the former envoy said.

Taiwan thanked the envoy for what its government called plain speech.', 'said', 'the former envoy', 'Tomas Brekelund', '[{"name": "Tomas Brekelund", "role": "ACTOR", "asWritten": "the former envoy"}, {"name": "Northern Dispatch", "role": "PUBLISHER", "asWritten": "Northern Dispatch"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.93, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'Northern Dispatch', '{"end": 1330, "start": 1313}', NULL, NULL, '{-3166518978535369931,-3307212135416595620,7524594111260727625}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-59f9-7773-bc3e-400558d4f0e3', '01a223e2-59f9-7773-bc3e-29466e4cddd4', '01a223e2-5985-725f-a893-17f72111d0a2', 1, 'INDIRECT', 'his patrols had watched Chinese survey ships stop above the same cable on five nights in April', 998, 1092, '[{"end": 1092, "start": 998}]', '''She said to me, "Admiral, your charts are better than ours," and I did not contradict her,'' he recalled.

Arimoto said', 'He declined to call it sabotage, but spoke of “an unusual interest in mud”.', 'said', NULL, 'Kenzo Arimoto', '[{"name": "Kenzo Arimoto", "role": "ACTOR", "asWritten": "Arimoto"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.94, NULL, '2026-11-28 20:39:26.335+00', 'RULES', NULL, '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{6546429472484425587,-6701617550621906568,-3714665506397214542,8331801872983246086,7286839439028849103,3263209116225955189,-2020920358577654620,6361916916010933880,-8514969368797337320,1669489517329844092,-7299864347053891907}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-59f9-7773-bc3e-447bb4acfad0', '01a223e2-59f9-7773-bc3e-2f4d5da275f1', '01a223e2-5985-725f-a893-17f72111d0a2', 1, 'INDIRECT', 'shells from North Korea were reaching Russian guns faster than ever', 1212, 1279, '[{"end": 1279, "start": 1212}]', 'He declined to call it sabotage, but spoke of “an unusual interest in mud”.

South Korea''s defence ministry said that', 'It would, the ministry added, share what it knew about missile launches with NATO “within minutes, not days”.', 'said', 'South Korea''s defence ministry', 'South Korea''s defence ministry', '[{"name": "South Korea''s defence ministry", "role": "ACTOR", "asWritten": "South Korea''s defence ministry"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.94, NULL, '2026-11-28 20:39:26.335+00', 'RULES', NULL, '01a223e2-59ce-7692-a6e4-bd82a0b84c12', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{743345167194954409,295942297300372171,8184017804303783155,-4143186579077908940,-7632850396868856742,3506679951180922285,1212771771455039469}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-f6d7aa5e8cee', '01a223e2-56bf-73fb-a690-cf8d8edbf2ff', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'INDIRECT', 'cooperation between the two navies would grow', 1108, 1153, '[{"end": 1153, "start": 1108}]', 'Moscow, too, weighed in. Russia''s patrols with China were "nobody''s rehearsal", the Russian government said, adding that', 'Valdal stood by her words.', 'adding', 'the Russian government', 'Russian government', '[{"name": "Russian government", "role": "ACTOR", "asWritten": "the Russian government"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.92, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-59ce-7692-a6e4-badbdce982bf', '01a223e2-6f2c-77d8-9afc-4b057978d471', '{01a223e2-6f2c-77d8-9afc-4b057978d471}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{1628650909002159332,-9013403675159093727,-1353404909809295557,1744733195226653612}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-5bc6-73d6-a504-10fff9bff936', '01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-5aee-75d2-9576-59a0fe33f694', 1, 'DIRECT', 'We would be fools to look the other way; allies need a single shared picture of what is happening at sea', 259, 363, '[{"end": 363, "start": 259}]', '"There are more grey hulls around Taiwan every month, and they are getting bigger," Sigrún Valdal said at the Kure naval base.', 'the envoy told reporters.

Japan will open two docks to allied ships, the Japanese government said.', 'told', 'the envoy', 'Sigrún Valdal', '[{"name": "Sigrún Valdal", "role": "ACTOR", "asWritten": "the envoy"}, {"name": "Anchor Wire", "role": "ARTICLE", "asWritten": null}]', 0.93, NULL, '2026-11-28 20:39:26.678+00', 'RULES', NULL, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'reporters', '{"end": 390, "start": 381}', NULL, NULL, '{7038809520356336791,4142795459054279709,-7474703081215290920,-2095771889630833525,2696512515922803053,4732957729330289978,5708034020912577192,-781903373616772827,7763929095851710334,-7059013201864302789}', '2025-05-13 06:40:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-5bc6-73d6-a504-0e09ec55a6cb', '01a223e2-7ccd-72e6-9cea-b03ec463eee9', '01a223e2-5aee-75d2-9576-59a0fe33f694', 1, 'DIRECT', 'There are more grey hulls around Taiwan every month, and they are getting bigger', 131, 211, '[{"end": 211, "start": 131}]', 'NATO''s special envoy for the Indo-Pacific warned on Tuesday of Chinese warships near Taiwan.', 'Sigrún Valdal said at the Kure naval base.

"We would be fools to look the other way; allies need a single shared picture of what is happening at sea," the envoy told reporters.', 'said', NULL, 'Kenzo Arimoto', '[{"name": "Kenzo Arimoto", "role": "ACTOR", "asWritten": null}, {"name": "Anchor Wire", "role": "ARTICLE", "asWritten": null}]', 1, NULL, '2026-11-28 20:39:26.678+00', 'RULES', '2026-11-28 20:39:35.205+00', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{}', '2025-05-12 15:00:00+00', '2025-05-13 15:00:00+00', 'DAY', 'Asia/Tokyo', '{Tuesday}', '{Tuesday,"published Tuesday 2025-05-13 in Asia/Tokyo","the same day: 2025-05-13","told in an earlier sentence about this speaker"}', NULL, NULL, 'at the Kure naval base', '{"end": 255, "start": 233}', '{-818674752729790373,-3573984004555390188,2127668604636014333,-6603369676129042510,7336010687766322516,-703413677585065011}', '2025-05-12 15:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-5bc6-73d6-a504-144a45f58e40', '01a223e2-54d7-7600-a9ea-b05d67e3d930', '01a223e2-5aee-75d2-9576-59a0fe33f694', 1, 'INDIRECT', 'Japan will open two docks to allied ships', 393, 434, '[{"end": 434, "start": 393}]', '"We would be fools to look the other way; allies need a single shared picture of what is happening at sea," the envoy told reporters.', 'the Japanese government said.', 'said', 'the Japanese government', 'Japanese government', '[{"name": "Japanese government", "role": "ACTOR", "asWritten": "the Japanese government"}, {"name": "Anchor Wire", "role": "ARTICLE", "asWritten": null}]', 0.94, '2026-11-28 20:39:36.326+00', '2026-11-28 20:39:26.678+00', 'RULES', '2026-11-28 20:39:36.326+00', '01a223e2-0936-7086-940a-3bc102e23d59', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{}', '2025-05-13 06:40:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-5dc0-7741-943d-1e09c5de95aa', '01a223e2-9324-764e-8b95-a018b89b2d57', '01a223e2-5d7d-7027-a4cf-c5d65d4b2c23', 2, 'DIRECT', 'Those who count other people''s ships should ask why they came so far', 155, 223, '[{"end": 223, "start": 155}]', '', 'spokesman Liu Wenhao told a briefing.

Per The Harbour Times, the envoy wants NATO frigates repaired in Japanese and South Korean yards.', 'told', 'spokesman', 'Liu Wenhao', '[{"name": "Liu Wenhao", "role": "ACTOR", "asWritten": "spokesman Liu Wenhao"}, {"name": "Northern Dispatch", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:27.333+00', 'RULES', NULL, '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'a briefing', '{"end": 262, "start": 252}', NULL, NULL, '{-8875400514607140841,-1487309163133730105,766365756188671163,8528043393588294998,-4777961436050466550,-3332348272208258269}', '2025-05-14 10:02:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-7519-714c-b7d7-137e78debd0a', '01a223e2-7519-714c-b7d7-0f02728f49e7', '01a223e2-749f-73ce-ad7a-3182b67f08f6', 1, 'DIRECT', 'Security in the Indo-Pacific is shared between us and our partners', 1, 67, '[{"end": 67, "start": 1}]', '', 'Foreign Minister Ada Lindqvist said on Sunday.', 'said', NULL, 'Ada Lindqvist', '[{"name": "Ada Lindqvist", "role": "ACTOR", "asWritten": "Foreign Minister Ada Lindqvist"}, {"name": "The Harbour Post", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:33.245+00', 'RULES', NULL, '01a223e2-74e1-738e-aa93-e89e147c3978', NULL, '{}', '2026-03-01 00:00:00+00', '2026-03-02 00:00:00+00', 'DAY', 'UTC', '{Sunday}', '{Sunday,"published Sunday 2026-03-01 in UTC","the same day: 2026-03-01"}', NULL, NULL, NULL, NULL, '{1110435248452962237,-2763255382194655975,-8838419826912180891,-5265636806621143299,3414356340628935103}', '2026-03-01 00:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-4110-777c-a30f-6affb75b4f47', '01a223e2-410f-7635-a784-a203a0870fae', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, 'DIRECT', 'Standards are easy, money is not', 954, 986, '[{"end": 986, "start": 954}]', 'Officials in Brussels were cooler.', 'said an EU diplomat, who asked not to be named.', 'said', 'an EU diplomat', 'EU diplomat', '[{"name": "EU diplomat", "role": "ACTOR", "asWritten": "an EU diplomat"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 1, NULL, '2026-11-28 20:39:19.502+00', 'RULES', '2026-11-28 20:39:34.665+00', NULL, NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', NULL, NULL, NULL, NULL, '{}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-fd991aa0dc7b', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'INDIRECT', 'he was not surprised', 1331, 1351, '[{"end": 1351, "start": 1331}]', '"Nobody needs to feel counted who has nothing to hide," she said on Thursday.

Her predecessor Tomas Brekelund, now retired, told Northern Dispatch', 'They said as much to me in my day. The adjectives have improved," the former envoy said.', 'told', 'predecessor', 'Tomas Brekelund', '[{"name": "Tomas Brekelund", "role": "ACTOR", "asWritten": "Her predecessor Tomas Brekelund"}, {"name": "Northern Dispatch", "role": "PUBLISHER", "asWritten": "Northern Dispatch"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.93, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{}', NULL, NULL, NULL, NULL, '{}', '{}', 'Northern Dispatch', '{"end": 1330, "start": 1313}', NULL, NULL, '{655459255579861844}', NULL, 2);
INSERT INTO public.reports VALUES ('01a223e2-56bf-73fb-a690-e80aedcac357', '01a223e2-56bf-73fb-a690-c2f752d58770', '01a223e2-5626-74dd-86e7-e00f428e8f21', 1, 'MIXED', 'China hoped the guests would "enjoy the cherry blossom"', 702, 757, '[{"end": 757, "start": 702}]', 'It called the plan for shared dry docks "a fortress with a gift shop".

Liu''s predecessor as spokesman, Chen Yuhan, had used milder words about a similar visit in 2023, saying only that', 'The North Korean government said in a statement carried by state media that Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply.', 'saying', 'spokesman', 'Chen Yuhan', '[{"name": "Chen Yuhan", "role": "ACTOR", "asWritten": "Chen Yuhan"}, {"name": "Local files", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:25.477+00', 'RULES', NULL, '01a223e2-5684-76fa-a994-9eb1d66e79d8', NULL, '{}', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', 'YEAR', 'UTC', '{2023}', '{2023,"the date is complete: 2023-01-01 to 2023-12-31"}', NULL, NULL, NULL, NULL, '{8753983619218777799,-126460976272972091,-577213752812310912,8895530148094664864,4027915316763537069,3848796220278869758}', '2023-01-01 00:00:00+00', 2);
INSERT INTO public.reports VALUES ('01a223e2-bb24-731a-8a1e-89f1a834d0bc', '01a223e2-bb24-731a-8a1e-8648649d6b73', '01a223e2-babe-74b7-a5e0-687d8014f74b', 1, 'DIRECT', 'The lamp on the north mole burns all night', 1, 43, '[{"end": 43, "start": 1}]', '', 'harbour master Ines Tarn said on Thursday.', 'said', 'harbour master', 'Ines Tarn', '[{"name": "Ines Tarn", "role": "ACTOR", "asWritten": "harbour master Ines Tarn"}, {"name": "Night Desk", "role": "ARTICLE", "asWritten": null}]', 0.98, NULL, '2026-11-28 20:39:51.2+00', 'RULES', NULL, '01a223e2-baf7-778b-920b-5f3ee20614dd', NULL, '{}', '2025-05-15 00:00:00+00', '2025-05-16 00:00:00+00', 'DAY', 'UTC', '{Thursday}', '{Thursday,"published Thursday 2025-05-15 in UTC","the same day: 2025-05-15"}', NULL, NULL, NULL, NULL, '{2473857356269586312,-416617112640028880,7084700986269605253,4526160512982717582,-5892475962384973265}', '2025-05-15 00:00:00+00', 2);


--
-- Data for Name: review_items; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_items VALUES ('01a223e2-4249-76d6-aa97-c2d3176804b3', 'LOW_CONFIDENCE', '01a223e2-4110-777c-a30f-5fcef951b75d', '2026-11-28 20:39:19.502+00', NULL, NULL);
INSERT INTO public.review_items VALUES ('e228aee0-ac04-4f92-b0de-bfb453b87ca5', 'UNSURE_FOLD', NULL, '2026-11-28 20:39:24.401+00', NULL, '01a223e2-5351-7597-91cb-9f74e2a84ee8');
INSERT INTO public.review_items VALUES ('01a223e2-5363-7607-a7c7-be20693eb75f', 'LOW_CONFIDENCE', '01a223e2-52fe-74a6-8ba6-fa3a15461ed2', '2026-11-28 20:39:24.401+00', NULL, NULL);
INSERT INTO public.review_items VALUES ('01a223e2-5594-7176-a6e8-aeebceddcd15', 'LOW_CONFIDENCE', '01a223e2-54d7-7600-a9ea-cf3435afb2bf', '2026-11-28 20:39:25.006+00', NULL, NULL);
INSERT INTO public.review_items VALUES ('01a223e2-5a65-76ad-92d6-ebdd6d3ee481', 'LOW_CONFIDENCE', '01a223e2-59f9-7773-bc3e-35796e10099a', '2026-11-28 20:39:26.335+00', NULL, NULL);
INSERT INTO public.review_items VALUES ('b3d5e644-21be-4b17-bf9f-874a1198f261', 'UNSURE_FOLD', NULL, '2026-11-28 20:39:25.006+00', '2026-11-28 20:39:38.505+00', '01a223e2-5534-738d-836f-945f4b70e66b');


--
-- Data for Name: sources; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sources VALUES ('01a223e2-3f27-766e-a533-e31f0090c891', 'local-files', 'name:local files', 'Local files', NULL, 'UTC', '2026-11-28 20:39:19.502+00');
INSERT INTO public.sources VALUES ('01a223e2-51f5-72c9-ad7d-91ce8605d147', 'the-harbour-times', 'harbour-times.example', 'The Harbour Times', 'https://harbour-times.example', 'UTC', '2026-11-28 20:39:24.401+00');
INSERT INTO public.sources VALUES ('01a223e2-5459-731c-aa36-4f776acff3fa', 'meridian-daily', 'meridian-daily.example', 'Meridian Daily', 'https://meridian-daily.example', 'UTC', '2026-11-28 20:39:25.006+00');
INSERT INTO public.sources VALUES ('01a223e2-5ae1-7172-965f-024920f4d64f', 'anchor-wire', 'anchor-wire.example', 'Anchor Wire', 'https://anchor-wire.example', 'Asia/Tokyo', '2026-11-28 20:39:26.678+00');
INSERT INTO public.sources VALUES ('01a223e2-5c4c-7455-862f-618d9d7a1b77', 'strait-observer', 'strait-observer.example', 'Strait Observer', 'https://strait-observer.example', 'Asia/Singapore', '2026-11-28 20:39:27.05+00');
INSERT INTO public.sources VALUES ('01a223e2-5d6b-725e-8dac-458af9d7193c', 'northern-dispatch', 'northern-dispatch.example', 'Northern Dispatch', 'https://northern-dispatch.example', 'Europe/Oslo', '2026-11-28 20:39:27.333+00');
INSERT INTO public.sources VALUES ('01a223e2-7489-76a9-a8e0-6e21742d65fd', 'the-harbour-post', 'harbour-post.example', 'The Harbour Post', 'https://harbour-post.example', 'UTC', '2026-11-28 20:39:33.245+00');
INSERT INTO public.sources VALUES ('01a223e2-bab5-72de-9620-3b5116c4737c', 'night-desk', 'night-desk.example', 'Night Desk', 'https://night-desk.example', 'UTC', '2026-11-28 20:39:51.2+00');


--
-- Data for Name: statement_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.statement_links VALUES ('01a223e2-579d-7753-b7fa-3ed243a30054', '01a223e2-56bf-73fb-a690-e80aedcac357', '01a223e2-56bf-73fb-a690-f16b85fa011a', 'ANSWERS', 'PENDING', 0.35, '[{"span": {"end": 224, "start": 216}, "place": "AFTER", "words": "in reply", "reportId": "01a223e2-56bf-73fb-a690-e80aedcac357"}]', '{china}', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL);
INSERT INTO public.statement_links VALUES ('01a223e2-579d-7753-b7fa-410bc78e0f25', '01a223e2-56bf-73fb-a690-ee1c5b08e084', '01a223e2-56bf-73fb-a690-e80aedcac357', 'ANSWERS', 'PENDING', 0.55, '[{"span": {"end": 148, "start": 140}, "place": "TEXT", "words": "in reply", "reportId": "01a223e2-56bf-73fb-a690-ee1c5b08e084"}]', '{blossom,cherry,china,enjoy,guest,hop}', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL);
INSERT INTO public.statement_links VALUES ('01a223e2-579d-7753-b7fa-455557daf2e7', '01a223e2-56bf-73fb-a690-f8b897513cbc', '01a223e2-56bf-73fb-a690-f16b85fa011a', 'ANSWERS', 'PENDING', 0.35, '[{"span": {"end": 25, "start": 7}, "place": "BEFORE", "words": "stood by her words", "reportId": "01a223e2-56bf-73fb-a690-f8b897513cbc"}]', '{nobody}', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL);
INSERT INTO public.statement_links VALUES ('01a223e2-579d-7753-b7fa-374bbc470318', '01a223e2-56bf-73fb-a690-dc2933daa6f8', '01a223e2-56bf-73fb-a690-f8b897513cbc', 'ANSWERS', 'ACCEPTED', 0.75, '[{"span": {"end": 79, "start": 63}, "place": "AFTER", "words": "when asked about", "reportId": "01a223e2-56bf-73fb-a690-dc2933daa6f8"}, {"span": {"end": 93, "start": 80}, "place": "AFTER", "words": "Sigrún Valdal", "reportId": "01a223e2-56bf-73fb-a690-dc2933daa6f8"}]', '{count}', '2026-11-28 20:39:25.477+00', '01a223e2-67e1-704a-867f-62cbe2359d5d', '2026-11-28 20:39:37.616+00', 'It answers.');
INSERT INTO public.statement_links VALUES ('01a223e2-579d-7753-b7fa-3b36be4b153d', '01a223e2-56bf-73fb-a690-e33c2470877e', '01a223e2-56bf-73fb-a690-f8b897513cbc', 'ANSWERS', 'REJECTED', 0.8, '[{"span": {"end": 135, "start": 119}, "place": "BEFORE", "words": "when asked about", "reportId": "01a223e2-56bf-73fb-a690-e33c2470877e"}, {"span": {"end": 149, "start": 136}, "place": "BEFORE", "words": "Sigrún Valdal", "reportId": "01a223e2-56bf-73fb-a690-e33c2470877e"}]', '{count}', '2026-11-28 20:39:25.477+00', '01a223e2-67e1-704a-867f-62cbe2359d5d', '2026-11-28 20:39:37.887+00', 'It does not answer.');


--
-- Data for Name: statement_topics; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.statement_topics VALUES ('01a223e2-410f-7635-a784-8c7443c1a0a8', '01a223e2-1529-71df-9628-885c79c9c361', '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-410f-7635-a784-882fd0016c37', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:19.502+00', '2025-05-11 12:30:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-410f-7635-a784-91e9cf1fca57', '01a223e2-1529-71df-9628-885c79c9c361', '2026-11-28 20:39:19.502+00', '2025-05-10 15:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-e3ff4342e471', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:24.401+00', '2025-05-11 12:30:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-e5854ee6f31f', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:24.401+00', '2025-05-10 15:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-ec801f35a92a', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:24.401+00', '2025-05-11 12:30:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-ec801f35a92a', '01a223e2-11b1-7411-923f-098936877dbc', '2026-11-28 20:39:24.401+00', '2025-05-11 12:30:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-f13b4037c8f0', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:24.401+00', '2025-05-11 12:30:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-f13b4037c8f0', '01a223e2-11b1-7411-923f-098936877dbc', '2026-11-28 20:39:24.401+00', '2025-05-11 12:30:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-a84aa61eff90', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:25.006+00', '2025-05-13 16:05:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-a84aa61eff90', '01a223e2-1041-7602-b5fd-8ea2997fbaa8', '2026-11-28 20:39:25.006+00', '2025-05-13 16:05:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-56bf-73fb-a690-b5db5131c973', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-56bf-73fb-a690-b5db5131c973', '01a223e2-0f3e-7750-8770-eb2c7c78d3c0', '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-56bf-73fb-a690-bee1edf7f2b8', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-56bf-73fb-a690-ca1bedbb9689', '01a223e2-14c5-7412-9983-de8c3280bcae', '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-59f9-7773-bc3e-2f4d5da275f1', '01a223e2-1589-711b-a8eb-3c01d9f1ee0d', '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:25.006+00', '2025-05-13 00:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-a7b707088af5', '01a223e2-0f3e-7750-8770-eb2c7c78d3c0', '2026-11-28 20:39:25.006+00', '2025-05-13 00:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-59f9-7773-bc3e-2394d7bb02a8', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-59f9-7773-bc3e-2394d7bb02a8', '01a223e2-0f3e-7750-8770-eb2c7c78d3c0', '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-59f9-7773-bc3e-2394d7bb02a8', '01a223e2-15b9-76be-8049-6d57f472b7d8', '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-59f9-7773-bc3e-2394d7bb02a8', '01a223e2-6e35-71c0-bb0b-a529eeb493dd', '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-59f9-7773-bc3e-29466e4cddd4', '01a223e2-6e35-71c0-bb0b-a529eeb493dd', '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-7519-714c-b7d7-0f02728f49e7', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:33.245+00', '2026-03-01 00:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-a2b80708220b', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:25.006+00', '2025-05-13 00:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-a2b80708220b', '01a223e2-0f3e-7750-8770-eb2c7c78d3c0', '2026-11-28 20:39:25.006+00', '2025-05-13 00:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-7ccd-72e6-9cea-b03ec463eee9', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:26.678+00', '2025-05-12 15:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-7ccd-72e6-9cea-b03ec463eee9', '01a223e2-0f3e-7750-8770-eb2c7c78d3c0', '2026-11-28 20:39:26.678+00', '2025-05-12 15:00:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-54d7-7600-a9ea-b05d67e3d930', '01a223e2-1529-71df-9628-885c79c9c361', '2026-11-28 20:39:25.006+00', '2025-05-13 16:05:00+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-56bf-73fb-a690-bb11b7699ca7', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-56bf-73fb-a690-c43cd0e4a627', '01a223e2-1589-711b-a8eb-3c01d9f1ee0d', '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00');
INSERT INTO public.statement_topics VALUES ('01a223e2-52fe-74a6-8ba6-f7fd29f558b4', '01a223e2-14c5-7412-9983-de8c3280bcae', '2026-11-28 20:39:24.401+00', '2025-05-11 12:30:00+00');


--
-- Data for Name: statement_versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.statement_versions VALUES ('01a223e2-41af-73c5-8a1a-ab1082054785', '01a223e2-410f-7635-a784-8c7443c1a0a8', 1, true, 1, 'Europe had the engineers while Japan and South Korea had the docks', 'INDIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-1529-71df-9628-885c79c9c361}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00', 'english', '''dock'':12 ''engin'':4 ''europ'':1 ''japan'':6 ''korea'':9 ''south'':8', '''2025'':21 ''base'':15 ''dock'':39 ''engin'':31 ''envoy'':2 ''europ'':28 ''eve'':7 ''interview'':26 ''japan'':33 ''korea'':36 ''kure'':13 ''march'':20 ''met'':49 ''naval'':14 ''never'':48 ''offic'':18 ''said'':22,51 ''scandal'':44 ''sinc'':19 ''south'':35 ''speak'':4 ''two'':47 ''valdal'':16 ''visit'':10 ''would'':41', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-41af-73c5-8a1a-b24b651c1725', '01a223e2-410f-7635-a784-95022d1fcd51', 1, true, 1, 'of "a quiet marriage of yards" between the North Sea and the Sea of Japan', 'MIXED', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{01a223e2-40a5-7674-9b20-004b1d350d5c}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', '2023-01-01 00:00:00+00', '2026-11-28 20:39:19.502+00', 'english', '''japan'':15 ''marriag'':4 ''north'':9 ''quiet'':3 ''sea'':10,13 ''yard'':6', '''2023'':7 ''accord'':29 ''brekelund'':12 ''daili'':32 ''deck'':44 ''envoy'':10 ''european'':41 ''hand'':42 ''idea'':2 ''japan'':28 ''marriag'':17 ''meridian'':31 ''monday'':36 ''new'':5 ''north'':22 ''pacif'':48 ''quiet'':16 ''said'':34 ''sea'':23,26 ''toma'':11 ''washington'':33 ''welcom'':39 ''western'':47 ''wrote'':13 ''yard'':19', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-41af-73c5-8a1a-b4057d3e7a0d', '01a223e2-410f-7635-a784-9b3db88e358e', 1, true, 1, 'it welcomed "any European hand on deck" in the western Pacific', 'MIXED', '01a223e2-0936-7086-940a-2c8ae38cc2e2', NULL, '{01a223e2-0936-7086-940a-2c8ae38cc2e2}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', NULL, NULL, '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00', 'english', '''deck'':7 ''european'':4 ''hand'':5 ''pacif'':11 ''welcom'':2 ''western'':10', '''2023'':2 ''accord'':24 ''australia'':44 ''brekelund'':7 ''common'':54 ''daili'':27 ''deck'':39 ''drone'':55 ''envoy'':5 ''european'':36 ''govern'':46 ''hand'':37 ''japan'':23 ''marriag'':12 ''meridian'':26 ''monday'':31 ''new'':58 ''north'':17 ''pacif'':43 ''propos'':52 ''quiet'':11 ''said'':29,47,60 ''sea'':18,21 ''standard'':56 ''studi'':50 ''toma'':6 ''washington'':28 ''welcom'':34 ''western'':42 ''would'':49 ''wrote'':8 ''yard'':14 ''zealand'':59', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-41af-73c5-8a1a-bad67730a659', '01a223e2-410f-7635-a784-9fbce4c5c189', 1, true, 1, 'it would study the proposal for common drone standards', 'INDIRECT', '01a223e2-0936-7086-940a-49c3c2aaa9b2', NULL, '{01a223e2-0936-7086-940a-49c3c2aaa9b2}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00', 'english', '''common'':7 ''drone'':8 ''propos'':5 ''standard'':9 ''studi'':3 ''would'':2', '''australia'':17 ''brussel'':38 ''common'':27 ''cooler'':40 ''deck'':12 ''drone'':28 ''european'':9 ''govern'':19 ''hand'':10 ''monday'':4 ''new'':31 ''offici'':36 ''pacif'':16 ''propos'':25 ''said'':2,20,33 ''standard'':29 ''studi'':23 ''washington'':1 ''welcom'':7 ''western'':15 ''would'':22 ''zealand'':32', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-41af-73c5-8a1a-bc9aad0c87f3', '01a223e2-410f-7635-a784-a203a0870fae', 1, true, 1, 'Standards are easy, money is not', 'DIRECT', NULL, NULL, '{}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00', 'english', '''easi'':3 ''money'':4 ''standard'':1', '''ask'':17 ''brussel'':3 ''cooler'':5 ''diplomat'':15 ''easi'':8 ''eu'':14 ''money'':9 ''name'':21 ''offici'':1 ''said'':12 ''standard'':6', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-41ae-760e-aac6-2217f18eceb0', '01a223e2-410f-7635-a784-882fd0016c37', 1, false, 1, 'We are building a supply chain', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00', 'english', '''build'':3 ''chain'':6 ''suppli'':5', '''allianc'':13 ''asian'':19 ''base'':56 ''build'':29 ''ceremoni'':26 ''chain'':32 ''dock'':20 ''envoy'':43 ''eve'':48 ''harbour'':37 ''indo'':9 ''indo-pacif'':8 ''kure'':54 ''much'':25 ''nato'':1 ''naval'':55 ''new'':3 ''observ'':41 ''pacif'':10 ''per'':39 ''person'':5 ''point'':4 ''repair'':15 ''say'':22 ''ship'':17 ''sigrún'':33 ''speak'':45 ''strait'':40 ''suppli'':31 ''time'':38 ''told'':35 ''valdal'':34 ''visit'':51 ''want'':11 ''without'':24', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-41af-73c5-8a1a-aca03ef408db', '01a223e2-410f-7635-a784-91e9cf1fca57', 1, false, 1, 'It would be a scandal if the two never met', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:19.502+00', '2026-11-28 20:39:19.502+00', 'english', '''met'':10 ''never'':9 ''scandal'':5 ''two'':8 ''would'':2', '''2025'':6 ''dock'':24 ''engin'':16 ''europ'':13 ''idea'':38 ''interview'':11 ''japan'':18 ''korea'':21 ''march'':5 ''met'':34 ''never'':33 ''new'':41 ''offic'':3 ''said'':7,36 ''scandal'':29 ''sinc'':4 ''south'':20 ''two'':32 ''valdal'':1 ''would'':26', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5776-7256-ac42-ac9a8422422c', '01a223e2-56bf-73fb-a690-b5db5131c973', 1, true, 1, 'Our ships sail in our own waters and threaten no one', 'DIRECT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{01a223e2-5684-76fa-a994-98d0698e0d74}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''one'':11 ''sail'':3 ''ship'':2 ''threaten'':9 ''water'':7', '''ask'':47,66 ''came'':69 ''china'':1 ''chines'':43 ''count'':60 ''day'':18 ''earlier'':19 ''envoy'':11 ''far'':71 ''foreign'':44 ''grey'':54 ''hull'':55 ''indo'':9 ''indo-pacif'':8 ''korea'':22 ''liu'':37 ''ministri'':45 ''nato'':6 ''navi'':16 ''near'':56 ''north'':21 ''one'':35 ''pacif'':10 ''peopl'':62 ''reject'':4 ''remark'':52 ''said'':13,36 ''sail'':27 ''ship'':26,64 ''sigrún'':49 ''spokesman'':40 ''taiwan'':57 ''threaten'':33 ''valdal'':50 ''water'':31 ''wednesday'':3 ''wenhao'':38 ''went'':23', 1, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5a23-7075-88e1-37da64cadb5a', '01a223e2-59f9-7773-bc3e-2394d7bb02a8', 1, false, 1, 'A cable is thinner than my wrist, and it carries more than every ship in the Taiwan Strait. Cut four of them in a night and nobody on that island can call a friend. So yes, the coast guard is now a question for an alliance that was made for tanks', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0,01a223e2-15b9-76be-8049-6d57f472b7d8}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''allianc'':46 ''cabl'':2 ''call'':32 ''carri'':10 ''coast'':38 ''cut'':19 ''everi'':13 ''four'':20 ''friend'':34 ''guard'':39 ''island'':30 ''made'':49 ''night'':25 ''nobodi'':27 ''question'':43 ''ship'':14 ''strait'':18 ''taiwan'':17 ''tank'':51 ''thinner'':4 ''wrist'':7 ''yes'':36', '''admir'':100 ''allianc'':55,88 ''arimoto'':102 ''base'':107 ''cabl'':11 ''call'':41,74 ''carri'':19 ''coast'':47,80 ''cut'':28,61 ''dryli'':111 ''envoy'':95 ''everi'':22 ''four'':29,62 ''friend'':43,76 ''guard'':48,81 ''host'':98 ''island'':39,72 ''kenzo'':101 ''kure'':105 ''made'':58,91 ''naval'':106 ''night'':34,67 ''nobodi'':36,69 ''put'':108 ''question'':52,85 ''rear'':99 ''said'':96 ''seab'':9 ''ship'':23 ''strait'':27 ''taiwan'':26 ''tank'':60,93 ''thinner'':13 ''time'':6 ''went'':2 ''wrist'':16 ''yes'':45,78', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-532a-7115-95ba-aeddab220dd3', '01a223e2-410f-7635-a784-882fd0016c37', 2, true, 1, 'We are not building an alliance in Asia, we are building a supply chain', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891,01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-11 12:30:00+00', '2026-11-28 20:39:19.502+00', 'english', '''allianc'':12 ''asia'':14 ''build'':3,10,17 ''chain'':6,20 ''suppli'':5,19', '''2025'':68 ''allianc'':13,85 ''asia'':87 ''asian'':19 ''base'':56 ''brekelund'':71 ''build'':29,83,90 ''ceremoni'':26 ''chain'':32,93 ''confus'':101 ''dock'':20 ''envoy'':43,65 ''eve'':48 ''former'':58 ''harbour'':37,97 ''held'':74 ''iceland'':59 ''indo'':9 ''indo-pacif'':8 ''kure'':54 ''march'':67 ''minist'':61 ''much'':25 ''nato'':1 ''naval'':55 ''new'':3 ''nobodi'':99 ''observ'':41 ''offic'':76 ''pacif'':10 ''part'':107 ''per'':39 ''person'':5 ''point'':4 ''prime'':60 ''repair'':15 ''say'':22 ''ship'':17 ''sigrún'':33 ''spare'':106 ''speak'':45 ''strait'':40 ''suppli'':31,92 ''three'':78 ''time'':38,98 ''told'':35,95 ''toma'':70 ''took'':62 ''treati'':103 ''valdal'':34 ''visit'':51 ''want'':11 ''without'':24 ''year'':79', 1, '{}', '01a223e2-52fe-74a6-8ba7-04eb6122aa10');
INSERT INTO public.statement_versions VALUES ('01a223e2-532a-7115-95ba-b1decfbeb8b1', '01a223e2-410f-7635-a784-91e9cf1fca57', 2, true, 1, 'Europe has the engineers. Japan and South Korea have the docks. It would be a scandal if the two never met.', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-1529-71df-9628-885c79c9c361}', '{01a223e2-3f27-766e-a533-e31f0090c891,01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{DIRECT}', '{en}', '2025-05-10 15:00:00+00', '2025-05-11 15:00:00+00', '2025-05-10 15:00:00+00', '2026-11-28 20:39:19.502+00', 'english', '''dock'':21 ''engin'':14 ''europ'':11 ''japan'':15 ''korea'':18 ''met'':10,31 ''never'':9,30 ''scandal'':5,26 ''south'':17 ''two'':8,29 ''would'':2,23', '''2025'':6,100 ''base'':65 ''brekelund'':103 ''day'':57 ''deterr'':42 ''dock'':24,47,78 ''dri'':46 ''engin'':16,71 ''envoy'':97 ''europ'':13,68 ''first'':60 ''former'':90 ''held'':106 ''iceland'':91 ''idea'':38 ''interview'':11,53 ''japan'':18,72 ''korea'':21,75 ''kure'':67 ''march'':5,99 ''met'':34,88 ''minist'':93 ''naval'':64 ''never'':33,87 ''new'':41 ''offic'':3,108 ''prime'':92 ''said'':7,36,50 ''scandal'':29,83 ''sigrún'':48 ''sinc'':4 ''south'':20,74 ''sunday'':55 ''three'':110 ''toma'':102 ''took'':94 ''two'':32,56,86 ''valdal'':1,49 ''visit'':61 ''weld'':44 ''would'':26,80 ''year'':111', 1, '{}', '01a223e2-52fe-74a6-8ba7-032f1b9aa12c');
INSERT INTO public.statement_versions VALUES ('01a223e2-532a-7115-95ba-b4c9a988f97a', '01a223e2-52fe-74a6-8ba6-e3ff4342e471', 1, true, 1, 'not speeches, at the centre of its work with Japan and South Korea', 'INDIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{INDIRECT}', '{en}', NULL, NULL, '2025-05-11 12:30:00+00', '2026-11-28 20:39:24.401+00', 'english', '''centr'':5 ''japan'':10 ''korea'':13 ''south'':12 ''speech'':2 ''work'':8', '''allianc'':20 ''base'':57 ''centr'':10 ''day'':49 ''deterr'':34 ''dock'':39 ''dri'':38 ''envoy'':23 ''first'':52 ''harbour'':32 ''indo'':27 ''indo-pacif'':26 ''interview'':45 ''japan'':2,15 ''korea'':18 ''kure'':1,59 ''nato'':3 ''naval'':56 ''pacif'':28 ''said'':42 ''shipyard'':5 ''sigrún'':40 ''south'':17 ''special'':22 ''speech'':7 ''sunday'':47 ''time'':33 ''told'':30 ''two'':48 ''valdal'':41 ''visit'':53 ''want'':4 ''weld'':36 ''work'':13', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-532a-7115-95ba-b8c5b94bcfd3', '01a223e2-52fe-74a6-8ba6-e5854ee6f31f', 1, true, 1, 'Deterrence is welded in dry docks', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{DIRECT}', '{en}', '2025-05-10 15:00:00+00', '2025-05-11 15:00:00+00', '2025-05-10 15:00:00+00', '2026-11-28 20:39:24.401+00', 'english', '''deterr'':1 ''dock'':6 ''dri'':5 ''weld'':3', '''allianc'':18 ''base'':55 ''centr'':8 ''day'':47 ''deterr'':32 ''dock'':37,68 ''dri'':36 ''engin'':61 ''envoy'':21 ''europ'':58 ''first'':50 ''harbour'':30 ''indo'':25 ''indo-pacif'':24 ''interview'':43 ''japan'':13,62 ''korea'':16,65 ''kure'':57 ''met'':78 ''nato'':1 ''naval'':54 ''never'':77 ''pacif'':26 ''said'':40 ''scandal'':73 ''shipyard'':3 ''sigrún'':38 ''south'':15,64 ''special'':20 ''speech'':5 ''sunday'':45 ''time'':31 ''told'':28 ''two'':46,76 ''valdal'':39 ''visit'':51 ''want'':2 ''weld'':34 ''work'':11 ''would'':70', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-533b-7247-b2c8-e941886d211a', '01a223e2-52fe-74a6-8ba6-ec801f35a92a', 1, true, 1, 'Japan, South Korea, Australia and New Zealand – the four countries that NATO calls its Indo-Pacific partners – would be asked to agree on common standards for naval drones before the summer', 'INDIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-11b1-7411-923f-098936877dbc}', '{01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{INDIRECT}', '{en}', NULL, NULL, '2025-05-11 12:30:00+00', '2026-11-28 20:39:24.401+00', 'english', '''agre'':23 ''ask'':21 ''australia'':4 ''call'':13 ''common'':25 ''countri'':10 ''drone'':29 ''four'':9 ''indo'':16 ''indo-pacif'':15 ''japan'':1 ''korea'':3 ''nato'':12 ''naval'':28 ''new'':6 ''pacif'':17 ''partner'':18 ''south'':2 ''standard'':26 ''summer'':32 ''would'':19 ''zealand'':7', '''agre'':29 ''ask'':27 ''australia'':10 ''call'':19 ''common'':31 ''countri'':16 ''drone'':35 ''envoy'':42 ''four'':2,15,39 ''indo'':22 ''indo-pacif'':21 ''japan'':7 ''korea'':9 ''nato'':18 ''naval'':34 ''new'':12 ''one'':44 ''pacif'':23 ''partner'':3,24,40 ''said'':5,43 ''screw'':45 ''south'':8 ''standard'':32 ''summer'':38 ''thread'':46 ''valdal'':4 ''would'':25 ''zealand'':13', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-533c-75de-9c17-730d0c6c4205', '01a223e2-52fe-74a6-8ba6-f13b4037c8f0', 1, true, 1, 'Four partners, one screw thread.', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-11b1-7411-923f-098936877dbc}', '{01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-11 12:30:00+00', '2026-11-28 20:39:24.401+00', 'english', '''four'':1 ''one'':3 ''partner'':2 ''screw'':4 ''thread'':5', '''accid'':83 ''agre'':26 ''answer'':61 ''ask'':24,47 ''australia'':7 ''bomber'':63 ''buoy'':76 ''call'':16 ''chines'':51 ''common'':28 ''countri'':13 ''drone'':32 ''envoy'':42 ''four'':12,36 ''indo'':19 ''indo-pacif'':18 ''japan'':4,57 ''korea'':6 ''morn'':70 ''nato'':15 ''naval'':31 ''new'':9 ''one'':38,44 ''pacif'':20 ''partner'':21,37 ''patrol'':52 ''rehears'':80 ''russian'':49 ''said'':2,43 ''screw'':39,45 ''sea'':55 ''south'':5 ''standard'':29 ''summer'':35 ''take'':65 ''thread'':40,46 ''turn'':72 ''valdal'':1 ''whether'':48 ''worri'':58 ''would'':22 ''zealand'':10', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-54e5-74f7-9ad3-017c30f6d237', '01a223e2-54d7-7600-a9ea-a84aa61eff90', 1, true, 1, 'Chinese shipyards had launched more destroyers in three years than all European yards together', 'INDIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-1041-7602-b5fd-8ea2997fbaa8}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{INDIRECT}', '{en}', NULL, NULL, '2025-05-13 16:05:00+00', '2026-11-28 20:39:25.006+00', 'english', '''chines'':1 ''destroy'':6 ''european'':12 ''launch'':4 ''shipyard'':2 ''three'':8 ''togeth'':14 ''yard'':13 ''year'':9', '''2024'':17 ''ad'':40 ''build'':37 ''build-up'':36 ''china'':33 ''chines'':19 ''daili'':9 ''destroy'':24 ''envoy'':11 ''european'':30 ''forecast'':45 ''kure'':4 ''launch'':22 ''longer'':43 ''m'':8 ''march'':16 ''militari'':35 ''offic'':14 ''pictur'':7 ''quay'':2 ''said'':18 ''shipyard'':20 ''three'':26 ''togeth'':32 ''took'':13 ''tuesday'':6 ''yard'':31 ''year'':27', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-54e5-74f7-9ad3-05052ed93715', '01a223e2-54d7-7600-a9ea-accb7734e75f', 1, true, 1, 'was “no longer a forecast”', 'MIXED', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{MIXED}', '{en}', NULL, NULL, '2025-05-13 16:05:00+00', '2026-11-28 20:39:25.006+00', 'english', '''forecast'':5 ''longer'':3', '''2024'':8 ''ad'':31 ''alli'':50 ''build'':28 ''build-up'':27 ''china'':24 ''chines'':10 ''destroy'':15 ''dock'':46 ''dri'':45 ''envoy'':2 ''european'':21 ''forecast'':36 ''frigat'':51 ''govern'':39 ''japan'':37 ''kure'':48 ''launch'':13 ''longer'':34 ''march'':7 ''militari'':26 ''next'':52 ''offic'':5 ''open'':43 ''said'':9,40 ''shipyard'':11 ''three'':17 ''togeth'':23 ''took'':4 ''two'':44 ''would'':42 ''yard'':22 ''year'':18,53', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-54e6-772f-b8b3-10d6e416a5b0', '01a223e2-54d7-7600-a9ea-b59c57501591', 1, true, 1, 'a partner who only sends greetings is a pen friend', 'DIRECT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{01a223e2-40a5-7674-9b20-004b1d350d5c}', '{}', '{}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{DIRECT}', '{en}', '2023-11-01 00:00:00+00', '2023-12-01 00:00:00+00', '2023-11-01 00:00:00+00', '2026-11-28 20:39:25.006+00', 'english', '''friend'':10 ''greet'':6 ''partner'':2 ''pen'':9 ''send'':5', '''2023'':24 ''answer'':6 ''brekelund'':16 ''confer'':21 ''envoy'':14 ''friend'':35 ''greet'':31 ''korea'':2 ''nordic'':19 ''novemb'':23 ''partner'':27 ''pen'':34 ''predecessor'':12 ''request'':9 ''sea'':20 ''send'':30 ''similar'':8 ''south'':1 ''told'':17 ''toma'':15 ''valdal'':10 ''yet'':4', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5a22-7137-8d16-23b355c1ffbc', '01a223e2-59f9-7773-bc3e-1a80072f16ee', 1, true, 1, 'Turning a blind eye would be a mistake. Allies need a single shared picture of these waters', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''alli'':9 ''blind'':3 ''eye'':4 ''mistak'':8 ''need'':10 ''pictur'':14 ''share'':13 ''singl'':12 ''turn'':1 ''water'':17 ''would'':5', '''alli'':12 ''blind'':6 ''comma'':30 ''eye'':7 ''mark'':28 ''mistak'':11 ''need'':13 ''neither'':27 ''pictur'':17 ''said'':23 ''share'':16 ''show'':26 ''sigrún'':21 ''singl'':15 ''transcript'':25 ''turn'':4 ''valdal'':22 ''water'':20 ''would'':8', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5a23-7075-88e1-30e0327e94dc', '01a223e2-59f9-7773-bc3e-1e7af397f40f', 1, true, 1, 'I counted the frigates twice,’ she said', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''count'':2 ''frigat'':4 ''said'':7 ''twice'':5', '''blunter'':7 ''could'':23 ''count'':11 ''first'':19 ''former'':2 ''frigat'':13 ''iceland'':3 ''lunch'':9 ''minist'':5 ''number'':20 ''paus'':22 ''prime'':4 ''right'':26 ''said'':16 ''seab'':35 ''time'':32 ''twice'':14 ''went'':28', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-54e5-74f7-9ad2-fc0ad02dceb1', '01a223e2-54d7-7600-a9ea-a7b707088af5', 1, false, 1, 'We would be fools to look the other way, and we have to draw one common map of what is happening at sea.', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{DIRECT}', '{en}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', '2025-05-13 00:00:00+00', '2026-11-28 20:39:25.006+00', 'english', '''common'':16 ''draw'':14 ''fool'':4 ''happen'':21 ''look'':6 ''map'':17 ''one'':15 ''sea'':23 ''way'':9 ''would'':2', '''around'':8 ''bigger'':17 ''common'':42 ''daili'':58 ''draw'':40 ''everi'':1,11 ''fool'':30 ''grey'':6 ''happen'':47 ''hull'':7 ''kure'':26,53 ''look'':32 ''m'':57 ''map'':43 ''month'':2,12 ''one'':41 ''pictur'':56 ''quay'':24,51 ''report'':21 ''sea'':49 ''sigrún'':18 ''taiwan'':9 ''told'':20 ''tuesday'':55 ''valdal'':19 ''way'':35 ''would'':28', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5a23-7075-88e1-3d930a3bee82', '01a223e2-59f9-7773-bc3e-29466e4cddd4', 1, false, 1, 'his patrols had watched Chinese survey ships stop above the same cable on five nights in April', 'INDIRECT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{01a223e2-59ce-7692-a6e4-badbdce982bf}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''april'':17 ''cabl'':12 ''chines'':5 ''five'':14 ''night'':15 ''patrol'':2 ''ship'':7 ''stop'':8 ''survey'':6 ''watch'':4', '''admir'':5 ''april'':38 ''arimoto'':20 ''better'':9 ''cabl'':33 ''call'':42 ''chart'':7 ''chines'':26 ''contradict'':16 ''declin'':40 ''five'':35 ''interest'':50 ''mud'':52 ''night'':36 ''patrol'':23 ''recal'':19 ''sabotag'':44 ''said'':2,21 ''ship'':28 ''spoke'':46 ''stop'':29 ''survey'':27 ''unusu'':49 ''watch'':25', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5776-7256-ac42-b6ddbdfe757e', '01a223e2-56bf-73fb-a690-bee1edf7f2b8', 1, true, 1, 'NATO was importing bloc confrontation into the Asia-Pacific', 'INDIRECT', '01a223e2-0936-7086-940a-306b74e7b230', NULL, '{01a223e2-0936-7086-940a-306b74e7b230}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''asia'':9 ''asia-pacif'':8 ''bloc'':4 ''confront'':5 ''import'':3 ''nato'':1 ''pacif'':10', '''asia'':29 ''asia-pacif'':28 ''ask'':9 ''beij'':18 ''bloc'':24 ''call'':32 ''came'':12 ''confront'':25 ''count'':3 ''dock'':38 ''dri'':37 ''far'':14 ''fortress'':40 ''gift'':43 ''import'':23 ''nato'':21 ''pacif'':30 ''peopl'':5 ''plan'':34 ''said'':19 ''share'':36 ''ship'':7 ''shop'':44', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5777-7399-bdad-9aa747068c28', '01a223e2-56bf-73fb-a690-ca1bedbb9689', 1, true, 1, 'Russia''s patrols with China were "nobody''s rehearsal"', 'MIXED', '01a223e2-0936-7086-940a-372e380a2402', NULL, '{01a223e2-0936-7086-940a-372e380a2402}', '{}', '{01a223e2-14c5-7412-9983-de8c3280bcae}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''china'':5 ''nobodi'':7 ''patrol'':3 ''rehears'':9 ''russia'':1', '''ad'':18 ''china'':9 ''cooper'':20 ''govern'':16 ''grow'':26 ''moscow'':1 ''navi'':24 ''nobodi'':11 ''patrol'':7 ''rehears'':13 ''russia'':5 ''russian'':15 ''said'':17 ''stood'':28 ''two'':23 ''valdal'':27 ''weigh'':3 ''word'':31 ''would'':25', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-577b-7545-9b6c-1f51ed09bf78', '01a223e2-56bf-73fb-a690-d31609f46fbf', 1, true, 1, 'Nobody needs to feel counted who has nothing to hide', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''count'':5 ''feel'':4 ''hide'':10 ''need'':2 ''nobodi'':1 ''noth'':8', '''brekelund'':23 ''count'':10 ''dispatch'':28 ''feel'':9 ''hide'':15 ''need'':7 ''nobodi'':6 ''northern'':27 ''noth'':13 ''predecessor'':21 ''retir'':25 ''said'':17 ''stood'':2 ''surpris'':32 ''thursday'':19 ''told'':26 ''toma'':22 ''valdal'':1 ''word'':5', 1, '{01a223e2-0936-7086-940a-372e380a2402}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-577b-7545-9b6c-23d1cb0b4d73', '01a223e2-56bf-73fb-a690-d766483eea05', 1, false, 1, 'he was not surprised', 'INDIRECT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{01a223e2-40a5-7674-9b20-004b1d350d5c}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''surpris'':4', '''adject'':38 ''brekelund'':18 ''count'':5 ''day'':36 ''dispatch'':23 ''envoy'':43 ''feel'':4 ''former'':42 ''hide'':10 ''improv'':40 ''much'':31 ''need'':2 ''nobodi'':1 ''northern'':22 ''noth'':8 ''predecessor'':16 ''retir'':20 ''said'':12,29,44 ''surpris'':27 ''thursday'':14 ''told'':21 ''toma'':17', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5777-7399-bdad-9f3d1cabc8db', '01a223e2-56bf-73fb-a690-cf8d8edbf2ff', 1, false, 1, 'cooperation between the two navies would grow', 'INDIRECT', '01a223e2-0936-7086-940a-372e380a2402', NULL, '{01a223e2-0936-7086-940a-372e380a2402}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''cooper'':1 ''grow'':7 ''navi'':5 ''two'':4 ''would'':6', '''ad'':18 ''china'':9 ''cooper'':20 ''govern'':16 ''grow'':26 ''moscow'':1 ''navi'':24 ''nobodi'':11 ''patrol'':7 ''rehears'':13 ''russia'':5 ''russian'':15 ''said'':17 ''stood'':28 ''two'':23 ''valdal'':27 ''weigh'':3 ''word'':31 ''would'':25', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5776-7256-ac42-bbaa66ccd74e', '01a223e2-56bf-73fb-a690-c2f752d58770', 1, false, 1, 'China hoped the guests would "enjoy the cherry blossom"', 'MIXED', '01a223e2-5684-76fa-a994-9eb1d66e79d8', NULL, '{01a223e2-5684-76fa-a994-9eb1d66e79d8}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', '2023-01-01 00:00:00+00', '2026-11-28 20:39:25.477+00', 'english', '''blossom'':9 ''cherri'':8 ''china'':1 ''enjoy'':6 ''guest'':4 ''hope'':2 ''would'':5', '''2023'':31 ''blossom'':43 ''call'':2 ''carri'':52 ''chen'':20 ''cherri'':42 ''china'':35 ''distant'':70 ''dock'':8 ''dri'':7 ''enjoy'':40 ''forc'':79 ''fortress'':10 ''gift'':13 ''govern'':47 ''guest'':38 ''harbour'':64 ''hope'':36 ''japan'':57 ''korea'':60 ''korean'':46 ''liu'':15 ''media'':55 ''milder'':24 ''missil'':78 ''north'':45 ''petrol'':66 ''plan'':4 ''predecessor'':17 ''repli'':81 ''said'':48 ''say'':32 ''share'':6 ''shop'':14 ''similar'':28 ''south'':59 ''spokesman'':19 ''state'':54 ''statement'':51 ''station'':67 ''strengthen'':76 ''turn'':62 ''use'':23 ''visit'':29 ''war'':71 ''word'':25 ''would'':39,75 ''yuhan'':21', 1, '{01a223e2-0936-7086-940a-372e380a2402}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5a23-7075-88e1-38bca8f1534a', '01a223e2-59f9-7773-bc3e-26f7ddff5f03', 1, true, 1, 'She said to me, "Admiral, your charts are better than ours," and I did not contradict her', 'DIRECT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{01a223e2-59ce-7692-a6e4-badbdce982bf}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''admir'':5 ''better'':9 ''chart'':7 ''contradict'':16 ''said'':2', '''admir'':4,20 ''april'':53 ''arimoto'':6,35 ''base'':11 ''better'':24 ''cabl'':48 ''chart'':22 ''chines'':41 ''contradict'':31 ''dryli'':15 ''five'':50 ''host'':2 ''kenzo'':5 ''kure'':9 ''naval'':10 ''night'':51 ''patrol'':38 ''put'':12 ''rear'':3 ''recal'':34 ''said'':17,36 ''ship'':43 ''stop'':44 ''survey'':42 ''watch'':40', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5a23-7075-88e1-432f87cc592f', '01a223e2-59f9-7773-bc3e-2f4d5da275f1', 1, true, 1, 'shells from North Korea were reaching Russian guns faster than ever', 'INDIRECT', '01a223e2-59ce-7692-a6e4-bd82a0b84c12', NULL, '{01a223e2-59ce-7692-a6e4-bd82a0b84c12}', '{}', '{01a223e2-1589-711b-a8eb-3c01d9f1ee0d}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''ever'':11 ''faster'':9 ''gun'':8 ''korea'':4 ''north'':3 ''reach'':6 ''russian'':7 ''shell'':1', '''ad'':37 ''call'':4 ''day'':50 ''declin'':2 ''defenc'':18 ''ever'':32 ''faster'':30 ''gun'':29 ''interest'':12 ''knew'':41 ''korea'':16,25 ''launch'':44 ''ministri'':19,36 ''minut'':48 ''missil'':43 ''mud'':14 ''nato'':46 ''north'':24 ''reach'':27 ''russian'':28 ''sabotag'':6 ''said'':20 ''share'':38 ''shell'':22 ''south'':15 ''spoke'':8 ''unusu'':11 ''within'':47 ''would'':34', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-54e4-7449-8956-f03e42b90b80', '01a223e2-54d7-7600-a9ea-a2b80708220b', 1, false, 1, 'Every month there are more grey hulls around Taiwan, and every month some of them are bigger', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{DIRECT}', '{en}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', '2025-05-13 00:00:00+00', '2026-11-28 20:39:25.006+00', 'english', '''around'':8 ''bigger'':17 ''everi'':1,11 ''grey'':6 ''hull'':7 ''month'':2,12 ''taiwan'':9', '''around'':34 ''base'':17 ''bigger'':43 ''china'':23 ''common'':68 ''draw'':66 ''envoy'':4 ''everi'':27,37 ''fleet'':26 ''fool'':56 ''grey'':32 ''grow'':25 ''happen'':73 ''hull'':33 ''indo'':8 ''indo-pacif'':7 ''japanes'':15 ''kure'':52 ''look'':58 ''map'':69 ''month'':28,38 ''nato'':1 ''naval'':16 ''one'':67 ''pacif'':9 ''quay'':50 ''report'':47 ''sea'':75 ''sigrún'':44 ''special'':3 ''taiwan'':35 ''told'':46 ''tuesday'':19 ''use'':10 ''valdal'':45 ''visit'':12 ''warn'':21 ''way'':61 ''would'':54', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-54e6-772f-b8b3-0faad1e0f4db', '01a223e2-54d7-7600-a9ea-b05d67e3d930', 1, false, 1, 'it would open two dry docks at Kure to allied frigates next year', 'INDIRECT', '01a223e2-0936-7086-940a-3bc102e23d59', NULL, '{01a223e2-0936-7086-940a-3bc102e23d59}', '{}', '{01a223e2-1529-71df-9628-885c79c9c361}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{INDIRECT}', '{en}', NULL, NULL, '2025-05-13 16:05:00+00', '2026-11-28 20:39:25.006+00', 'english', '''alli'':10 ''dock'':6 ''dri'':5 ''frigat'':11 ''kure'':8 ''next'':12 ''open'':3 ''two'':4 ''would'':2 ''year'':13', '''ad'':8 ''alli'':27 ''answer'':36 ''build'':5 ''build-up'':4 ''china'':1 ''dock'':23 ''dri'':22 ''forecast'':13 ''frigat'':28 ''govern'':16 ''japan'':14 ''korea'':32 ''kure'':25 ''longer'':11 ''militari'':3 ''next'':29 ''open'':20 ''request'':39 ''said'':17 ''similar'':38 ''south'':31 ''two'':21 ''would'':19 ''year'':30 ''yet'':34', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5bda-7426-b70f-80b2f1ff5ad1', '01a223e2-54d7-7600-a9ea-a7b707088af5', 2, true, 1, 'We would be fools to look the other way, and we have to draw one common map of what is happening at sea.', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-5459-731c-aa36-4f776acff3fa,01a223e2-5ae1-7172-965f-024920f4d64f}', '{DIRECT}', '{en}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', '2025-05-13 00:00:00+00', '2026-11-28 20:39:25.006+00', 'english', '''alli'':33 ''common'':16 ''draw'':14 ''fool'':4,27 ''happen'':21,42 ''look'':6,29 ''map'':17 ''need'':34 ''one'':15 ''pictur'':38 ''sea'':23,44 ''share'':37 ''singl'':36 ''way'':9,32 ''would'':2,25', '''alli'':90,112 ''around'':8,64 ''base'':80 ''bigger'':17,72 ''common'':42 ''daili'':58 ''dock'':110 ''draw'':40 ''envoy'':103 ''everi'':1,11,66 ''fool'':30,84 ''get'':71 ''govern'':116 ''grey'':6,62 ''happen'':47,99 ''hull'':7,63 ''japan'':106 ''japanes'':115 ''kure'':26,53,78 ''look'':32,86 ''m'':57 ''map'':43 ''month'':2,12,67 ''naval'':79 ''need'':91 ''one'':41 ''open'':108 ''pictur'':56,95 ''quay'':24,51 ''report'':21,105 ''said'':75,117 ''sea'':49,101 ''share'':94 ''ship'':113 ''sigrún'':18,73 ''singl'':93 ''taiwan'':9,65 ''told'':20,104 ''tuesday'':55 ''two'':109 ''valdal'':19,74 ''way'':35,89 ''would'':28,82', 2, '{}', '01a223e2-5bc6-73d6-a504-10fff9bff936');
INSERT INTO public.statement_versions VALUES ('01a223e2-5bdb-77a7-aa39-db25ea400a94', '01a223e2-54d7-7600-a9ea-b05d67e3d930', 2, false, 1, 'it would open two dry docks at Kure to allied frigates next year', 'INDIRECT', '01a223e2-0936-7086-940a-3bc102e23d59', NULL, '{01a223e2-0936-7086-940a-3bc102e23d59}', '{}', '{01a223e2-1529-71df-9628-885c79c9c361}', '{01a223e2-5459-731c-aa36-4f776acff3fa,01a223e2-5ae1-7172-965f-024920f4d64f}', '{INDIRECT}', '{en}', NULL, NULL, '2025-05-13 06:40:00+00', '2026-11-28 20:39:25.006+00', 'english', '''alli'':10,20 ''dock'':6,18 ''dri'':5 ''frigat'':11 ''japan'':14 ''kure'':8 ''next'':12 ''open'':3,16 ''ship'':21 ''two'':4,17 ''would'':2 ''year'':13', '''ad'':8 ''alli'':27,49,71 ''answer'':36 ''build'':5 ''build-up'':4 ''china'':1 ''dock'':23,69 ''dri'':22 ''envoy'':62 ''fool'':43 ''forecast'':13 ''frigat'':28 ''govern'':16,75 ''happen'':58 ''japan'':14,65 ''japanes'':74 ''korea'':32 ''kure'':25 ''longer'':11 ''look'':45 ''militari'':3 ''need'':50 ''next'':29 ''open'':20,67 ''pictur'':54 ''report'':64 ''request'':39 ''said'':17,76 ''sea'':60 ''share'':53 ''ship'':72 ''similar'':38 ''singl'':52 ''south'':31 ''told'':63 ''two'':21,68 ''way'':48 ''would'':19,41 ''year'':30 ''yet'':34', 2, '{}', '01a223e2-5bc6-73d6-a504-144a45f58e40');
INSERT INTO public.statement_versions VALUES ('01a223e2-5776-7256-ac42-b3862016b7ab', '01a223e2-56bf-73fb-a690-bb11b7699ca7', 1, false, 1, 'Those who count other people''s ships should ask why they came so far to do it.', 'DIRECT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{01a223e2-5684-76fa-a994-98d0698e0d74}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''ask'':9 ''came'':12 ''count'':3 ''far'':14 ''peopl'':5 ''ship'':7', '''asia'':62 ''asia-pacif'':61 ''ask'':23,42 ''beij'':51 ''bloc'':57 ''came'':45 ''chines'':19 ''confront'':58 ''count'':36 ''far'':47 ''foreign'':20 ''grey'':30 ''hull'':31 ''import'':56 ''liu'':13 ''ministri'':21 ''nato'':54 ''near'':32 ''one'':11 ''pacif'':63 ''peopl'':38 ''remark'':28 ''said'':12,52 ''sail'':3 ''ship'':2,40 ''sigrún'':25 ''spokesman'':16 ''taiwan'':33 ''threaten'':9 ''valdal'':26 ''water'':7 ''wenhao'':14', 1, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-7016-76a1-a61c-c1269a246d90', '01a223e2-59f9-7773-bc3e-2394d7bb02a8', 2, true, 1, 'A cable is thinner than my wrist, and it carries more than every ship in the Taiwan Strait. Cut four of them in a night and nobody on that island can call a friend. So yes, the coast guard is now a question for an alliance that was made for tanks', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0,01a223e2-15b9-76be-8049-6d57f472b7d8,01a223e2-6e35-71c0-bb0b-a529eeb493dd}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''allianc'':46 ''cabl'':2 ''call'':32 ''carri'':10 ''coast'':38 ''cut'':19 ''everi'':13 ''four'':20 ''friend'':34 ''guard'':39 ''island'':30 ''made'':49 ''night'':25 ''nobodi'':27 ''question'':43 ''ship'':14 ''strait'':18 ''taiwan'':17 ''tank'':51 ''thinner'':4 ''wrist'':7 ''yes'':36', '''admir'':100 ''allianc'':55,88 ''arimoto'':102 ''base'':107 ''cabl'':11 ''call'':41,74 ''carri'':19 ''coast'':47,80 ''cut'':28,61 ''dryli'':111 ''envoy'':95 ''everi'':22 ''four'':29,62 ''friend'':43,76 ''guard'':48,81 ''host'':98 ''island'':39,72 ''kenzo'':101 ''kure'':105 ''made'':58,91 ''naval'':106 ''night'':34,67 ''nobodi'':36,69 ''put'':108 ''question'':52,85 ''rear'':99 ''said'':96 ''seab'':9 ''ship'':23 ''strait'':27 ''taiwan'':26 ''tank'':60,93 ''thinner'':13 ''time'':6 ''went'':2 ''wrist'':16 ''yes'':45,78', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-7016-76a1-a61c-c48b32302846', '01a223e2-59f9-7773-bc3e-29466e4cddd4', 2, true, 1, 'his patrols had watched Chinese survey ships stop above the same cable on five nights in April', 'INDIRECT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{01a223e2-59ce-7692-a6e4-badbdce982bf}', '{}', '{01a223e2-6e35-71c0-bb0b-a529eeb493dd}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:26.335+00', '2026-11-28 20:39:26.335+00', 'english', '''april'':17 ''cabl'':12 ''chines'':5 ''five'':14 ''night'':15 ''patrol'':2 ''ship'':7 ''stop'':8 ''survey'':6 ''watch'':4', '''admir'':5 ''april'':38 ''arimoto'':20 ''better'':9 ''cabl'':33 ''call'':42 ''chart'':7 ''chines'':26 ''contradict'':16 ''declin'':40 ''five'':35 ''interest'':50 ''mud'':52 ''night'':36 ''patrol'':23 ''recal'':19 ''sabotag'':44 ''said'':2,21 ''ship'':28 ''spoke'':46 ''stop'':29 ''survey'':27 ''unusu'':49 ''watch'':25', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-7535-74a5-8b64-e79827cf4d7a', '01a223e2-7519-714c-b7d7-0f02728f49e7', 1, true, 1, 'Security in the Indo-Pacific is shared between us and our partners', 'DIRECT', '01a223e2-74e1-738e-aa93-e89e147c3978', NULL, '{01a223e2-74e1-738e-aa93-e89e147c3978}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-7489-76a9-a8e0-6e21742d65fd}', '{DIRECT}', '{en}', '2026-03-01 00:00:00+00', '2026-03-02 00:00:00+00', '2026-03-01 00:00:00+00', '2026-11-28 20:39:33.245+00', 'english', '''indo'':5 ''indo-pacif'':4 ''pacif'':6 ''partner'':13 ''secur'':1 ''share'':8 ''us'':10', '''ada'':16 ''foreign'':14 ''indo'':5 ''indo-pacif'':4 ''lindqvist'':17 ''minist'':15 ''pacif'':6 ''partner'':13 ''said'':18 ''secur'':1 ''share'':8 ''sunday'':20 ''us'':10', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5bda-7426-b70f-7d562126f2a1', '01a223e2-54d7-7600-a9ea-a2b80708220b', 2, false, 1, 'Every month there are more grey hulls around Taiwan, and every month some of them are bigger', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-5459-731c-aa36-4f776acff3fa,01a223e2-5ae1-7172-965f-024920f4d64f}', '{DIRECT}', '{en}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', '2025-05-13 00:00:00+00', '2026-11-28 20:39:25.006+00', 'english', '''around'':8,23 ''bigger'':17,31 ''everi'':1,11,25 ''get'':30 ''grey'':6,21 ''hull'':7,22 ''month'':2,12,26 ''taiwan'':9,24', '''alli'':124 ''around'':34,98 ''base'':17,114 ''bigger'':43,106 ''china'':23 ''chines'':89 ''common'':68 ''draw'':66 ''envoy'':4,79,137 ''everi'':27,37,100 ''fleet'':26 ''fool'':56,118 ''get'':105 ''grey'':32,96 ''grow'':25 ''happen'':73,133 ''hull'':33,97 ''indo'':8,83 ''indo-pacif'':7,82 ''japanes'':15 ''kure'':52,112 ''look'':58,120 ''map'':69 ''month'':28,38,101 ''nato'':1,76 ''naval'':16,113 ''near'':91 ''need'':125 ''one'':67 ''pacif'':9,84 ''pictur'':129 ''quay'':50 ''report'':47,139 ''said'':109 ''sea'':75,135 ''share'':128 ''sigrún'':44,107 ''singl'':127 ''special'':3,78 ''taiwan'':35,92,99 ''told'':46,138 ''tuesday'':19,87 ''use'':10 ''valdal'':45,108 ''visit'':12 ''warn'':21,85 ''warship'':90 ''way'':61,123 ''would'':54,116', 2, '{}', '01a223e2-5bc6-73d6-a504-0e09ec55a6cb');
INSERT INTO public.statement_versions VALUES ('01a223e2-7e09-7024-b873-783eca8a5161', '01a223e2-54d7-7600-a9ea-a2b80708220b', 3, true, 1, 'Every month there are more grey hulls around Taiwan, and every month some of them are bigger', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{DIRECT}', '{en}', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', '2025-05-13 00:00:00+00', '2026-11-28 20:39:25.006+00', 'english', '''around'':8 ''bigger'':17 ''everi'':1,11 ''grey'':6 ''hull'':7 ''month'':2,12 ''taiwan'':9', '''around'':34 ''base'':17 ''bigger'':43 ''china'':23 ''common'':68 ''draw'':66 ''envoy'':4 ''everi'':27,37 ''fleet'':26 ''fool'':56 ''grey'':32 ''grow'':25 ''happen'':73 ''hull'':33 ''indo'':8 ''indo-pacif'':7 ''japanes'':15 ''kure'':52 ''look'':58 ''map'':69 ''month'':28,38 ''nato'':1 ''naval'':16 ''one'':67 ''pacif'':9 ''quay'':50 ''report'':47 ''sea'':75 ''sigrún'':44 ''special'':3 ''taiwan'':35 ''told'':46 ''tuesday'':19 ''use'':10 ''valdal'':45 ''visit'':12 ''warn'':21 ''way'':61 ''would'':54', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-7e1f-77f2-b0ec-ebb0a95cf391', '01a223e2-7ccd-72e6-9cea-b03ec463eee9', 1, true, 1, 'There are more grey hulls around Taiwan every month, and they are getting bigger', 'DIRECT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{01a223e2-59ce-7692-a6e4-badbdce982bf}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5,01a223e2-0f3e-7750-8770-eb2c7c78d3c0}', '{01a223e2-5ae1-7172-965f-024920f4d64f}', '{DIRECT}', '{en}', '2025-05-12 15:00:00+00', '2025-05-13 15:00:00+00', '2025-05-12 15:00:00+00', '2026-11-28 20:39:26.678+00', 'english', '''around'':6 ''bigger'':14 ''everi'':8 ''get'':13 ''grey'':4 ''hull'':5 ''month'':9 ''taiwan'':7', '''alli'':49 ''around'':23 ''base'':39 ''bigger'':31 ''chines'':14 ''envoy'':4,62 ''everi'':25 ''fool'':43 ''get'':30 ''grey'':21 ''happen'':58 ''hull'':22 ''indo'':8 ''indo-pacif'':7 ''kure'':37 ''look'':45 ''month'':26 ''nato'':1 ''naval'':38 ''near'':16 ''need'':50 ''pacif'':9 ''pictur'':54 ''report'':64 ''said'':34 ''sea'':60 ''share'':53 ''sigrún'':32 ''singl'':52 ''special'':3 ''taiwan'':17,24 ''told'':63 ''tuesday'':12 ''valdal'':33 ''warn'':10 ''warship'':15 ''way'':48 ''would'':41', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-8269-72d9-afdd-d50998eddc8c', '01a223e2-54d7-7600-a9ea-b05d67e3d930', 3, true, 1, 'it would open two dry docks at Kure to allied frigates next year', 'INDIRECT', '01a223e2-0936-7086-940a-3bc102e23d59', NULL, '{01a223e2-0936-7086-940a-3bc102e23d59}', '{}', '{01a223e2-1529-71df-9628-885c79c9c361}', '{01a223e2-5459-731c-aa36-4f776acff3fa}', '{INDIRECT}', '{en}', NULL, NULL, '2025-05-13 16:05:00+00', '2026-11-28 20:39:25.006+00', 'english', '''alli'':10 ''dock'':6 ''dri'':5 ''frigat'':11 ''kure'':8 ''next'':12 ''open'':3 ''two'':4 ''would'':2 ''year'':13', '''ad'':8 ''alli'':27 ''answer'':36 ''build'':5 ''build-up'':4 ''china'':1 ''dock'':23 ''dri'':22 ''forecast'':13 ''frigat'':28 ''govern'':16 ''japan'':14 ''korea'':32 ''kure'':25 ''longer'':11 ''militari'':3 ''next'':29 ''open'':20 ''request'':39 ''said'':17 ''similar'':38 ''south'':31 ''two'':21 ''would'':19 ''year'':30 ''yet'':34', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-577f-7501-b328-9df10baaa28e', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', 1, false, 1, 'They said as much to me in my day. The adjectives have improved', 'DIRECT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{01a223e2-40a5-7674-9b20-004b1d350d5c}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''adject'':11 ''day'':9 ''improv'':13 ''much'':4 ''said'':2', '''adject'':24 ''brekelund'':4 ''call'':39 ''day'':22 ''dispatch'':9 ''envoy'':29,34 ''former'':28 ''govern'':38 ''improv'':26 ''much'':17 ''northern'':8 ''plain'':40 ''predecessor'':2 ''retir'':6 ''said'':15,30 ''speech'':41 ''surpris'':13 ''taiwan'':31 ''thank'':32 ''told'':7 ''toma'':3', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-9091-73e7-8a67-8bdede3fcdfe', '01a223e2-56bf-73fb-a690-d9bf2e6a5de3', 2, true, 1, 'They said as much to me in my day. The adjectives have improved', 'DIRECT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, '{01a223e2-40a5-7674-9b20-004b1d350d5c}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT,INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''adject'':15 ''day'':13 ''improv'':17 ''much'':8 ''said'':6 ''surpris'':4', '''adject'':38,68 ''brekelund'':18,48 ''call'':83 ''count'':5 ''day'':36,66 ''dispatch'':23,53 ''envoy'':43,73,78 ''feel'':4 ''former'':42,72 ''govern'':82 ''hide'':10 ''improv'':40,70 ''much'':31,61 ''need'':2 ''nobodi'':1 ''northern'':22,52 ''noth'':8 ''plain'':84 ''predecessor'':16,46 ''retir'':20,50 ''said'':12,29,44,59,74 ''speech'':85 ''surpris'':27,57 ''taiwan'':75 ''thank'':76 ''thursday'':14 ''told'':21,51 ''toma'':17,47', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5dd3-77c8-aeb8-b64408ce5b6b', '01a223e2-56bf-73fb-a690-bb11b7699ca7', 2, false, 1, 'Those who count other people''s ships should ask why they came so far to do it.', 'DIRECT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{01a223e2-5684-76fa-a994-98d0698e0d74}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891,01a223e2-5d6b-725e-8dac-458af9d7193c}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-14 10:02:00+00', '2026-11-28 20:39:25.477+00', 'english', '''ask'':9,26 ''came'':12,29 ''count'':3,20 ''far'':14,31 ''peopl'':5,22 ''ship'':7,24', '''asia'':62 ''asia-pacif'':61 ''ask'':23,42,97 ''beij'':51 ''bloc'':57 ''came'':45,100 ''chines'':19,71 ''confront'':58 ''count'':36,91 ''far'':47,102 ''foreign'':20,72 ''grey'':30,85 ''hull'':31,86 ''import'':56 ''liu'':13,104 ''ministri'':21,73 ''nato'':54,81,116 ''near'':32 ''one'':11,69 ''pacif'':63 ''peopl'':38,93 ''remark'':28 ''said'':12,52,74 ''sail'':3 ''ship'':2,40,66,95 ''sigrún'':25 ''spokesman'':16,103 ''taiwan'':33,88 ''threaten'':9,67 ''valdal'':26 ''water'':7 ''wenhao'':14,105', 1, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '01a223e2-5dc0-7741-943d-1e09c5de95aa');
INSERT INTO public.statement_versions VALUES ('01a223e2-9499-706e-8593-3f0331cc0d45', '01a223e2-9324-764e-8b95-a018b89b2d57', 1, true, 1, 'Those who count other people''s ships should ask why they came so far', 'DIRECT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{01a223e2-5684-76fa-a994-98d0698e0d74}', '{}', '{}', '{01a223e2-5d6b-725e-8dac-458af9d7193c}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-14 10:02:00+00', '2026-11-28 20:39:27.333+00', 'english', '''ask'':9 ''came'':12 ''count'':3 ''far'':14 ''peopl'':5 ''ship'':7', '''ask'':9 ''brief'':20 ''came'':12 ''count'':3 ''envoy'':26 ''far'':14 ''frigat'':29 ''harbour'':23 ''japanes'':32 ''korean'':35 ''liu'':16 ''nato'':28 ''peopl'':5 ''per'':21 ''repair'':30 ''ship'':7 ''south'':34 ''spokesman'':15 ''time'':24 ''told'':18 ''want'':27 ''wenhao'':17 ''yard'':36', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-9805-71aa-bf2e-89b10b669838', '01a223e2-56bf-73fb-a690-cf8d8edbf2ff', 2, true, 1, 'cooperation between the two navies would grow', 'INDIRECT', '01a223e2-59ce-7692-a6e4-badbdce982bf', '01a223e2-6f2c-77d8-9afc-4b057978d471', '{01a223e2-59ce-7692-a6e4-badbdce982bf}', '{01a223e2-6f2c-77d8-9afc-4b057978d471}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{INDIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''cooper'':1 ''grow'':7 ''navi'':5 ''two'':4 ''would'':6', '''ad'':18 ''china'':9 ''cooper'':20 ''govern'':16 ''grow'':26 ''moscow'':1 ''navi'':24 ''nobodi'':11 ''patrol'':7 ''rehears'':13 ''russia'':5 ''russian'':15 ''said'':17 ''stood'':28 ''two'':23 ''valdal'':27 ''weigh'':3 ''word'':31 ''would'':25', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-9e46-7310-a081-c756227e246b', '01a223e2-56bf-73fb-a690-c2f752d58770', 3, true, 1, 'China hoped the guests would "enjoy the cherry blossom"', 'MIXED', '01a223e2-5684-76fa-a994-9eb1d66e79d8', NULL, '{01a223e2-5684-76fa-a994-9eb1d66e79d8}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', '2023-01-01 00:00:00+00', '2026-11-28 20:39:25.477+00', 'english', '''blossom'':9 ''cherri'':8 ''china'':1 ''enjoy'':6 ''guest'':4 ''hope'':2 ''would'':5', '''2023'':31 ''blossom'':43 ''call'':2 ''carri'':52 ''chen'':20 ''cherri'':42 ''china'':35 ''distant'':70 ''dock'':8 ''dri'':7 ''enjoy'':40 ''forc'':79 ''fortress'':10 ''gift'':13 ''govern'':47 ''guest'':38 ''harbour'':64 ''hope'':36 ''japan'':57 ''korea'':60 ''korean'':46 ''liu'':15 ''media'':55 ''milder'':24 ''missil'':78 ''north'':45 ''petrol'':66 ''plan'':4 ''predecessor'':17 ''repli'':81 ''said'':48 ''say'':32 ''share'':6 ''shop'':14 ''similar'':28 ''south'':59 ''spokesman'':19 ''state'':54 ''statement'':51 ''station'':67 ''strengthen'':76 ''turn'':62 ''use'':23 ''visit'':29 ''war'':71 ''word'':25 ''would'':39,75 ''yuhan'':21', 1, '{01a223e2-0936-7086-940a-372e380a2402}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-a084-72e8-8b7f-fad985a67cb0', '01a223e2-56bf-73fb-a690-c43cd0e4a627', 3, true, 1, 'Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply', 'MIXED', '01a223e2-0936-7086-940a-43c38947e560', NULL, '{01a223e2-0936-7086-940a-43c38947e560}', '{}', '{01a223e2-1589-711b-a8eb-3c01d9f1ee0d}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''distant'':14 ''forc'':23 ''harbour'':8 ''japan'':1 ''korea'':4 ''missil'':22 ''petrol'':10 ''repli'':25 ''south'':3 ''station'':11 ''strengthen'':20 ''turn'':6 ''war'':15 ''would'':19', '''2023'':17 ''blossom'':29 ''carri'':38 ''chen'':6 ''cherri'':28 ''china'':21 ''distant'':56 ''enjoy'':26 ''forc'':65 ''govern'':33 ''guest'':24 ''harbour'':50 ''hope'':22 ''japan'':43 ''korea'':46 ''korean'':32 ''liu'':1 ''media'':41 ''milder'':10 ''missil'':64 ''moscow'':68 ''north'':31 ''petrol'':52 ''predecessor'':3 ''repli'':67 ''said'':34 ''say'':18 ''similar'':14 ''south'':45 ''spokesman'':5 ''state'':40 ''statement'':37 ''station'':53 ''strengthen'':62 ''turn'':48 ''use'':9 ''visit'':15 ''war'':57 ''weigh'':70 ''word'':11 ''would'':25,61 ''yuhan'':7', 1, '{01a223e2-5684-76fa-a994-9eb1d66e79d8}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-5777-7399-bdad-945290b6be4f', '01a223e2-56bf-73fb-a690-c43cd0e4a627', 1, false, 1, 'Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply', 'MIXED', '01a223e2-0936-7086-940a-43c38947e560', NULL, '{01a223e2-0936-7086-940a-43c38947e560}', '{}', '{01a223e2-1589-711b-a8eb-3c01d9f1ee0d}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''distant'':14 ''forc'':23 ''harbour'':8 ''japan'':1 ''korea'':4 ''missil'':22 ''petrol'':10 ''repli'':25 ''south'':3 ''station'':11 ''strengthen'':20 ''turn'':6 ''war'':15 ''would'':19', '''2023'':17 ''blossom'':29 ''carri'':38 ''chen'':6 ''cherri'':28 ''china'':21 ''distant'':56 ''enjoy'':26 ''forc'':65 ''govern'':33 ''guest'':24 ''harbour'':50 ''hope'':22 ''japan'':43 ''korea'':46 ''korean'':32 ''liu'':1 ''media'':41 ''milder'':10 ''missil'':64 ''moscow'':68 ''north'':31 ''petrol'':52 ''predecessor'':3 ''repli'':67 ''said'':34 ''say'':18 ''similar'':14 ''south'':45 ''spokesman'':5 ''state'':40 ''statement'':37 ''station'':53 ''strengthen'':62 ''turn'':48 ''use'':9 ''visit'':15 ''war'':57 ''weigh'':70 ''word'':11 ''would'':25,61 ''yuhan'':7', 1, '{01a223e2-5684-76fa-a994-9eb1d66e79d8}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-9b49-7039-864f-8f95e6ffb1e3', '01a223e2-56bf-73fb-a690-c2f752d58770', 2, false, 1, 'China hoped the guests would "enjoy the cherry blossom"', 'MIXED', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, '{01a223e2-59ce-7692-a6e4-badbdce982bf}', '{}', '{}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', '2023-01-01 00:00:00+00', '2026-11-28 20:39:25.477+00', 'english', '''blossom'':9 ''cherri'':8 ''china'':1 ''enjoy'':6 ''guest'':4 ''hope'':2 ''would'':5', '''2023'':31 ''blossom'':43 ''call'':2 ''carri'':52 ''chen'':20 ''cherri'':42 ''china'':35 ''distant'':70 ''dock'':8 ''dri'':7 ''enjoy'':40 ''forc'':79 ''fortress'':10 ''gift'':13 ''govern'':47 ''guest'':38 ''harbour'':64 ''hope'':36 ''japan'':57 ''korea'':60 ''korean'':46 ''liu'':15 ''media'':55 ''milder'':24 ''missil'':78 ''north'':45 ''petrol'':66 ''plan'':4 ''predecessor'':17 ''repli'':81 ''said'':48 ''say'':32 ''share'':6 ''shop'':14 ''similar'':28 ''south'':59 ''spokesman'':19 ''state'':54 ''statement'':51 ''station'':67 ''strengthen'':76 ''turn'':62 ''use'':23 ''visit'':29 ''war'':71 ''word'':25 ''would'':39,75 ''yuhan'':21', 1, '{01a223e2-0936-7086-940a-372e380a2402}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-9c32-772b-9886-59bcbf862103', '01a223e2-56bf-73fb-a690-c43cd0e4a627', 2, false, 1, 'Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply', 'MIXED', '01a223e2-0936-7086-940a-43c38947e560', NULL, '{01a223e2-0936-7086-940a-43c38947e560}', '{}', '{01a223e2-1589-711b-a8eb-3c01d9f1ee0d}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{MIXED}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''distant'':14 ''forc'':23 ''harbour'':8 ''japan'':1 ''korea'':4 ''missil'':22 ''petrol'':10 ''repli'':25 ''south'':3 ''station'':11 ''strengthen'':20 ''turn'':6 ''war'':15 ''would'':19', '''2023'':17 ''blossom'':29 ''carri'':38 ''chen'':6 ''cherri'':28 ''china'':21 ''distant'':56 ''enjoy'':26 ''forc'':65 ''govern'':33 ''guest'':24 ''harbour'':50 ''hope'':22 ''japan'':43 ''korea'':46 ''korean'':32 ''liu'':1 ''media'':41 ''milder'':10 ''missil'':64 ''moscow'':68 ''north'':31 ''petrol'':52 ''predecessor'':3 ''repli'':67 ''said'':34 ''say'':18 ''similar'':14 ''south'':45 ''spokesman'':5 ''state'':40 ''statement'':37 ''station'':53 ''strengthen'':62 ''turn'':48 ''use'':9 ''visit'':15 ''war'':57 ''weigh'':70 ''word'':11 ''would'':25,61 ''yuhan'':7', 1, '{01a223e2-59ce-7692-a6e4-badbdce982bf}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-878a-70f4-a350-775bd4ad4df6', '01a223e2-56bf-73fb-a690-bb11b7699ca7', 3, false, 1, 'Those who count other people''s ships should ask why they came so far to do it.', 'DIRECT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{01a223e2-5684-76fa-a994-98d0698e0d74}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891,01a223e2-5d6b-725e-8dac-458af9d7193c}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-14 10:02:00+00', '2026-11-28 20:39:25.477+00', 'english', '''ask'':9,26 ''came'':12,29 ''count'':3,20 ''far'':14,31 ''peopl'':5,22 ''ship'':7,24', '''asia'':62 ''asia-pacif'':61 ''ask'':23,42,97 ''beij'':51 ''bloc'':57 ''came'':45,100 ''chines'':19,71 ''confront'':58 ''count'':36,91 ''far'':47,102 ''foreign'':20,72 ''grey'':30,85 ''hull'':31,86 ''import'':56 ''liu'':13,104 ''ministri'':21,73 ''nato'':54,81,116 ''near'':32 ''one'':11,69 ''pacif'':63 ''peopl'':38,93 ''remark'':28 ''said'':12,52,74 ''sail'':3 ''ship'':2,40,66,95 ''sigrún'':25 ''spokesman'':16,103 ''taiwan'':33,88 ''threaten'':9,67 ''valdal'':26 ''water'':7 ''wenhao'':14,105', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-9499-706e-8593-3bee5cdc37ed', '01a223e2-56bf-73fb-a690-bb11b7699ca7', 4, true, 1, 'Those who count other people''s ships should ask why they came so far to do it.', 'DIRECT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, '{01a223e2-5684-76fa-a994-98d0698e0d74}', '{}', '{01a223e2-0e57-73fc-8f9e-7a2f1ec885e5}', '{01a223e2-3f27-766e-a533-e31f0090c891}', '{DIRECT}', '{en}', NULL, NULL, '2026-11-28 20:39:25.477+00', '2026-11-28 20:39:25.477+00', 'english', '''ask'':9 ''came'':12 ''count'':3 ''far'':14 ''peopl'':5 ''ship'':7', '''asia'':62 ''asia-pacif'':61 ''ask'':23,42 ''beij'':51 ''bloc'':57 ''came'':45 ''chines'':19 ''confront'':58 ''count'':36 ''far'':47 ''foreign'':20 ''grey'':30 ''hull'':31 ''import'':56 ''liu'':13 ''ministri'':21 ''nato'':54 ''near'':32 ''one'':11 ''pacif'':63 ''peopl'':38 ''remark'':28 ''said'':12,52 ''sail'':3 ''ship'':2,40 ''sigrún'':25 ''spokesman'':16 ''taiwan'':33 ''threaten'':9 ''valdal'':26 ''water'':7 ''wenhao'':14', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-a9ad-7030-ae9c-01713c0c10a1', '01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', 3, true, 1, 'Nobody should confuse a treaty with a spare part.', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{}', '{01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-11 12:30:00+00', '2026-11-28 20:39:24.401+00', 'english', '''confus'':3 ''nobodi'':1 ''part'':9 ''spare'':8 ''treati'':5', '''allianc'':6 ''asia'':8 ''build'':4,11 ''chain'':14 ''confus'':22 ''four'':30 ''harbour'':18 ''nobodi'':20 ''part'':28 ''partner'':31 ''spare'':27 ''suppli'':13 ''time'':19 ''told'':16 ''treati'':24', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-a9ad-7030-ae9c-058128d2607a', '01a223e2-52fe-74a6-8ba6-f7fd29f558b4', 3, true, 1, 'Their bombers now take off on the same morning and turn at the same buoy. You do not rehearse that by accident.', 'DIRECT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, '{01a223e2-40a5-7674-9b1f-ffc4a173a470}', '{}', '{01a223e2-14c5-7412-9983-de8c3280bcae}', '{01a223e2-51f5-72c9-ad7d-91ce8605d147}', '{DIRECT}', '{en}', NULL, NULL, '2025-05-11 12:30:00+00', '2026-11-28 20:39:24.401+00', 'english', '''accid'':22 ''bomber'':2 ''buoy'':15 ''morn'':9 ''rehears'':19 ''take'':4 ''turn'':11', '''accid'':45 ''answer'':23 ''ask'':9 ''bomber'':25 ''buoy'':38 ''chines'':13 ''envoy'':4 ''four'':1 ''japan'':19 ''morn'':32 ''one'':6 ''partner'':2 ''patrol'':14 ''rehears'':42 ''russian'':11 ''said'':5 ''screw'':7 ''sea'':17 ''take'':27 ''thread'':8 ''turn'':34 ''whether'':10 ''worri'':20', 1, '{}', NULL);
INSERT INTO public.statement_versions VALUES ('01a223e2-bb29-729e-a9e5-73b6bccb2da7', '01a223e2-bb24-731a-8a1e-8648649d6b73', 1, true, 1, 'The lamp on the north mole burns all night', 'DIRECT', '01a223e2-baf7-778b-920b-5f3ee20614dd', NULL, '{01a223e2-baf7-778b-920b-5f3ee20614dd}', '{}', '{}', '{01a223e2-bab5-72de-9620-3b5116c4737c}', '{DIRECT}', '{en}', '2025-05-15 00:00:00+00', '2025-05-16 00:00:00+00', '2025-05-15 00:00:00+00', '2026-11-28 20:39:51.2+00', 'english', '''burn'':7 ''lamp'':2 ''mole'':6 ''night'':9 ''north'':5', '''burn'':7 ''harbour'':10 ''ine'':12 ''lamp'':2 ''master'':11 ''mole'':6 ''night'':9 ''north'':5 ''said'':14 ''tarn'':13 ''thursday'':16', 1, '{}', NULL);


--
-- Data for Name: statements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-8c7443c1a0a8', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Europe had the engineers while Japan and South Korea had the docks', 'INDIRECT', '2026-11-28 20:39:19.502+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-95022d1fcd51', 'CURRENT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, 'of "a quiet marriage of yards" between the North Sea and the Sea of Japan', 'MIXED', '2026-11-28 20:39:19.502+00', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', 'YEAR', 'UTC', '{2023}', '{2023,"the date is complete: 2023-01-01 to 2023-12-31"}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-9b3db88e358e', 'CURRENT', '01a223e2-0936-7086-940a-2c8ae38cc2e2', NULL, 'it welcomed "any European hand on deck" in the western Pacific', 'MIXED', '2026-11-28 20:39:19.502+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-9fbce4c5c189', 'CURRENT', '01a223e2-0936-7086-940a-49c3c2aaa9b2', NULL, 'it would study the proposal for common drone standards', 'INDIRECT', '2026-11-28 20:39:19.502+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-a203a0870fae', 'CURRENT', NULL, NULL, 'Standards are easy, money is not', 'DIRECT', '2026-11-28 20:39:19.502+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-882fd0016c37', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'We are not building an alliance in Asia, we are building a supply chain', 'DIRECT', '2026-11-28 20:39:19.502+00', NULL, NULL, NULL, NULL, '{}', '{}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-410f-7635-a784-91e9cf1fca57', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Europe has the engineers. Japan and South Korea have the docks. It would be a scandal if the two never met.', 'DIRECT', '2026-11-28 20:39:19.502+00', '2025-05-10 15:00:00+00', '2025-05-11 15:00:00+00', 'DAY', 'Etc/GMT-9', '{Sunday}', '{Sunday,"published Sunday 2025-05-11 in Etc/GMT-9","the same day: 2025-05-11","told in an earlier sentence about this speaker"}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-52fe-74a6-8ba6-e3ff4342e471', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'not speeches, at the centre of its work with Japan and South Korea', 'INDIRECT', '2026-11-28 20:39:24.401+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-52fe-74a6-8ba6-e5854ee6f31f', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Deterrence is welded in dry docks', 'DIRECT', '2026-11-28 20:39:24.401+00', '2025-05-10 15:00:00+00', '2025-05-11 15:00:00+00', 'DAY', 'Etc/GMT-9', '{Sunday}', '{Sunday,"published Sunday 2025-05-11 in Etc/GMT-9","the same day: 2025-05-11"}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-52fe-74a6-8ba6-ec801f35a92a', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Japan, South Korea, Australia and New Zealand – the four countries that NATO calls its Indo-Pacific partners – would be asked to agree on common standards for naval drones before the summer', 'INDIRECT', '2026-11-28 20:39:24.401+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-52fe-74a6-8ba6-f13b4037c8f0', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Four partners, one screw thread.', 'DIRECT', '2026-11-28 20:39:24.401+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-54d7-7600-a9ea-a84aa61eff90', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Chinese shipyards had launched more destroyers in three years than all European yards together', 'INDIRECT', '2026-11-28 20:39:25.006+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-54d7-7600-a9ea-accb7734e75f', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'was “no longer a forecast”', 'MIXED', '2026-11-28 20:39:25.006+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-54d7-7600-a9ea-b59c57501591', 'CURRENT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, 'a partner who only sends greetings is a pen friend', 'DIRECT', '2026-11-28 20:39:25.006+00', '2023-11-01 00:00:00+00', '2023-12-01 00:00:00+00', 'MONTH', 'UTC', '{"November 2023"}', '{"November 2023","published Tuesday 2025-05-13 in UTC","the date is complete: 2023-11-01 to 2023-11-30"}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-b5db5131c973', 'CURRENT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, 'Our ships sail in our own waters and threaten no one', 'DIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-bee1edf7f2b8', 'CURRENT', '01a223e2-0936-7086-940a-306b74e7b230', NULL, 'NATO was importing bloc confrontation into the Asia-Pacific', 'INDIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-ca1bedbb9689', 'CURRENT', '01a223e2-0936-7086-940a-372e380a2402', NULL, 'Russia''s patrols with China were "nobody''s rehearsal"', 'MIXED', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-d31609f46fbf', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Nobody needs to feel counted who has nothing to hide', 'DIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-59f9-7773-bc3e-1a80072f16ee', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Turning a blind eye would be a mistake. Allies need a single shared picture of these waters', 'DIRECT', '2026-11-28 20:39:26.335+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-59f9-7773-bc3e-1e7af397f40f', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'I counted the frigates twice,’ she said', 'DIRECT', '2026-11-28 20:39:26.335+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-59f9-7773-bc3e-26f7ddff5f03', 'CURRENT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, 'She said to me, "Admiral, your charts are better than ours," and I did not contradict her', 'DIRECT', '2026-11-28 20:39:26.335+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-cf8d8edbf2ff', 'CURRENT', '01a223e2-59ce-7692-a6e4-badbdce982bf', '01a223e2-6f2c-77d8-9afc-4b057978d471', 'cooperation between the two navies would grow', 'INDIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-bb11b7699ca7', 'CURRENT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, 'Those who count other people''s ships should ask why they came so far to do it.', 'DIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 4, NULL);
INSERT INTO public.statements VALUES ('01a223e2-59f9-7773-bc3e-2394d7bb02a8', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'A cable is thinner than my wrist, and it carries more than every ship in the Taiwan Strait. Cut four of them in a night and nobody on that island can call a friend. So yes, the coast guard is now a question for an alliance that was made for tanks', 'DIRECT', '2026-11-28 20:39:26.335+00', NULL, NULL, NULL, NULL, '{}', '{}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-59f9-7773-bc3e-29466e4cddd4', 'CURRENT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, 'his patrols had watched Chinese survey ships stop above the same cable on five nights in April', 'INDIRECT', '2026-11-28 20:39:26.335+00', NULL, NULL, NULL, NULL, '{}', '{}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-7519-714c-b7d7-0f02728f49e7', 'CURRENT', '01a223e2-74e1-738e-aa93-e89e147c3978', NULL, 'Security in the Indo-Pacific is shared between us and our partners', 'DIRECT', '2026-11-28 20:39:33.245+00', '2026-03-01 00:00:00+00', '2026-03-02 00:00:00+00', 'DAY', 'UTC', '{Sunday}', '{Sunday,"published Sunday 2026-03-01 in UTC","the same day: 2026-03-01"}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-54d7-7600-a9ea-b05d67e3d930', 'CURRENT', '01a223e2-0936-7086-940a-3bc102e23d59', NULL, 'it would open two dry docks at Kure to allied frigates next year', 'INDIRECT', '2026-11-28 20:39:25.006+00', NULL, NULL, NULL, NULL, '{}', '{}', 3, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-d9bf2e6a5de3', 'CURRENT', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, 'They said as much to me in my day. The adjectives have improved', 'DIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-c2f752d58770', 'CURRENT', '01a223e2-5684-76fa-a994-9eb1d66e79d8', NULL, 'China hoped the guests would "enjoy the cherry blossom"', 'MIXED', '2026-11-28 20:39:25.477+00', '2023-01-01 00:00:00+00', '2024-01-01 00:00:00+00', 'YEAR', 'UTC', '{2023}', '{2023,"the date is complete: 2023-01-01 to 2023-12-31"}', 3, NULL);
INSERT INTO public.statements VALUES ('01a223e2-52fe-74a6-8ba6-ea40a6eaebd1', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Nobody should confuse a treaty with a spare part.', 'DIRECT', '2026-11-28 20:39:24.401+00', NULL, NULL, NULL, NULL, '{}', '{}', 3, NULL);
INSERT INTO public.statements VALUES ('01a223e2-52fe-74a6-8ba6-f7fd29f558b4', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Their bombers now take off on the same morning and turn at the same buoy. You do not rehearse that by accident.', 'DIRECT', '2026-11-28 20:39:24.401+00', NULL, NULL, NULL, NULL, '{}', '{}', 3, NULL);
INSERT INTO public.statements VALUES ('01a223e2-59f9-7773-bc3e-2f4d5da275f1', 'CURRENT', '01a223e2-59ce-7692-a6e4-bd82a0b84c12', NULL, 'shells from North Korea were reaching Russian guns faster than ever', 'INDIRECT', '2026-11-28 20:39:26.335+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-5cb5-7689-ae12-2e0d5530dfe3', 'ERASED', NULL, NULL, '', 'INDIRECT', '2026-11-28 20:39:27.05+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-54d7-7600-a9ea-a7b707088af5', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'We would be fools to look the other way, and we have to draw one common map of what is happening at sea.', 'DIRECT', '2026-11-28 20:39:25.006+00', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', 'DAY', 'UTC', '{Tuesday}', '{Tuesday,"published Tuesday 2025-05-13 in UTC","the same day: 2025-05-13","told in an earlier sentence about this speaker"}', 2, NULL);
INSERT INTO public.statements VALUES ('01a223e2-54d7-7600-a9ea-a2b80708220b', 'CURRENT', '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Every month there are more grey hulls around Taiwan, and every month some of them are bigger', 'DIRECT', '2026-11-28 20:39:25.006+00', '2025-05-13 00:00:00+00', '2025-05-14 00:00:00+00', 'DAY', 'UTC', '{Tuesday}', '{Tuesday,"published Tuesday 2025-05-13 in UTC","the same day: 2025-05-13","told in an earlier sentence about this speaker"}', 3, NULL);
INSERT INTO public.statements VALUES ('01a223e2-7ccd-72e6-9cea-b03ec463eee9', 'CURRENT', '01a223e2-59ce-7692-a6e4-badbdce982bf', NULL, 'There are more grey hulls around Taiwan every month, and they are getting bigger', 'DIRECT', '2026-11-28 20:39:26.678+00', '2025-05-12 15:00:00+00', '2025-05-13 15:00:00+00', 'DAY', 'Asia/Tokyo', '{Tuesday}', '{Tuesday,"published Tuesday 2025-05-13 in Asia/Tokyo","the same day: 2025-05-13","told in an earlier sentence about this speaker"}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-d766483eea05', 'RETRACTED', '01a223e2-40a5-7674-9b20-004b1d350d5c', NULL, 'he was not surprised', 'INDIRECT', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, '01a223e2-56bf-73fb-a690-d9bf2e6a5de3');
INSERT INTO public.statements VALUES ('01a223e2-9324-764e-8b95-a018b89b2d57', 'CURRENT', '01a223e2-5684-76fa-a994-98d0698e0d74', NULL, 'Those who count other people''s ships should ask why they came so far', 'DIRECT', '2026-11-28 20:39:27.333+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-56bf-73fb-a690-c43cd0e4a627', 'CURRENT', '01a223e2-0936-7086-940a-43c38947e560', NULL, 'Japan and South Korea were turning their harbours into "petrol stations for a distant war", and that it would strengthen its missile forces in reply', 'MIXED', '2026-11-28 20:39:25.477+00', NULL, NULL, NULL, NULL, '{}', '{}', 3, NULL);
INSERT INTO public.statements VALUES ('01a223e2-5dbf-7558-985b-560bfccf2d5a', 'ERASED', NULL, NULL, '', 'MIXED', '2026-11-28 20:39:27.333+00', NULL, NULL, NULL, NULL, '{}', '{}', 1, NULL);
INSERT INTO public.statements VALUES ('01a223e2-bb24-731a-8a1e-8648649d6b73', 'CURRENT', '01a223e2-baf7-778b-920b-5f3ee20614dd', NULL, 'The lamp on the north mole burns all night', 'DIRECT', '2026-11-28 20:39:51.2+00', '2025-05-15 00:00:00+00', '2025-05-16 00:00:00+00', 'DAY', 'UTC', '{Thursday}', '{Thursday,"published Thursday 2025-05-15 in UTC","the same day: 2025-05-15"}', 1, NULL);


--
-- Data for Name: tenure_claims; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tenure_claims VALUES ('192e8fd4-b6dd-548a-8020-47859e749b84', '01a223e2-3f2d-7741-b919-27b0bfe9c39d', 1, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Sigrún Valdal', NULL, 'BEGAN', '2025-03-01', '2025-03-31', 349, 375, 'in office since March 2025', '2026-11-28 20:39:19.502+00');
INSERT INTO public.tenure_claims VALUES ('572fd0d2-238b-593b-81dd-ed12944c7077', '01a223e2-5467-7689-80a3-bf2bec32deb1', 1, '01a223e2-40a5-7674-9b1f-ffc4a173a470', NULL, 'Sigrún Valdal', NULL, 'BEGAN', '2024-03-01', '2024-03-31', 474, 499, 'took office in March 2024', '2026-11-28 20:39:25.006+00');


--
-- Data for Name: tenures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-7c1d08625be0', '01a223e2-0c60-75a8-ab1f-a20a7c16fdc8', '01a223e2-0936-7086-940a-65f769acd993', '2014-10-01', '2024-10-01');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-80149fc6c77c', '01a223e2-0c60-75a8-ab1f-a20a7c16fdc8', '01a223e2-0936-7086-940a-686ddf33a846', '2024-10-01', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-87df96f8364a', '01a223e2-0c60-75a8-ab1f-a57f1bf33d25', '01a223e2-0936-7086-940a-708c58882589', '2017-01-20', '2021-01-20');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-8984704a3587', '01a223e2-0c60-75a8-ab1f-a57f1bf33d25', '01a223e2-0936-7086-940a-6db715cd4c6f', '2021-01-20', '2025-01-20');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-8de86e31f84c', '01a223e2-0c60-75a8-ab1f-a57f1bf33d25', '01a223e2-0936-7086-940a-708c58882589', '2025-01-20', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-93043aa931f5', '01a223e2-0c60-75a8-ab1f-a954513617df', '01a223e2-0936-7086-940a-76b025919bd0', '2021-01-22', '2025-01-20');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-941b53618966', '01a223e2-0c60-75a8-ab1f-a954513617df', '01a223e2-0936-7086-940a-7a58ad4355b6', '2025-01-25', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-9bc163c8574e', '01a223e2-0c60-75a8-ab1f-afcde7e68af8', '01a223e2-0936-7086-940a-8516ded395f9', '2021-10-04', '2024-10-01');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-9e8e01819679', '01a223e2-0c60-75a8-ab1f-afcde7e68af8', '01a223e2-0936-7086-940a-8af0f19ddb8f', '2024-10-01', '2025-10-21');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-a3836add7148', '01a223e2-0c60-75a8-ab1f-b1de247ac7ae', '01a223e2-0936-7086-940a-7d64ac2a1c54', '2013-03-14', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-a4a5ce862693', '01a223e2-0c60-75a8-ab1f-b476a949fc0d', '01a223e2-0936-7086-940a-8319c3e34283', '2012-05-07', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-ab8270d2f30f', '01a223e2-0c60-75a8-ab1f-b8a9c80d94c4', '01a223e2-0936-7086-940a-8f007a38de17', '2016-05-20', '2024-05-20');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-ace85eb1e7da', '01a223e2-0c60-75a8-ab1f-b8a9c80d94c4', '01a223e2-0936-7086-940a-921737ecf327', '2024-05-20', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-b38551aa91c6', '01a223e2-0c60-75a8-ab1f-be96f7275ed6', '01a223e2-0936-7086-940a-963eb3adac2c', '2019-12-01', '2024-12-01');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-b58207dd1f65', '01a223e2-0c60-75a8-ab1f-be96f7275ed6', '01a223e2-0936-7086-940a-99a5cb9086ea', '2024-12-01', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-ba1bd911f467', '01a223e2-0c60-75a8-ab1f-c28a2c4e141d', '01a223e2-0936-7086-940a-9d314b8afd26', '2019-12-01', NULL);
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-bfd498feaf43', '01a223e2-0c60-75a8-ab1f-c783f0e60e82', '01a223e2-0936-7086-940a-686ddf33a846', '2010-10-14', '2024-07-02');
INSERT INTO public.tenures VALUES ('01a223e2-0cb6-713e-a005-c1b193106875', '01a223e2-0c60-75a8-ab1f-c94d9c99c139', '01a223e2-0936-7086-940a-65f769acd993', '2005-10-17', '2013-10-16');


--
-- Data for Name: topic_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.topic_links VALUES ('01a223e2-0f3e-7750-8770-eb2c7c78d3c0', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5');
INSERT INTO public.topic_links VALUES ('01a223e2-1041-7602-b5fd-8ea2997fbaa8', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5');
INSERT INTO public.topic_links VALUES ('01a223e2-11b1-7411-923f-098936877dbc', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5');
INSERT INTO public.topic_links VALUES ('01a223e2-11ec-7448-b04f-ec74366016b8', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5');
INSERT INTO public.topic_links VALUES ('01a223e2-13ae-74d6-99c3-2fe28dc19c39', '01a223e2-0e57-73fc-8f9e-7a2f1ec885e5');


--
-- Data for Name: topics; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.topics VALUES ('01a223e2-0e57-73fc-8f9e-7a2f1ec885e5', 'indo-pacific-engagement', 'Indo-Pacific engagement', 'Security in the Indo-Pacific, and what NATO, Europe and the United States do about it.', '{"of": [{"of": [{"kind": "words", "text": "\"Indo Pacific\" OR \"Asia Pacific\" OR \"western Pacific\" OR \"East Asia\" OR \"Northeast Asia\" OR \"South China Sea\" OR \"East China Sea\" OR \"Sea of Japan\" OR \"Taiwan Strait\" OR \"Korean Peninsula\"", "field": "text"}, {"kind": "words", "text": "security OR defence OR defense OR military OR deterrence OR deter OR navy OR naval OR warship OR frigate OR destroyer OR missile OR \"armed forces\" OR alliance OR NATO OR coercion OR \"freedom of navigation\"", "field": "context"}], "kind": "all"}, {"of": [{"of": [{"kind": "words", "text": "security OR defence OR defense OR military OR deterrence OR deter OR navy OR naval OR warship OR frigate OR destroyer OR missile OR \"armed forces\" OR alliance OR NATO OR coercion OR \"freedom of navigation\"", "field": "context"}, {"of": [{"kind": "words", "text": "\"Indo Pacific\" OR \"Asia Pacific\" OR \"western Pacific\" OR \"East Asia\" OR \"Northeast Asia\" OR \"South China Sea\" OR \"East China Sea\" OR \"Sea of Japan\" OR \"Taiwan Strait\" OR \"Korean Peninsula\"", "field": "context"}, {"kind": "words", "text": "China OR Chinese OR Beijing OR PLA OR \"People''s Liberation Army\"", "field": "text"}, {"kind": "words", "text": "Taiwan OR Japan OR Japanese OR Tokyo OR \"South Korea\" OR Seoul OR Australia OR \"New Zealand\"", "field": "text"}], "kind": "any"}], "kind": "all"}, {"of": [{"kind": "list", "field": "actors", "values": ["01a223e2-0935-71a0-9dda-d916cd58b41a"]}, {"kind": "list", "field": "offices", "values": ["01a223e2-0c60-75a8-ab1f-a20a7c16fdc8"]}], "kind": "any"}], "kind": "all"}, {"of": [{"kind": "words", "text": "\"Indo Pacific\" OR \"Asia Pacific\" OR \"western Pacific\" OR \"East Asia\" OR \"Northeast Asia\" OR \"South China Sea\" OR \"East China Sea\" OR \"Sea of Japan\" OR \"Taiwan Strait\" OR \"Korean Peninsula\"", "field": "context"}, {"kind": "words", "text": "NATO OR \"North Atlantic\" OR \"Euro Atlantic\" OR transatlantic", "field": "context"}, {"kind": "words", "text": "security OR defence OR defense OR military OR deterrence OR deter OR navy OR naval OR warship OR frigate OR destroyer OR missile OR \"armed forces\" OR alliance OR NATO OR coercion OR \"freedom of navigation\"", "field": "context"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:07.161+00');
INSERT INTO public.topics VALUES ('01a223e2-1041-7602-b5fd-8ea2997fbaa8', 'china-military-build-up', 'China military build-up', 'The growth of China''s armed forces, navy, missiles and nuclear weapons.', '{"of": [{"of": [{"kind": "words", "text": "China OR Chinese OR Beijing OR PLA OR \"People''s Liberation Army\"", "field": "text"}, {"kind": "words", "text": "\"armed forces\" OR military OR militarization OR militarisation OR navy OR naval OR fleet OR warship OR destroyer OR \"aircraft carrier\" OR missile OR arsenal OR \"nuclear weapons\" OR \"nuclear warheads\" OR \"atomic arms\" OR \"defence spending\" OR \"defense spending\" OR \"defence budget\" OR \"defense budget\" OR \"defence industry\" OR \"defense industry\"", "field": "text"}, {"kind": "words", "text": "\"build-up\" OR buildup OR building OR expand OR expansion OR develop OR grow OR growth OR invest OR increase OR modernise OR modernize OR militarization OR militarisation OR rapid OR doubled OR launched OR staggering", "field": "text"}], "kind": "all"}, {"of": [{"kind": "words", "text": "China OR Chinese OR Beijing OR PLA OR \"People''s Liberation Army\"", "field": "context"}, {"kind": "words", "text": "\"armed forces\" OR military OR militarization OR militarisation OR navy OR fleet OR nuclear", "field": "context"}, {"kind": "words", "text": "\"build-up\" OR buildup OR building OR expansion OR expand OR rapid OR militarization OR militarisation", "field": "context"}, {"kind": "words", "text": "naive OR naïve OR threat OR threaten OR danger OR challenge OR concern OR worry OR alarming OR monitor OR watching OR vigilant OR complacent OR \"look away\" OR \"look the other way\" OR \"blind eye\" OR \"wake-up\" OR staggering OR provocation OR provocative OR destabilising OR destabilizing", "field": "text"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:07.585+00');
INSERT INTO public.topics VALUES ('01a223e2-11ec-7448-b04f-ec74366016b8', 'south-china-sea', 'South China Sea', 'Claims, coast guards and navies in the South China Sea.', '{"of": [{"kind": "words", "text": "\"Scarborough Shoal\" OR \"Second Thomas Shoal\" OR \"Ayungin Shoal\" OR \"nine dash line\" OR \"West Philippine Sea\"", "field": "text"}, {"of": [{"kind": "words", "text": "\"South China Sea\" OR Spratly OR Spratlys OR Paracel OR Paracels", "field": "text"}, {"kind": "words", "text": "\"coast guard\" OR claims OR sovereignty OR disputed OR tribunal OR UNCLOS OR \"law of the sea\" OR \"international law\" OR \"freedom of navigation\" OR militarization OR militarisation OR military OR navy OR naval OR warship OR \"water cannon\" OR coercion OR aggression OR aggressive OR patrol OR security", "field": "context"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:08.012+00');
INSERT INTO public.topics VALUES ('01a223e2-13ae-74d6-99c3-2fe28dc19c39', 'aukus-and-the-quad', 'AUKUS and the Quad', 'AUKUS (Australia, United Kingdom, United States) and the Quad (with India and Japan).', '{"of": [{"kind": "words", "text": "AUKUS OR \"Quadrilateral Security Dialogue\"", "field": "text"}, {"of": [{"kind": "words", "text": "Quad", "field": "text"}, {"kind": "words", "text": "\"Indo Pacific\" OR India OR Australia OR Quadrilateral", "field": "context"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:08.462+00');
INSERT INTO public.topics VALUES ('01a223e2-0f3e-7750-8770-eb2c7c78d3c0', 'taiwan-strait', 'Taiwan Strait', 'Pressure on Taiwan: exercises, blockade, the use of force, the status quo.', '{"of": [{"kind": "words", "text": "\"Taiwan Strait\" OR \"cross strait\" OR \"Strait of Taiwan\"", "field": "text"}, {"of": [{"kind": "words", "text": "Taiwan OR Taiwanese OR Taipei", "field": "text"}, {"kind": "words", "text": "military OR drill OR \"live fire\" OR invade OR invasion OR blockade OR attack OR coercion OR coerce OR \"use of force\" OR \"by force\" OR warship OR \"grey hulls\" OR \"gray hulls\" OR navy OR naval OR missile OR \"status quo\" OR deter OR deterrence OR defend OR defence OR defense OR security OR reunification OR \"Taiwan independence\" OR \"arms sales\" OR menacing OR threat OR threaten", "field": "text"}], "kind": "all"}, {"of": [{"kind": "words", "text": "Taiwan OR Taiwanese OR Taipei", "field": "context"}, {"kind": "words", "text": "military OR drill OR blockade OR invasion OR warship OR navy OR \"grey hulls\" OR \"gray hulls\"", "field": "context"}, {"kind": "words", "text": "naive OR naïve OR threat OR threaten OR danger OR challenge OR concern OR worry OR alarming OR monitor OR watching OR vigilant OR complacent OR \"look away\" OR \"look the other way\" OR \"blind eye\" OR \"wake-up\" OR staggering OR provocation OR provocative OR destabilising OR destabilizing", "field": "text"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:07.326+00');
INSERT INTO public.topics VALUES ('01a223e2-11b1-7411-923f-098936877dbc', 'nato-partnerships-ip4', 'NATO partnerships (IP4)', 'NATO''s partnerships with Japan, South Korea, Australia and New Zealand.', '{"of": [{"kind": "words", "text": "\"IP4\" OR \"Indo Pacific Four\" OR \"Asian NATO\"", "field": "text"}, {"of": [{"kind": "words", "text": "\"Indo Pacific partners\" OR \"Asia Pacific partners\" OR \"four partners\"", "field": "text"}, {"kind": "words", "text": "NATO OR \"North Atlantic\" OR \"Euro Atlantic\" OR transatlantic", "field": "context"}], "kind": "all"}, {"of": [{"kind": "words", "text": "NATO OR \"North Atlantic\" OR \"Euro Atlantic\" OR transatlantic", "field": "text"}, {"kind": "words", "text": "Taiwan OR Japan OR Japanese OR Tokyo OR \"South Korea\" OR Seoul OR Australia OR \"New Zealand\" OR \"Indo Pacific\" OR \"Asia Pacific\" OR \"western Pacific\" OR \"East Asia\" OR \"Northeast Asia\" OR \"South China Sea\" OR \"East China Sea\" OR \"Sea of Japan\" OR \"Taiwan Strait\" OR \"Korean Peninsula\"", "field": "text"}, {"kind": "words", "text": "partner OR partnership OR cooperation OR ties OR dialogue OR \"information sharing\" OR \"joint declaration\" OR \"liaison office\" OR \"representative office\" OR interoperability OR \"work with\"", "field": "text"}], "kind": "all"}, {"of": [{"of": [{"kind": "words", "text": "Taiwan OR Japan OR Japanese OR Tokyo OR \"South Korea\" OR Seoul OR Australia OR \"New Zealand\" OR \"Indo Pacific\" OR \"Asia Pacific\" OR \"western Pacific\" OR \"East Asia\" OR \"Northeast Asia\" OR \"South China Sea\" OR \"East China Sea\" OR \"Sea of Japan\" OR \"Taiwan Strait\" OR \"Korean Peninsula\"", "field": "text"}, {"kind": "words", "text": "partner OR partnership OR cooperation OR ties OR dialogue OR \"information sharing\" OR \"joint declaration\" OR \"liaison office\" OR \"representative office\" OR interoperability OR \"work with\"", "field": "text"}], "kind": "all"}, {"of": [{"kind": "list", "field": "actors", "values": ["01a223e2-0935-71a0-9dda-d916cd58b41a"]}, {"kind": "list", "field": "offices", "values": ["01a223e2-0c60-75a8-ab1f-a20a7c16fdc8"]}], "kind": "any"}], "kind": "all"}, {"of": [{"kind": "words", "text": "\"IP4\" OR \"Indo Pacific partners\" OR \"Asia Pacific partners\"", "field": "context"}, {"kind": "words", "text": "NATO OR \"North Atlantic\" OR \"Euro Atlantic\" OR transatlantic", "field": "context"}, {"kind": "words", "text": "partner OR partnership OR cooperation OR ties OR dialogue OR \"information sharing\" OR \"joint declaration\" OR \"liaison office\" OR \"representative office\" OR interoperability OR \"work with\"", "field": "text"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:07.954+00');
INSERT INTO public.topics VALUES ('01a223e2-1529-71df-9628-885c79c9c361', 'defence-industrial-cooperation', 'Defence-industrial cooperation', 'Arms developed, made, repaired or supplied together.', '{"of": [{"of": [{"kind": "words", "text": "\"defence industrial\" OR \"defense industrial\" OR \"defence industries\" OR \"arms industry\"", "field": "text"}, {"of": [{"kind": "words", "text": "cooperation OR collaboration OR partner OR partnership OR joint OR together OR share OR link", "field": "text"}], "kind": "all"}], "kind": "all"}, {"of": [{"kind": "words", "text": "\"joint production\" OR \"jointly produce\" OR \"joint development\" OR \"jointly develop\" OR \"co production\" OR coproduction OR \"co produce\" OR \"co develop\" OR \"licensed production\" OR \"supply chain\"", "field": "text"}, {"kind": "words", "text": "defence OR defense OR weapon OR arms OR missile OR fighter OR shells OR ammunition OR munitions OR drone OR frigate OR warship OR submarine", "field": "text"}], "kind": "all"}, {"of": [{"kind": "words", "text": "shipyard OR \"dry dock\" OR docks", "field": "text"}, {"kind": "words", "text": "repair OR maintain OR maintenance OR build OR open OR engineers", "field": "text"}, {"kind": "words", "text": "frigate OR warship OR navy OR naval OR allied OR NATO", "field": "context"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:08.843+00');
INSERT INTO public.topics VALUES ('01a223e2-1589-711b-a8eb-3c01d9f1ee0d', 'north-korea', 'North Korea', 'North Korea''s missiles, nuclear weapons and aid to Russia; also what it says itself.', '{"of": [{"kind": "list", "field": "actors", "values": ["01a223e2-0936-7086-940a-43c38947e560"]}, {"kind": "words", "text": "\"North Korea\" OR \"North Korean\" OR Pyongyang OR DPRK OR \"Kim Jong Un\"", "field": "text"}, {"of": [{"kind": "words", "text": "missile OR \"nuclear test\" OR \"nuclear programme\" OR \"nuclear program\" OR denuclearisation OR launch", "field": "text"}, {"kind": "words", "text": "\"North Korea\" OR \"North Korean\" OR Pyongyang OR DPRK OR \"Kim Jong Un\"", "field": "context"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:08.937+00');
INSERT INTO public.topics VALUES ('01a223e2-15b9-76be-8049-6d57f472b7d8', 'maritime-security', 'Maritime security', 'Sea lanes, freedom of navigation, seabed cables, coast guards and blockades.', '{"of": [{"kind": "words", "text": "\"maritime security\" OR \"freedom of navigation\" OR \"sea lanes\" OR \"sea routes\" OR \"sea lines of communication\" OR \"law of the sea\"", "field": "text"}, {"of": [{"kind": "words", "text": "\"undersea cable\" OR \"seabed cable\" OR \"submarine cable\" OR \"subsea cable\"", "field": "text"}, {"kind": "words", "text": "sabotage OR cut OR attack OR protect OR security OR navy OR patrol OR \"coast guard\"", "field": "context"}], "kind": "all"}, {"of": [{"kind": "words", "text": "\"coast guard\" OR blockade OR warship OR \"naval patrol\" OR \"sea mines\" OR piracy OR pirates", "field": "text"}, {"kind": "words", "text": "sea OR strait OR waters OR shipping OR vessel OR ships OR gulf OR ocean OR cable", "field": "text"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:08.985+00');
INSERT INTO public.topics VALUES ('01a223e2-14c5-7412-9983-de8c3280bcae', 'russia-china-cooperation', 'Russia-China cooperation', 'What Russia and China do together, and for each other.', '{"of": [{"of": [{"kind": "words", "text": "\"Russia China\" OR \"China Russia\" OR \"Sino Russian\" OR \"Russo Chinese\"", "field": "text"}, {"kind": "words", "text": "cooperation OR partnership OR ties OR axis OR alliance OR joint OR patrol", "field": "text"}], "kind": "all"}, {"of": [{"kind": "words", "text": "Russia OR Russian OR Moscow OR Kremlin", "field": "text"}, {"kind": "words", "text": "China OR Chinese OR Beijing OR PLA OR \"People''s Liberation Army\"", "field": "text"}, {"of": [{"kind": "words", "text": "\"cooperation with Russia\" OR \"cooperation with Moscow\" OR \"cooperation with China\" OR \"cooperation with Beijing\" OR \"partnership with Russia\" OR \"partnership with Moscow\" OR \"partnership with China\" OR \"partnership with Beijing\" OR \"ties with Russia\" OR \"ties with Moscow\" OR \"ties with China\" OR \"ties with Beijing\" OR \"alliance with Russia\" OR \"alliance with Moscow\" OR \"alliance with China\" OR \"alliance with Beijing\" OR \"relations with Russia\" OR \"relations with Moscow\" OR \"relations with China\" OR \"relations with Beijing\" OR \"alignment with Russia\" OR \"alignment with Moscow\" OR \"alignment with China\" OR \"alignment with Beijing\"", "field": "text"}, {"kind": "words", "text": "\"cooperation between Russia\" OR \"cooperation between Moscow\" OR \"cooperation between China\" OR \"cooperation between Beijing\" OR \"partnership between Russia\" OR \"partnership between Moscow\" OR \"partnership between China\" OR \"partnership between Beijing\" OR \"ties between Russia\" OR \"ties between Moscow\" OR \"ties between China\" OR \"ties between Beijing\" OR \"alliance between Russia\" OR \"alliance between Moscow\" OR \"alliance between China\" OR \"alliance between Beijing\" OR \"relations between Russia\" OR \"relations between Moscow\" OR \"relations between China\" OR \"relations between Beijing\" OR \"alignment between Russia\" OR \"alignment between Moscow\" OR \"alignment between China\" OR \"alignment between Beijing\"", "field": "text"}, {"kind": "words", "text": "\"supports Russia\" OR \"supports Moscow\" OR \"support for Russia\" OR \"support for Moscow\" OR \"backing Russia\" OR \"backing Moscow\" OR \"arming Russia\" OR \"arming Moscow\" OR \"aiding Russia\" OR \"helping Russia\" OR \"helping Moscow\" OR \"assistance to Russia\" OR \"supplies Russia\"", "field": "text"}, {"kind": "words", "text": "\"joint patrol\" OR \"joint exercise\" OR \"joint drill\" OR \"joint flights\" OR bombers OR \"no limits\" OR \"coming closer\" OR \"growing closer\" OR \"closer together\" OR \"more cooperative\" OR \"working together\" OR \"war effort\" OR \"war machine\"", "field": "text"}], "kind": "any"}, {"of": {"kind": "words", "text": "\"must work together\" OR \"need to work together\" OR \"us work together\"", "field": "text"}, "kind": "not"}], "kind": "all"}, {"of": [{"kind": "words", "text": "Russia OR Russian OR Moscow OR Kremlin", "field": "context"}, {"kind": "words", "text": "China OR Chinese OR Beijing OR PLA OR \"People''s Liberation Army\"", "field": "context"}, {"kind": "words", "text": "\"joint patrol\" OR \"joint exercise\" OR bombers OR patrols OR axis OR partnership OR \"no limits\"", "field": "text"}], "kind": "all"}, {"of": [{"kind": "list", "field": "actors", "values": ["01a223e2-0936-7086-940a-372e380a2402"]}, {"kind": "words", "text": "China OR Chinese OR Beijing OR PLA OR \"People''s Liberation Army\"", "field": "text"}, {"of": [{"kind": "words", "text": "partner OR partnership OR cooperation OR ties OR dialogue OR \"information sharing\" OR \"joint declaration\" OR \"liaison office\" OR \"representative office\" OR interoperability OR \"work with\"", "field": "text"}, {"kind": "words", "text": "patrol OR exercise OR joint", "field": "text"}], "kind": "any"}], "kind": "all"}, {"of": [{"kind": "list", "field": "actors", "values": ["01a223e2-0936-7086-940a-306b74e7b230", "01a223e2-0936-7086-940a-616d2112d1e9"]}, {"kind": "words", "text": "Russia OR Russian OR Moscow OR Kremlin", "field": "text"}, {"of": [{"kind": "words", "text": "partner OR partnership OR cooperation OR ties OR dialogue OR \"information sharing\" OR \"joint declaration\" OR \"liaison office\" OR \"representative office\" OR interoperability OR \"work with\"", "field": "text"}, {"kind": "words", "text": "patrol OR exercise OR joint", "field": "text"}], "kind": "any"}], "kind": "all"}], "kind": "any"}', 1, 1, '2026-11-28 20:39:08.742+00');
INSERT INTO public.topics VALUES ('01a223e2-6e35-71c0-bb0b-a529eeb493dd', 'cables', 'Undersea cables', NULL, '{"kind": "words", "text": "cable OR cables", "field": "text"}', 1, 1, '2026-11-28 20:39:31.637+00');


--
-- Name: pending_entries_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.pending_entries_id_seq', 74, true);


--
-- Name: _prisma_migrations _prisma_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);


--
-- Name: actor_aliases actor_aliases_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.actor_aliases
    ADD CONSTRAINT actor_aliases_pkey PRIMARY KEY (actor_id, folded);


--
-- Name: actors actors_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.actors
    ADD CONSTRAINT actors_pkey PRIMARY KEY (id);


--
-- Name: answer_keys answer_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_keys
    ADD CONSTRAINT answer_keys_pkey PRIMARY KEY (key, said_at, report_id);


--
-- Name: api_keys api_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (id);


--
-- Name: article_revisions article_revisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_revisions
    ADD CONSTRAINT article_revisions_pkey PRIMARY KEY (article_id, number);


--
-- Name: articles articles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_pkey PRIMARY KEY (id);


--
-- Name: consumers consumers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consumers
    ADD CONSTRAINT consumers_pkey PRIMARY KEY (principal_id, name);


--
-- Name: corrections corrections_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_pkey PRIMARY KEY (id);


--
-- Name: desk_corrections desk_corrections_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.desk_corrections
    ADD CONSTRAINT desk_corrections_pkey PRIMARY KEY (id);


--
-- Name: epochs epochs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.epochs
    ADD CONSTRAINT epochs_pkey PRIMARY KEY (id);


--
-- Name: erased_reports erased_reports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased_reports
    ADD CONSTRAINT erased_reports_pkey PRIMARY KEY (article_id, digest);


--
-- Name: fold_proposals fold_proposals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fold_proposals
    ADD CONSTRAINT fold_proposals_pkey PRIMARY KEY (id);


--
-- Name: folding_keys folding_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.folding_keys
    ADD CONSTRAINT folding_keys_pkey PRIMARY KEY (key, spoken_at, report_id);


--
-- Name: idempotency_keys idempotency_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (principal_id, key);


--
-- Name: journal_entries journal_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_entries
    ADD CONSTRAINT journal_entries_pkey PRIMARY KEY ("position");


--
-- Name: journal_entries journal_entries_subject; Type: CHECK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE public.journal_entries
    ADD CONSTRAINT journal_entries_subject CHECK (((statement_id IS NULL) = (change_id IS NOT NULL))) NOT VALID;


--
-- Name: journal_head journal_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_head
    ADD CONSTRAINT journal_head_pkey PRIMARY KEY (id);


--
-- Name: offices offices_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.offices
    ADD CONSTRAINT offices_pkey PRIMARY KEY (id);


--
-- Name: pending_entries pending_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending_entries
    ADD CONSTRAINT pending_entries_pkey PRIMARY KEY (id);


--
-- Name: placed_reports placed_reports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.placed_reports
    ADD CONSTRAINT placed_reports_pkey PRIMARY KEY (article_id, digest);


--
-- Name: principals principals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.principals
    ADD CONSTRAINT principals_pkey PRIMARY KEY (id);


--
-- Name: reports reports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_pkey PRIMARY KEY (id);


--
-- Name: review_items review_items_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_items
    ADD CONSTRAINT review_items_pkey PRIMARY KEY (id);


--
-- Name: sources sources_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources
    ADD CONSTRAINT sources_pkey PRIMARY KEY (id);


--
-- Name: statement_links statement_links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_links
    ADD CONSTRAINT statement_links_pkey PRIMARY KEY (id);


--
-- Name: statement_topics statement_topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_topics
    ADD CONSTRAINT statement_topics_pkey PRIMARY KEY (statement_id, topic_id);


--
-- Name: statement_versions statement_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_versions
    ADD CONSTRAINT statement_versions_pkey PRIMARY KEY (id);


--
-- Name: statements statements_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (id);


--
-- Name: tenure_claims tenure_claims_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenure_claims
    ADD CONSTRAINT tenure_claims_pkey PRIMARY KEY (id);


--
-- Name: tenures tenures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenures
    ADD CONSTRAINT tenures_pkey PRIMARY KEY (id);


--
-- Name: topic_links topic_links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topic_links
    ADD CONSTRAINT topic_links_pkey PRIMARY KEY (narrower_id, broader_id);


--
-- Name: topics topics_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics
    ADD CONSTRAINT topics_pkey PRIMARY KEY (id);


--
-- Name: actor_aliases_folded_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX actor_aliases_folded_idx ON public.actor_aliases USING btree (folded);


--
-- Name: actors_slug_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX actors_slug_key ON public.actors USING btree (slug);


--
-- Name: actors_successor_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX actors_successor_id_idx ON public.actors USING btree (successor_id);


--
-- Name: answer_keys_report_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX answer_keys_report_id_idx ON public.answer_keys USING btree (report_id);


--
-- Name: api_keys_hash_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX api_keys_hash_key ON public.api_keys USING btree (hash);


--
-- Name: articles_ingested_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_ingested_at_id_idx ON public.articles USING btree (ingested_at DESC, id DESC);


--
-- Name: articles_source_id_canonical_url_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX articles_source_id_canonical_url_key ON public.articles USING btree (source_id, canonical_url);


--
-- Name: articles_source_id_ingested_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_source_id_ingested_at_id_idx ON public.articles USING btree (source_id, ingested_at DESC, id DESC);


--
-- Name: corrections_article_id_made_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX corrections_article_id_made_at_id_idx ON public.corrections USING btree (article_id, made_at, id);


--
-- Name: corrections_report_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX corrections_report_id_idx ON public.corrections USING btree (report_id);


--
-- Name: desk_corrections_made_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX desk_corrections_made_at_id_idx ON public.desk_corrections USING btree (made_at DESC, id DESC);


--
-- Name: fold_proposals_earlier_id_later_id_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX fold_proposals_earlier_id_later_id_key ON public.fold_proposals USING btree (earlier_id, later_id);


--
-- Name: fold_proposals_later_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX fold_proposals_later_id_idx ON public.fold_proposals USING btree (later_id);


--
-- Name: fold_proposals_status_proposed_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX fold_proposals_status_proposed_at_id_idx ON public.fold_proposals USING btree (status, proposed_at DESC, id DESC);


--
-- Name: journal_entries_after_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_entries_after_id_idx ON public.journal_entries USING btree (after_id);


--
-- Name: journal_entries_before_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_entries_before_id_idx ON public.journal_entries USING btree (before_id);


--
-- Name: journal_entries_changes; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_entries_changes ON public.journal_entries USING btree (change_id) WHERE (change_id IS NOT NULL);


--
-- Name: journal_entries_erased; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_entries_erased ON public.journal_entries USING btree ("position") WHERE (kind = 'ERASED'::public."EntryKind");


--
-- Name: journal_entries_statement_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_entries_statement_id_idx ON public.journal_entries USING btree (statement_id);


--
-- Name: offices_slug_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX offices_slug_key ON public.offices USING btree (slug);


--
-- Name: placed_reports_statement_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX placed_reports_statement_id_idx ON public.placed_reports USING btree (statement_id);


--
-- Name: principals_name_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX principals_name_key ON public.principals USING btree (name);


--
-- Name: reports_actor_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reports_actor_id_idx ON public.reports USING btree (actor_id);


--
-- Name: reports_article_id_span_start_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reports_article_id_span_start_idx ON public.reports USING btree (article_id, span_start);


--
-- Name: reports_ingested_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reports_ingested_at_id_idx ON public.reports USING btree (ingested_at DESC, id DESC);


--
-- Name: reports_keyed_by_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reports_keyed_by_idx ON public.reports USING btree (keyed_by);


--
-- Name: reports_statement_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reports_statement_id_idx ON public.reports USING btree (statement_id);


--
-- Name: review_items_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX review_items_open ON public.review_items USING btree (report_id, reason) WHERE (settled_at IS NULL);


--
-- Name: review_items_proposal_id_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX review_items_proposal_id_key ON public.review_items USING btree (proposal_id);


--
-- Name: review_items_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_items_queue ON public.review_items USING btree (queued_at, id) WHERE (settled_at IS NULL);


--
-- Name: review_items_report_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_items_report_id_idx ON public.review_items USING btree (report_id);


--
-- Name: sources_identity_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX sources_identity_key ON public.sources USING btree (identity);


--
-- Name: sources_slug_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX sources_slug_key ON public.sources USING btree (slug);


--
-- Name: statement_links_answered_report_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_links_answered_report_id_idx ON public.statement_links USING btree (answered_report_id);


--
-- Name: statement_links_report_id_answered_report_id_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX statement_links_report_id_answered_report_id_key ON public.statement_links USING btree (report_id, answered_report_id);


--
-- Name: statement_topics_topic_id_ingested_at_statement_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_topics_topic_id_ingested_at_statement_id_idx ON public.statement_topics USING btree (topic_id, ingested_at DESC, statement_id DESC);


--
-- Name: statement_topics_topic_id_said_sort_statement_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_topics_topic_id_said_sort_statement_id_idx ON public.statement_topics USING btree (topic_id, said_sort DESC, statement_id DESC);


--
-- Name: statement_versions_actors; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_actors ON public.statement_versions USING gin (actor_ids);


--
-- Name: statement_versions_answered; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_answered ON public.statement_versions USING gin (answered_actor_ids);


--
-- Name: statement_versions_by_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_by_actor ON public.statement_versions USING btree (actor_id, said_sort DESC) WHERE current;


--
-- Name: statement_versions_by_ingested; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_by_ingested ON public.statement_versions USING btree (ingested_at DESC, statement_id DESC) WHERE current;


--
-- Name: statement_versions_by_said; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_by_said ON public.statement_versions USING btree (said_sort DESC, statement_id DESC) WHERE current;


--
-- Name: statement_versions_context_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_context_words ON public.statement_versions USING gin (context_words);


--
-- Name: statement_versions_current; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX statement_versions_current ON public.statement_versions USING btree (statement_id) WHERE current;


--
-- Name: statement_versions_offices; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_offices ON public.statement_versions USING gin (office_ids);


--
-- Name: statement_versions_sources; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_sources ON public.statement_versions USING gin (source_ids);


--
-- Name: statement_versions_statement_id_number_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX statement_versions_statement_id_number_key ON public.statement_versions USING btree (statement_id, number);


--
-- Name: statement_versions_topics; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_topics ON public.statement_versions USING gin (topic_ids);


--
-- Name: statement_versions_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statement_versions_words ON public.statement_versions USING gin (words);


--
-- Name: statements_actor_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statements_actor_id_idx ON public.statements USING btree (actor_id);


--
-- Name: statements_office_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statements_office_id_idx ON public.statements USING btree (office_id);


--
-- Name: statements_successor_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statements_successor_id_idx ON public.statements USING btree (successor_id);


--
-- Name: tenure_claims_actor_id_ingested_at_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tenure_claims_actor_id_ingested_at_id_idx ON public.tenure_claims USING btree (actor_id, ingested_at DESC, id DESC);


--
-- Name: tenure_claims_article_id_span_start_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tenure_claims_article_id_span_start_idx ON public.tenure_claims USING btree (article_id, span_start);


--
-- Name: tenures_actor_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tenures_actor_id_idx ON public.tenures USING btree (actor_id);


--
-- Name: tenures_office_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tenures_office_id_idx ON public.tenures USING btree (office_id);


--
-- Name: topic_links_broader_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX topic_links_broader_id_idx ON public.topic_links USING btree (broader_id);


--
-- Name: topics_slug_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX topics_slug_key ON public.topics USING btree (slug);


--
-- Name: actor_aliases actor_aliases_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.actor_aliases
    ADD CONSTRAINT actor_aliases_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: actors actors_successor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.actors
    ADD CONSTRAINT actors_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: answer_keys answer_keys_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answer_keys
    ADD CONSTRAINT answer_keys_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.reports(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: api_keys api_keys_principal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES public.principals(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: article_revisions article_revisions_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_revisions
    ADD CONSTRAINT article_revisions_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: articles articles_source_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.sources(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: consumers consumers_principal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consumers
    ADD CONSTRAINT consumers_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES public.principals(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: corrections corrections_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: corrections corrections_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.reports(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: desk_corrections desk_corrections_principal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.desk_corrections
    ADD CONSTRAINT desk_corrections_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES public.principals(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: desk_corrections desk_corrections_undone_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.desk_corrections
    ADD CONSTRAINT desk_corrections_undone_by_id_fkey FOREIGN KEY (undone_by_id) REFERENCES public.principals(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: erased_reports erased_reports_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased_reports
    ADD CONSTRAINT erased_reports_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: fold_proposals fold_proposals_earlier_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fold_proposals
    ADD CONSTRAINT fold_proposals_earlier_id_fkey FOREIGN KEY (earlier_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: fold_proposals fold_proposals_later_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fold_proposals
    ADD CONSTRAINT fold_proposals_later_id_fkey FOREIGN KEY (later_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: idempotency_keys idempotency_keys_principal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES public.principals(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: journal_entries journal_entries_after_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_entries
    ADD CONSTRAINT journal_entries_after_id_fkey FOREIGN KEY (after_id) REFERENCES public.statement_versions(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: journal_entries journal_entries_before_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_entries
    ADD CONSTRAINT journal_entries_before_id_fkey FOREIGN KEY (before_id) REFERENCES public.statement_versions(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: placed_reports placed_reports_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.placed_reports
    ADD CONSTRAINT placed_reports_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: placed_reports placed_reports_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.placed_reports
    ADD CONSTRAINT placed_reports_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: placed_reports placed_reports_correction_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.placed_reports
    ADD CONSTRAINT placed_reports_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES public.desk_corrections(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: placed_reports placed_reports_office_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.placed_reports
    ADD CONSTRAINT placed_reports_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.offices(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: placed_reports placed_reports_statement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.placed_reports
    ADD CONSTRAINT placed_reports_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: reports reports_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: reports reports_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: reports reports_office_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.offices(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: reports reports_statement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: review_items review_items_proposal_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_items
    ADD CONSTRAINT review_items_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.fold_proposals(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: review_items review_items_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_items
    ADD CONSTRAINT review_items_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.reports(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: statement_links statement_links_answered_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_links
    ADD CONSTRAINT statement_links_answered_report_id_fkey FOREIGN KEY (answered_report_id) REFERENCES public.reports(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: statement_links statement_links_decided_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_links
    ADD CONSTRAINT statement_links_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES public.principals(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: statement_links statement_links_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_links
    ADD CONSTRAINT statement_links_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.reports(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: statement_topics statement_topics_statement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_topics
    ADD CONSTRAINT statement_topics_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: statement_topics statement_topics_topic_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_topics
    ADD CONSTRAINT statement_topics_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES public.topics(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: statement_versions statement_versions_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_versions
    ADD CONSTRAINT statement_versions_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: statement_versions statement_versions_office_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_versions
    ADD CONSTRAINT statement_versions_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.offices(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: statement_versions statement_versions_statement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_versions
    ADD CONSTRAINT statement_versions_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: statements statements_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: statements statements_office_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.offices(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: statements statements_successor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES public.statements(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: tenure_claims tenure_claims_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenure_claims
    ADD CONSTRAINT tenure_claims_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: tenure_claims tenure_claims_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenure_claims
    ADD CONSTRAINT tenure_claims_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: tenure_claims tenure_claims_office_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenure_claims
    ADD CONSTRAINT tenure_claims_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.offices(id) ON UPDATE CASCADE ON DELETE SET NULL;


--
-- Name: tenures tenures_actor_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenures
    ADD CONSTRAINT tenures_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.actors(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: tenures tenures_office_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tenures
    ADD CONSTRAINT tenures_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.offices(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: topic_links topic_links_broader_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topic_links
    ADD CONSTRAINT topic_links_broader_id_fkey FOREIGN KEY (broader_id) REFERENCES public.topics(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: topic_links topic_links_narrower_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topic_links
    ADD CONSTRAINT topic_links_narrower_id_fkey FOREIGN KEY (narrower_id) REFERENCES public.topics(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- PostgreSQL database dump complete
--


