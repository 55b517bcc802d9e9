-- Purpose: tries to open a need are also counted by its number, so that many browsers guess no faster than one.
-- Tables: access_attempt (one column).
-- An older running version: survives, its tries name no number.

alter table access_attempt add column number text;
