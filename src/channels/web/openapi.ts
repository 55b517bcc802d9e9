/** The description of the HTTP interface at `/openapi.json`: paths by hand, bodies from the schemas that parse them. */
import { z } from "zod";
import { Level } from "../../domain/policy-document.ts";
import { CitationStatus, Reply } from "../../domain/reply.ts";
import { FeedbackInput, HandoffInput, MessageInput } from "./parse-input.ts";

type Json = Record<string, unknown>;

const DocumentSummary = z.object({
  id: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  levels: z.array(Level),
  status: CitationStatus,
  department: z.string(),
  issued: z.string().nullable(),
});

const Named = z.object({ id: z.string(), title: z.string() });

const DocumentView = DocumentSummary.extend({
  issuer: z.string().nullable(),
  region: z.string(),
  effective: z.string().nullable(),
  expires: z.string().nullable(),
  source: z.string(),
  reliability: z.array(z.string()),
  contact: z.string().nullable(),
  review: z.boolean(),
  reviewNote: z.string().nullable(),
  textKind: z.enum(["official", "summary"]),
  replaces: z.array(Named),
  replacedBy: z.array(Named),
  replacementNote: z.string().nullable(),
  clauses: z.array(
    z.object({
      path: z.string(),
      heading: z.string(),
      originalPath: z.string().nullable(),
      text: z.string(),
      source: z.string().nullable(),
    }),
  ),
});

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  reference: z.string(),
});

const Readiness = z.object({
  ok: z.boolean(),
  parts: z.record(z.string(), z.string()),
});

const SCHEMAS: Record<string, z.ZodType> = {
  MessageInput,
  FeedbackInput,
  HandoffInput,
  Reply,
  DocumentSummary,
  DocumentView,
  Problem,
  Readiness,
};

/** The document, OpenAPI 3.1. */
export function describeApi(publicUrl: string | null): Json {
  const schemas = Object.entries(SCHEMAS).map(([name, schema]) => {
    const { $schema: _dialect, ...body } = z.toJSONSchema(schema, {
      io: "input",
    });
    return [name, body];
  });
  return {
    openapi: "3.1.0",
    info: { title: "一对一 企业服务助手", version: "1" },
    ...(publicUrl === null ? {} : { servers: [{ url: publicUrl }] }),
    paths: {
      ...describeMessages(),
      ...describeDocuments(),
      ...describeHealth(),
    },
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function describeMessages(): Json {
  return {
    "/api/messages": {
      post: {
        summary:
          "Ask; answers a Reply, or with Accept: text/event-stream the events step {step}, then reply {reply, html} or problem. The same key is answered once; send the conversationId of the Reply to go on.",
        requestBody: jsonBody("MessageInput"),
        responses: {
          200: {
            description: "the reply",
            content: {
              ...json(ref("Reply")),
              "text/event-stream": { schema: { type: "string" } },
            },
          },
          ...problems("400", "403", "413", "415", "429", "503"),
        },
      },
    },
    "/api/feedback": {
      post: {
        summary: "有用 / 没用 for an own message; a later one replaces the earlier",
        requestBody: jsonBody("FeedbackInput"),
        responses: {
          204: { description: "stored" },
          ...problems("400", "403", "404", "415", "429", "503"),
        },
      },
    },
    "/api/handoffs": {
      post: {
        summary: "Ask for a person (转人工) after an own message, once a message",
        requestBody: jsonBody("HandoffInput"),
        responses: {
          200: answer("who takes over", {
            type: "object",
            properties: { department: { type: "string" } },
            required: ["department"],
          }),
          ...problems("400", "403", "404", "415", "429", "503"),
        },
      },
    },
  };
}

function describeDocuments(): Json {
  const query = (name: string, values: readonly string[]) => ({
    name,
    in: "query",
    schema: { type: "string", enum: values },
  });
  const id = {
    name: "id",
    in: "path",
    required: true,
    schema: { type: "string" },
  };
  return {
    "/api/documents": {
      get: {
        summary: "All policy documents, or those of a level or status",
        parameters: [query("level", Level.options), query("status", CitationStatus.options)],
        responses: {
          200: answer("documents", {
            type: "array",
            items: ref("DocumentSummary"),
          }),
          ...problems("503"),
        },
      },
    },
    "/api/documents/{id}": {
      get: {
        summary: "One policy document with its clauses",
        parameters: [id],
        responses: {
          200: answer("the document", ref("DocumentView")),
          ...problems("404", "503"),
        },
      },
    },
  };
}

function describeHealth(): Json {
  const readiness = ref("Readiness");
  const get = (summary: string, responses: Json) => ({
    get: { summary, responses },
  });
  return {
    "/healthz": get("The process is up", {
      200: answer("up", { type: "object" }),
    }),
    "/readyz": get("The service can answer", {
      200: answer("ready", readiness),
      503: answer("not ready", readiness),
    }),
    "/metrics": get("Prometheus metrics", {
      200: {
        description: "metrics",
        content: { "text/plain": { schema: { type: "string" } } },
      },
    }),
    "/openapi.json": get("This document", {
      200: answer("OpenAPI 3.1", { type: "object" }),
    }),
  };
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

function jsonBody(name: string): Json {
  return { required: true, content: json(ref(name)) };
}

function answer(description: string, schema: Json): Json {
  return { description, content: json(schema) };
}

function problems(...statuses: string[]): Json {
  const problem = {
    description: "problem",
    content: { "application/problem+json": { schema: ref("Problem") } },
  };
  return Object.fromEntries(statuses.map((status) => [status, problem]));
}
