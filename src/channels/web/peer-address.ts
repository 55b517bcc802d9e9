/** The other end of a request's connection. */
import type { WebContext } from "./web-context.ts";

/** The address at the other end of the socket; `unknown` where there is no socket. */
export function peerAddress(c: WebContext): string {
  return c.env?.incoming?.socket.remoteAddress ?? "unknown";
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(address);
}
