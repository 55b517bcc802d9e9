/** Listens on a port for the web application, and stops in order. */
import { createAdaptorServer } from "@hono/node-server";
import { ConfigError } from "../../errors.ts";
import type { WebApp } from "./web-context.ts";

/** A listening server. `close` lets answers under way end for a moment, then cuts them. */
export type WebServer = { url: string; close(): Promise<void> };

/** How long an answer under way may still take when the service stops. */
const CLOSE_GRACE_MS = 3_000;

/**
 * Starts listening; port 0 takes a free one.
 *
 * Errors  ConfigError in one sentence when the port cannot be had
 */
export async function serveWeb(app: Pick<WebApp, "fetch">, place: { host: string; port: number }): Promise<WebServer> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(explain(cause, place)));
    server.listen(place.port, place.host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : place.port;
  const host = place.host.includes(":") ? `[${place.host}]` : place.host;
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        const cut = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), CLOSE_GRACE_MS);
        server.close((error) => {
          clearTimeout(cut);
          error === undefined ? resolve() : reject(error);
        });
        if ("closeIdleConnections" in server) {
          server.closeIdleConnections();
        }
      }),
  };
}

function explain(cause: Error, { host, port }: { host: string; port: number }): ConfigError {
  const code = "code" in cause ? cause.code : null;
  if (code === "EADDRINUSE") {
    return new ConfigError(`端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 换一个端口。`, { cause });
  }
  if (code === "EACCES") {
    return new ConfigError(`没有权限使用端口 ${port}：请用 PORT 换一个 1024 以上的端口。`, { cause });
  }
  return new ConfigError(`不能在 ${host} 的端口 ${port} 上提供网页：请检查 HOST 和 PORT 的设置。`, { cause });
}
