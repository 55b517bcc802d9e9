/** What is stored about this browser's person: shown, handed out as a file, deleted on their wish. */
import { z } from "zod";
import { eraseOwnData, exportOwnData, readOwnData } from "../../core/own-data.ts";
import { toDay } from "../../domain/day.ts";
import { readForm } from "./parse-input.ts";
import { admit } from "./receive-message.ts";
import { renderErased, renderOwnData } from "./render-own-data.ts";
import { identify } from "./requester.ts";
import type { Web, WebApp } from "./web-context.ts";

const EraseForm = z.object({ sure: z.literal("on", "请先勾选确认") });

/** Adds the routes; they come before the page of one need. */
export function addOwnDataRoutes(app: WebApp, web: Web): void {
  app.get("/needs/data", async (c) => {
    const requesterId = await identify(c, web.settings);
    return c.html(renderOwnData(web, { data: await readOwnData(web.deps, requesterId), open: [] }));
  });

  app.get("/needs/data.json", async (c) => {
    const requesterId = await identify(c, web.settings);
    const data = await exportOwnData(web.deps, requesterId);
    const name = `我的数据-${toDay(web.deps.clock())}.json`;
    return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="data.json"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });

  app.post("/needs/data/delete", async (c) => {
    await readForm(c, EraseForm);
    const requesterId = await admit(web, c);
    const erasure = await eraseOwnData(web.deps, requesterId);
    return erasure.kind === "erased"
      ? c.html(renderErased(web, erasure.needs))
      : c.html(renderOwnData(web, { data: await readOwnData(web.deps, requesterId), open: erasure.open }), 409);
  });
}
