/** How long things may take (时限): the file `knowledge/deadlines.yaml`. */
import { z } from "zod";

const Days = z.int("要写整数").min(1, "至少1个工作日").max(250, "超过一年的工作日数了");

/**
 * The file `knowledge/deadlines.yaml`.
 *
 * Unit    working days; `nearly_days` may be a part of a day
 */
export const Deadlines = z
  .strictObject({
    claim_days: Days,
    consult_days: Days,
    first_reply_days: Days,
    close_days: Days,
    extended_close_days: Days,
    extension_notice_days: Days,
    objection_days: Days,
    escalation_step_days: Days,
    nearly_days: z.number("要写数字").positive("要大于0"),
  })
  .refine((one) => one.extended_close_days > one.close_days, {
    path: ["extended_close_days"],
    message: "延期后的期限要比办结期限长",
  });
export type Deadlines = z.infer<typeof Deadlines>;
