-- Purpose: what was said and answered, the feedback on it, and requests for a person.
-- Tables: conversation, message, feedback, handoff_request.
-- An older running version: survives, it does not know these tables.

create table conversation (
  id text primary key,
  channel text not null constraint conversation_channel_check check (channel in ('slack', 'web', 'terminal')),
  requester_id text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table message (
  id bigint generated always as identity primary key,
  conversation_id text not null constraint message_conversation_fkey references conversation (id) on delete cascade,
  channel text not null constraint message_channel_check check (channel in ('slack', 'web', 'terminal')),
  key text not null,
  text text not null,
  received_at timestamptz not null,
  reply jsonb,
  -- The condensed questions and the passages that were looked at: the "why" of the answer, and the next turn's memory.
  evidence jsonb,
  replied_at timestamptz,
  constraint message_channel_key_key unique (channel, key)
);

create index message_conversation_idx on message (conversation_id, id);

create table feedback (
  message_id bigint primary key constraint feedback_message_fkey references message (id) on delete cascade,
  helpful boolean not null,
  given_at timestamptz not null
);

create table handoff_request (
  id bigint generated always as identity primary key,
  message_id bigint constraint handoff_request_message_fkey references message (id) on delete set null,
  conversation_id text not null constraint handoff_request_conversation_fkey references conversation (id) on delete cascade,
  department text not null,
  reason text not null,
  requested_at timestamptz not null,
  constraint handoff_request_message_key unique (message_id)
);
