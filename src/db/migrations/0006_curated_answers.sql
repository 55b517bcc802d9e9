-- Purpose: answers that staff wrote to questions which the documents leave open; each is a policy document of its own as long as it is in use.
-- Tables: curated_answer.
-- An older running version: takes the documents of these answers for files that are elsewhere, and leaves them alone.

create table curated_answer (
  id text primary key,
  question text not null,
  -- The question without punctuation and script: the same question asked again is the same.
  question_key text not null,
  answer text not null,
  source text not null,
  source_on date not null,
  -- Where the source is a clause of ours.
  clause_id text,
  department text not null,
  level text not null
    constraint curated_answer_level_check check (level in ('national', 'provincial', 'municipal', 'district')),
  review_on date not null,
  staff_id bigint constraint curated_answer_staff_fkey references staff (id),
  staff_name text not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text
);

create index curated_answer_key_idx on curated_answer (question_key);

create sequence curated_answer_number owned by curated_answer.id;
