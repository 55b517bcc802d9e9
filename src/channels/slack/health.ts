/** How one Slack app is doing, for `/readyz`: whether events come in, and whether Slack takes our token. */

/** State and since when; `reason` is Slack's own code or a class of error, never a text of a person. */
type Trouble = { since: Date; reason: string };

/** What is known now. */
export type Health = {
  connected(): void;
  disconnected(reason: string, now: Date): void;
  accepted(): void;
  refused(reason: string, now: Date): void;
  /** One short line. */
  describe(): string;
};

/** Begins before the first try. */
export function createHealth(startedAt: Date): Health {
  let door: Trouble | null = { since: startedAt, reason: "connecting" };
  let token: Trouble | null = null;
  return {
    connected: () => {
      door = null;
    },
    disconnected: (reason, now) => {
      door = { since: door?.since ?? now, reason };
    },
    accepted: () => {
      token = null;
    },
    refused: (reason, now) => {
      token = { since: token?.since ?? now, reason };
    },
    describe: () => {
      if (token !== null) {
        return `token refused since ${token.since.toISOString()} (${token.reason})`;
      }
      return door === null ? "connected" : `retrying since ${door.since.toISOString()} (${door.reason})`;
    },
  };
}
