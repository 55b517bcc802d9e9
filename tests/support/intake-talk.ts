/** Talks with the intake machine alone: no database, no policy answers; numbers count from one. */
import type { DialogueDoor } from "../../scripts/eval/dialogues.ts";
import { advanceIntake } from "../../src/domain/intake.ts";
import { sayFiled, withFiled } from "../../src/domain/intake-filed.ts";
import { sayNotFound } from "../../src/domain/intake-reach.ts";
import { emptyIntake, IntakeState } from "../../src/domain/intake-state.ts";
import type { IntakeSetting, IntakeStep } from "../../src/domain/intake-step.ts";
import type { Profile } from "../../src/domain/intake-turn.ts";
import { detectLocale } from "../../src/domain/script.ts";
import { understandMessage } from "../../src/domain/understand-message.ts";
import { needNames, needSetting } from "./need-setting.ts";

const { needs, boundaries } = needSetting;

const INTAKE_SETTING: IntakeSetting = {
  needs,
  names: needNames,
  keepDays: 7,
  resumeAfterHours: 4,
  retentionMonths: 24,
};

/** A conversation that goes on from turn to turn; the state passes through JSON as it does in the database. */
export type IntakeTalk = {
  say(text: string): IntakeStep;
  later(hours: number): void;
  readonly state: IntakeState;
};

/** Opens a conversation. */
export function openIntakeTalk(profile: Profile | null): IntakeTalk {
  let state = emptyIntake();
  let now = new Date("2026-06-30T10:00:00+08:00");
  let count = 0;
  let filedCount = 0;
  return {
    say(text) {
      const items = understandMessage(text, { needs, boundaries, now });
      const newId = () => `draft-${++count}`;
      const step = advanceIntake(
        state,
        { text, items, locale: detectLocale(text), now, profile, newId },
        INTAKE_SETTING,
      );
      const filed = step.file.map(({ draft }) => ({
        number: numberOf(++filedCount),
        title: draft["summary"]?.text ?? "",
      }));
      state = IntakeState.parse(JSON.parse(JSON.stringify(withFiled(step.state, filed))));
      now = new Date(now.getTime() + 60_000);
      return step;
    },
    later(hours) {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    get state() {
      return state;
    },
  };
}

function numberOf(place: number): string {
  return `XQ-2026-${String(place).padStart(4, "0")}`;
}

/** What a talk knows after some turns: the firm and its contact, the first need as told, what was filed and said last. */
export function hearTalk(...turns: string[]) {
  const talk = openIntakeTalk(null);
  const steps = turns.map((turn) => talk.say(turn));
  const { contact, drafts } = talk.state;
  return {
    enterprise: contact["enterprise"]?.text,
    contact: contact["contact"]?.text,
    phone: contact["phone"]?.text,
    target: drafts[0]?.fields["target"]?.text,
    told: drafts[0]?.told ?? [],
    filed: steps.flatMap(({ file }) => file).length,
    say: steps.at(-1)?.say ?? "",
  };
}

/** Everything that the person reads after a turn: what the machine says, and what the caller adds once it has filed or looked up. */
export function readAloud(step: IntakeStep): { text: string; asks: string[] } {
  const { locale } = step;
  const filed = step.file.map(({ bottleneck }, index) => ({
    number: numberOf(index + 1),
    groupName: "汽车与基础件组",
    groupId: "T2",
    claimDueAt: new Date("2026-07-01T17:30:00+08:00"),
    bottleneck,
  }));
  const lookup = step.lookup === null ? null : sayNotFound(step.lookup, locale);
  const parts = [lookup?.say ?? "", filed.length === 0 ? "" : sayFiled(filed, locale), step.say];
  return { text: parts.filter((part) => part !== "").join("\n\n"), asks: [...step.asks, ...(lookup?.asks ?? [])] };
}

const GROUPS: Readonly<Record<string, string>> = {
  petrochemical: "T1",
  new_materials: "T1",
  energy_environment: "T1",
  automotive: "T2",
  key_components: "T2",
  high_end_equipment: "T3",
  smart_appliances: "T3",
  electronics_info: "T4",
  software_services: "T4",
};

/** The machine as the door of a dialogues suite. */
export const intakeDoor: DialogueDoor = {
  judgesPolicies: false,
  async open() {
    const talk = openIntakeTalk(null);
    return {
      async say(text) {
        const step = talk.say(text);
        const filed = step.file.map((one) => ({ ...one, group: GROUPS[one.cluster ?? ""] ?? "T5" }));
        return { ...readAloud(step), filed, policies: [] };
      },
    };
  },
};
