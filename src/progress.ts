/** A progress bar on standard error: drawn in place on a terminal, a few plain lines elsewhere. */

const WIDTH = 24;

/** Starts a bar; nothing is drawn before the first update, so quick work stays quiet. A second `end` does nothing. */
export function showProgress(label: string): {
  update(done: number, total: number): void;
  end(): void;
} {
  const terminal = process.stderr.isTTY;
  let lastStep = -1;
  let drawn = false;
  return {
    update(done, total) {
      const share = total === 0 ? 1 : done / total;
      const step = Math.floor(share * (terminal ? 100 : 4));
      if (step === lastStep) {
        return;
      }
      lastStep = step;
      drawn = true;
      const filled = Math.round(share * WIDTH);
      const bar = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}`;
      process.stderr.write(`${terminal ? "\r" : ""}${label} ${bar} ${done}/${total}${terminal ? "" : "\n"}`);
    },
    end() {
      if (drawn && terminal) {
        process.stderr.write("\n");
      }
      drawn = false;
    },
  };
}
