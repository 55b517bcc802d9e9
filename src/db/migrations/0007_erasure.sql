-- Purpose: a person's wish to be forgotten is the one reason for which the log of needs may be changed.
-- Tables: none new; the trigger function of activity and visit.
-- An older running version: survives, it never changes the log.

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  -- Set for one transaction by the erasure of personal data, and by nothing else.
  if tg_table_name = 'activity' and tg_op = 'UPDATE' and current_setting('yiduiyi.erasing', true) = 'on' then
    return new;
  end if;
  raise exception 'the log is append-only' using errcode = '42501';
end $$;
