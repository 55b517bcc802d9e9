/** Finds the levels of the documents that replies cite, for their cards. */
import type { Deps } from "../../core/ports.ts";
import { getDocumentView } from "../../core/read-document.ts";
import type { Reply } from "../../domain/reply.ts";
import { NotFoundError } from "../../errors.ts";
import type { CitedLevels } from "./render-reply.ts";

/** Levels by document; one that was taken out since is left out, and its card has no link. */
export async function findCitedLevels(deps: Deps, replies: readonly Reply[]): Promise<CitedLevels> {
  const items = replies.flatMap(({ items }) => items);
  const citations = items.flatMap((item) => (item.kind === "policy_question" ? item.citations : []));
  const ids = new Set(citations.map(({ policy }) => policy));
  const found = await Promise.all([...ids].map((id) => findDocument(deps, id)));
  return new Map(found.flatMap((document) => (document === null ? [] : [[document.id, document.levels]])));
}

async function findDocument(deps: Deps, id: string) {
  try {
    return await getDocumentView(deps, id);
  } catch (error) {
    if (error instanceof NotFoundError) {
      return null;
    }
    throw error;
  }
}
