-- Purpose: policy documents, their clauses, the searchable passages made from them, and the search index's own figures.
-- Tables: policy_document, clause, passage, term, search_index.
-- An older running version: there is none; this is the first migration.

create extension if not exists vector;

create table policy_document (
  id text primary key,
  content_hash text not null,
  front_matter jsonb not null,
  companion jsonb not null,
  levels text[] not null,
  region text not null,
  status text not null
    constraint policy_document_status_check
    check (status in ('in force', 'historical', 'text not supplied', 'annual notice')),
  -- The file it was read from: a document leaves when its file has left the folder that is ingested again.
  origin text not null,
  ingested_at timestamptz not null
);

create table clause (
  id text primary key,
  document_id text not null
    constraint clause_document_fkey references policy_document (id) on delete cascade,
  ordinal integer not null,
  kind text not null constraint clause_kind_check check (kind in ('clause', 'overview', 'gap')),
  path text not null,
  heading text not null,
  original_path text,
  text text not null,
  source text,
  answers text[] not null,
  department text,
  constraint clause_ordinal_key unique (document_id, ordinal)
);

-- A passage is one searchable text of a clause: its own words ('text') or one way to ask for it ('question').
-- The sparse vector's indices are term ids; its values are the BM25 weights of the document side.
create table passage (
  id bigint generated always as identity primary key,
  clause_id text not null constraint passage_clause_fkey references clause (id) on delete cascade,
  kind text not null constraint passage_kind_check check (kind in ('text', 'question')),
  text text not null,
  term_count integer not null,
  weights sparsevec(1000000000) not null,
  embedding vector,
  embedding_model text
) with (toast_tuple_target = 8160);

-- Weights are read on every query: kept uncompressed and inline as long as they fit the page.
alter table passage alter column weights set storage external;

create index passage_clause_idx on passage (clause_id);
create index passage_kind_idx on passage (kind);

create table term (
  id integer generated always as identity primary key,
  kind text not null constraint term_kind_check check (kind in ('text', 'question')),
  text text not null,
  document_frequency integer not null,
  constraint term_kind_text_key unique (kind, text)
);

-- One row a passage kind: what the stored weights were computed with, and the running totals.
create table search_index (
  kind text primary key constraint search_index_kind_check check (kind in ('text', 'question')),
  version integer not null,
  passage_count integer not null,
  total_terms bigint not null,
  average_length double precision not null
);

insert into search_index (kind, version, passage_count, total_terms, average_length)
values ('text', 0, 0, 0, 1), ('question', 0, 0, 0, 1);
