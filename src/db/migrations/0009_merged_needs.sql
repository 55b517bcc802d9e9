-- Purpose: finding what was merged into a need, and what was passed on from a merged need to others, wherever it stands.
-- Tables: need, activity (one index each); entries that pass something on get `about`, the number of the need that it comes from.
-- An older running version: survives; what it passes on meanwhile has no `about` and stays in the survivor's log after the merge is undone.

create index need_merged_into_idx on need (merged_into) where merged_into is not null;
create index activity_about_idx on activity ((event ->> 'about')) where event ->> 'about' is not null;

-- The trigger lets an erasure write, and nothing else; this is the other time that what a log says of a person must be found.
select set_config('yiduiyi.erasing', 'on', true);
update activity set event = event || jsonb_build_object('about', substring(event ->> 'text' from '^(XQ-\d{4}-\d+)（已合并）'))
where actor_kind = 'system' and event ->> 'kind' = 'noted' and event ->> 'text' ~ '^XQ-\d{4}-\d+（已合并）的企业';
select set_config('yiduiyi.erasing', 'off', true);
