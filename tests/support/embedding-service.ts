/** A stand-in for an OpenAI-compatible embedding service on a local port: toy vectors by subject, faults on demand, a journal. */
import { createServer, type ServerResponse } from "node:http";
import { z } from "zod";

/** How a call is answered instead of properly: a status, or a fault of the answer. */
export type Fault = number | "hang" | "truncated" | "short vector" | "zero vector" | "one too few" | "longer vectors";

const Request = z.object({
  model: z.string(),
  input: z.array(z.string()),
  encoding_format: z.string(),
});

/** What was sent, in order. */
type Call = z.infer<typeof Request>;

/** A running stand-in. `faults` are used up one a call, then `always` decides. */
export type EmbeddingService = {
  url: string;
  calls: Call[];
  faults: Fault[];
  always: Fault | null;
  close(): Promise<void>;
};

/** Each subject is a direction of its own; a text about none of them points elsewhere. */
const SUBJECTS = [/奖励|zaster/iu, /房租|pad/iu, /仪器|gizmo/iu, /专利/u];

/** The toy vector of a text: equal subjects, equal direction. */
function toyVector(text: string): number[] {
  const about: number[] = SUBJECTS.map((subject) => (subject.test(text) ? 1 : 0));
  return [...about, about.includes(1) ? 0 : 1];
}

/** Starts the stand-in. */
export async function startEmbeddingService(): Promise<EmbeddingService> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const call = Request.parse(JSON.parse(Buffer.concat(chunks).toString()));
    service.calls.push(call);
    answer(response, call, service.faults.shift() ?? service.always);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const service: EmbeddingService = {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/v1`,
    calls: [],
    faults: [],
    always: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}

function answer(response: ServerResponse, call: Call, fault: Fault | null): void {
  if (fault === "hang") {
    return;
  }
  if (typeof fault === "number") {
    response.writeHead(fault, {
      "content-type": "application/json",
      "retry-after-ms": "1",
    });
    response.end(JSON.stringify({ error: { message: "toy fault" } }));
    return;
  }
  const vectors = spoil(call.input.map(toyVector), fault);
  const data = vectors.map((embedding, index) => ({
    object: "embedding",
    index,
    embedding,
  }));
  const body = JSON.stringify({
    object: "list",
    model: call.model,
    data: data.toReversed(),
  });
  response.writeHead(200, { "content-type": "application/json" });
  response.end(fault === "truncated" ? body.slice(0, body.length / 2) : body);
}

function spoil(vectors: number[][], fault: Exclude<Fault, number | "hang"> | null): number[][] {
  const [first = [], ...rest] = vectors;
  switch (fault) {
    case "short vector":
      return [first.slice(1), ...rest];
    case "zero vector":
      return [first.map(() => 0), ...rest];
    case "one too few":
      return rest;
    case "longer vectors":
      return vectors.map((vector) => [...vector, 1]);
    default:
      return vectors;
  }
}
