/** Staff and needs for tests: valid by default, only what matters is written. */
import { randomUUID } from "node:crypto";
import { changeNeed } from "../../src/core/change-need.ts";
import type { Deps } from "../../src/core/ports.ts";
import { type ConfirmedDraft, submitNeed } from "../../src/core/submit-need.ts";
import { withTransaction } from "../../src/db/database.ts";
import { insertStaff, type Staff } from "../../src/db/staff.ts";
import type { ActivityEvent } from "../../src/domain/activity.ts";
import type { Role } from "../../src/domain/role.ts";

/** A person of the task force; `groupId` null for the office. */
export async function makeStaff(deps: Deps, role: Role, groupId: string | null, name: string): Promise<Staff> {
  const person = { name, email: null, role, groupId };
  const id = await withTransaction(deps.pool, (tx) => insertStaff(tx, person, deps.clock()));
  return { ...person, id, active: true };
}

/** What a test says of a need. */
export type NeedWords = {
  requesterId: string;
  enterprise: string;
  contact: string;
  phone: string;
  text: string;
  conversationId: string | null;
};

/** A firm's words about a die-casting die, which go to the home group of basic parts. */
export const DIE_NEED: NeedWords = {
  requesterId: "web-firm-a",
  enterprise: "宁波甲模具有限公司",
  contact: "周敏甲",
  phone: "13800004001",
  text: "铝合金压铸模模仁热裂，寿命只有三万模次，希望翻倍",
  conversationId: null,
};

/** A confirmed draft. */
export function makeDraft({ enterprise, contact, phone, text }: NeedWords): ConfirmedDraft {
  const plain = (value: string) => ({ text: value, value, span: null });
  return {
    id: randomUUID(),
    sourceText: text,
    fields: { enterprise: plain(enterprise), contact: plain(contact), phone: plain(phone), problem: plain(text) },
    summary: text.slice(0, 20),
    problem: text,
    cluster: "key_components",
    clusterRunnerUp: null,
    category: "process",
    bottleneck: "no",
    disclosure: "internal",
  };
}

/** Files a need from a browser; its number. */
export async function fileNeed(deps: Deps, changes: Partial<NeedWords>): Promise<string> {
  const words = { ...DIE_NEED, ...changes };
  const { requesterId, conversationId } = words;
  const filed = await withTransaction(deps.pool, (tx) =>
    submitNeed(tx, deps, makeDraft(words), { requesterId, conversationId, channel: "web" }),
  );
  return filed.number;
}

/** Staff change a need; the test fails when it is refused. */
export async function act(deps: Deps, staff: Staff, number: string, event: ActivityEvent): Promise<void> {
  const outcome = await changeNeed(deps, { kind: "staff", staff }, { number, event, key: randomUUID() });
  if (outcome.kind !== "done") {
    throw new Error(`${event.kind} on ${number}: ${JSON.stringify(outcome)}`);
  }
}
