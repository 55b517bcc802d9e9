-- Purpose: Slack: what came in, what goes out, the threads that are ours, who the people are, and the cards of needs.
-- Tables: slack_inbox, slack_outbox, slack_stream, slack_thread, slack_user, slack_card.
-- An older running version: survives, it does not know these tables.

-- Every event before it is acknowledged. The body goes when the event is done, and is never kept of a classified one.
create table slack_inbox (
  id bigint generated always as identity primary key,
  app text not null constraint slack_inbox_app_check check (app in ('staff', 'enterprise')),
  -- Slack's event id; of presses, commands and forms a name for the one press.
  event_id text not null,
  kind text not null constraint slack_inbox_kind_check check (kind in ('event', 'press', 'command', 'form')),
  -- Of a message: the place that its twin (message and app_mention) shares under another event id.
  channel text,
  ts text,
  -- What is worked off one after the other: a thread or a direct message.
  lane text not null,
  body jsonb,
  secret boolean not null,
  state text not null constraint slack_inbox_state_check check (state in ('waiting', 'done')),
  attempts integer not null default 0,
  received_at timestamptz not null,
  done_at timestamptz,
  constraint slack_inbox_event_key unique (app, event_id),
  constraint slack_inbox_message_key unique (app, channel, ts)
);

create index slack_inbox_waiting_idx on slack_inbox (id) where state = 'waiting';
create index slack_inbox_done_idx on slack_inbox (done_at) where state = 'done';

create table slack_outbox (
  id bigint generated always as identity primary key,
  -- Names the one post; the same key again is the same post.
  key text not null constraint slack_outbox_key_key unique,
  app text not null constraint slack_outbox_app_check check (app in ('staff', 'enterprise')),
  channel text not null,
  thread_ts text,
  -- The post in whose thread this one belongs, or which it changes.
  root_key text,
  kind text not null constraint slack_outbox_kind_check check (kind in ('post', 'update', 'view')),
  -- What it is about; the words of people are read from their own tables when it is sent.
  content jsonb not null,
  state text not null constraint slack_outbox_state_check check (state in ('waiting', 'sending', 'sent', 'buried')),
  -- A try whose end nobody saw: Slack is asked before it is repeated.
  uncertain boolean not null default false,
  attempts integer not null default 0,
  not_before timestamptz not null,
  leased_until timestamptz,
  error_code text,
  posted_channel text,
  posted_ts text,
  created_at timestamptz not null,
  -- A post that finds no way out for a day from here is given up; whoever lets it be tried again moves this.
  tried_since timestamptz not null,
  settled_at timestamptz
);

create index slack_outbox_lane_idx on slack_outbox (app, channel, id) where state in ('waiting', 'sending');
create index slack_outbox_buried_idx on slack_outbox (settled_at) where state = 'buried';
create index slack_outbox_posted_idx on slack_outbox (posted_channel, posted_ts) where posted_ts is not null;

-- A message that grows while an answer is made; the post of that key ends it.
create table slack_stream (
  post_key text primary key,
  app text not null constraint slack_stream_app_check check (app in ('staff', 'enterprise')),
  channel text not null,
  thread_ts text not null,
  ts text not null,
  started_at timestamptz not null,
  -- The person wants no answer any more.
  stopped_at timestamptz
);

create index slack_stream_place_idx on slack_stream (app, channel, thread_ts);

-- Where a conversation takes place; `thread_ts` is null for a direct message without threads.
create table slack_thread (
  conversation_id text primary key,
  app text not null constraint slack_thread_app_check check (app in ('staff', 'enterprise')),
  channel text not null,
  thread_ts text,
  requester_id text not null,
  -- Somebody else has taken the floor: the bot is silent until it is called again.
  person_answered boolean not null default false,
  created_at timestamptz not null
);

create index slack_thread_place_idx on slack_thread (app, channel, thread_ts);
create index slack_thread_requester_idx on slack_thread (requester_id);

create table slack_user (
  team text not null,
  user_id text not null,
  requester_id text not null,
  -- Linked by mail or by an invitation; what they may do is read from `staff` at every press.
  staff_id bigint constraint slack_user_staff_fkey references staff (id),
  linked_by text constraint slack_user_linked_by_check check (linked_by in ('mail', 'invite')),
  external boolean not null,
  -- The firm that the person has confirmed to be theirs, once and in so many words.
  enterprise text,
  enterprise_confirmed_at timestamptz,
  checked_at timestamptz not null,
  primary key (team, user_id)
);

create index slack_user_staff_idx on slack_user (staff_id) where staff_id is not null;

create table slack_card (
  need_id bigint not null constraint slack_card_need_fkey references need (id) on delete cascade,
  channel text not null,
  app text not null constraint slack_card_app_check check (app in ('staff', 'enterprise')),
  post_key text not null constraint slack_card_post_key unique,
  primary key (need_id, channel)
);
