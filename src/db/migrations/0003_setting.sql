-- Purpose: values that the program makes once and must find again, such as the key that signs browser cookies.
-- Tables: setting.
-- An older running version: survives, it does not know this table.

create table setting (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);
