-- Purpose: needs with their log, drafts, look-alikes, notices; staff with invites and sessions; directories; the audit log.
-- Tables: conversation, handoff_request (two columns each), requester, intake, staff, staff_invite, staff_session, need, need_counter, activity, need_likeness, notice,
--         access_attempt, enterprise, solver, audit.
-- An older running version: survives, it does not know these tables.

-- One message of a conversation is worked on at a time, in whatever process it arrived.
alter table conversation add column lease_holder text, add column leased_until timestamptz;

-- Whom to call, where a wish for a person or a secret case left a name and a number.
alter table handoff_request add column contact text, add column phone text;

-- What is known of a requester from their own filings; only ever offered back to themselves.
create table requester (
  id text primary key,
  enterprise text,
  contact text,
  phone text,
  email text,
  updated_at timestamptz not null
);

-- The drafts of one conversation, as the dialogue left them.
create table intake (
  conversation_id text primary key
    constraint intake_conversation_fkey references conversation (id) on delete cascade,
  requester_id text not null,
  state jsonb not null,
  updated_at timestamptz not null
);

create index intake_updated_idx on intake (updated_at);

create table staff (
  id bigint generated always as identity primary key,
  name text not null,
  email text,
  role text not null
    constraint staff_role_check check (role in ('clerk', 'group_member', 'group_lead', 'leader', 'auditor', 'admin')),
  group_id text,
  active boolean not null default true,
  created_at timestamptz not null,
  constraint staff_email_key unique (email)
);

-- Single-use links; only the hash of the secret in the link is kept.
create table staff_invite (
  token_hash text primary key,
  name text,
  role text not null
    constraint staff_invite_role_check
    check (role in ('clerk', 'group_member', 'group_lead', 'leader', 'auditor', 'admin')),
  group_id text,
  -- null: the link printed at start, for the first admin.
  invited_by bigint constraint staff_invite_staff_fkey references staff (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table staff_session (
  token_hash text primary key,
  staff_id bigint not null constraint staff_session_staff_fkey references staff (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create table need_counter (
  year integer primary key,
  last integer not null
);

create table need (
  id bigint generated always as identity primary key,
  number text not null constraint need_number_key unique,
  -- The draft that was confirmed: one draft becomes one need, however often it is confirmed.
  draft_id text not null constraint need_draft_key unique,
  requester_id text not null,
  conversation_id text constraint need_conversation_fkey references conversation (id) on delete set null,
  channel text not null constraint need_channel_check check (channel in ('slack', 'web', 'terminal', 'import')),
  fields jsonb not null,
  enterprise text not null,
  enterprise_key text not null,
  contact text,
  phone text,
  email text,
  summary text not null,
  problem text not null,
  source_text text not null,
  cluster text constraint need_cluster_check check (cluster in (
    'petrochemical', 'automotive', 'high_end_equipment', 'electronics_info', 'new_materials', 'software_services',
    'key_components', 'smart_appliances', 'fashion_textile', 'biomedicine', 'culture_sports_goods',
    'energy_environment')),
  category text not null constraint need_category_check check (category in (
    'core_tech', 'key_material', 'basic_component', 'process', 'equipment', 'software', 'platform', 'other')),
  bottleneck text not null constraint need_bottleneck_check check (bottleneck in ('yes', 'ask', 'no')),
  disclosure text not null constraint need_disclosure_check check (disclosure in ('internal', 'anonymous', 'public')),
  group_id text not null,
  cc text[] not null,
  assignee_id bigint constraint need_assignee_fkey references staff (id),
  state text not null constraint need_state_check check (state in (
    'submitted', 'assigned', 'claimed', 'contacted', 'in_progress', 'waiting_enterprise', 'matched', 'closed',
    'returned', 'merged', 'withdrawn')),
  outcome text constraint need_outcome_check check (outcome in ('solved', 'partly', 'unsolved', 'not_needed')),
  merged_into bigint constraint need_merged_into_fkey references need (id),
  submitted_at timestamptz not null,
  changed_at timestamptz not null,
  -- The clock that runs out next, from the log; null while paused or stopped.
  next_clock text constraint need_next_clock_check check (next_clock in ('claim', 'ruling', 'first_reply', 'close')),
  nearly_at timestamptz,
  due_at timestamptz,
  search_terms text[] not null,
  likeness_keys text[] not null
);

create index need_requester_idx on need (requester_id, id desc);
create index need_changed_idx on need (changed_at desc, id desc);
create index need_group_idx on need (group_id, state, changed_at desc);
create index need_assignee_idx on need (assignee_id, state) where assignee_id is not null;
create index need_due_idx on need (due_at) where due_at is not null;
create index need_enterprise_idx on need (enterprise_key);
create index need_search_idx on need using gin (search_terms);
create index need_likeness_idx on need using gin (likeness_keys);

create table activity (
  id bigint generated always as identity primary key,
  need_id bigint not null constraint activity_need_fkey references need (id) on delete cascade,
  actor_kind text not null constraint activity_actor_kind_check check (actor_kind in ('requester', 'staff', 'system')),
  actor_id text,
  actor_name text,
  at timestamptz not null,
  event jsonb not null,
  -- A press or a job that comes twice is entered once.
  key text constraint activity_key_key unique
);

create index activity_need_idx on activity (need_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only' using errcode = '42501';
end $$;

create trigger activity_append_only before update on activity for each row execute function refuse_change();

-- Kept both ways round, so that either need lists the other.
create table need_likeness (
  need_id bigint not null constraint need_likeness_need_fkey references need (id) on delete cascade,
  other_id bigint not null constraint need_likeness_other_fkey references need (id) on delete cascade,
  likeness text not null constraint need_likeness_check check (likeness in ('same', 'related')),
  score double precision not null,
  reason text not null,
  primary key (need_id, other_id)
);

create index need_likeness_other_idx on need_likeness (other_id);

create table notice (
  id bigint generated always as identity primary key,
  need_id bigint not null constraint notice_need_fkey references need (id) on delete cascade,
  requester_id text not null,
  activity_id bigint not null constraint notice_activity_fkey references activity (id) on delete cascade,
  text text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notice_activity_key unique (activity_id, requester_id)
);

create index notice_requester_idx on notice (requester_id, id desc);

-- Tries to open a need by number and phone tail from a browser that does not own it.
create table access_attempt (
  id bigint generated always as identity primary key,
  requester_id text not null,
  address text not null,
  at timestamptz not null
);

create index access_attempt_idx on access_attempt (at);

-- Directories. `fields` is the whole entry as the domain knows it; the columns are for finding it.
create table enterprise (
  id text primary key,
  name text not null,
  -- The names by which a need's enterprise is recognised, normalised.
  keys text[] not null,
  fields jsonb not null,
  sample boolean not null default false,
  updated_at timestamptz not null,
  constraint enterprise_name_key unique (name)
);

create index enterprise_keys_idx on enterprise using gin (keys);

create table solver (
  id text primary key,
  kind text not null constraint solver_kind_check
    check (kind in ('expert', 'enterprise', 'technology', 'institute', 'investor')),
  name text not null,
  fields jsonb not null,
  -- The file or sheet it came from.
  origin text not null,
  sample boolean not null default false,
  updated_at timestamptz not null
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id bigint constraint audit_staff_fkey references staff (id),
  actor text not null,
  action text not null,
  subject text not null,
  allowed boolean not null
);

create index audit_at_idx on audit (at desc, id desc);
