-- Purpose: visits to enterprises (走访), written once and never changed.
-- Tables: visit.
-- An older running version: survives, it does not know this table.

create table visit (
  id bigint generated always as identity primary key,
  enterprise_id text not null constraint visit_enterprise_fkey references enterprise (id),
  visited_on date not null,
  staff_id bigint constraint visit_staff_fkey references staff (id),
  staff_name text not null,
  text text not null,
  created_at timestamptz not null,
  -- A press that comes twice is entered once.
  key text not null constraint visit_key_key unique
);

create index visit_enterprise_idx on visit (enterprise_id, visited_on desc, id desc);

create trigger visit_append_only before update or delete on visit for each row execute function refuse_change();
