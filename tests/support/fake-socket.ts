/** The server's side of a web socket, as small as Slack's Socket Mode needs it: text, ping and close, nothing else. */
import { createHash } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/** An open socket. */
export type FakeSocket = {
  url: string;
  readonly open: boolean;
  send(text: string): void;
  ping(): void;
  /** Cuts the connection without a word. */
  cut(): void;
};

const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Accepts sockets on a server; `onText` gets what the client says. */
export function acceptSockets(
  server: Server,
  handlers: { onOpen(socket: FakeSocket): void; onText(socket: FakeSocket, text: string): void },
): void {
  server.on("upgrade", (request: IncomingMessage, stream: Socket) => {
    const key = String(request.headers["sec-websocket-key"]);
    const accept = createHash("sha1").update(`${key}${MAGIC}`).digest("base64");
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    let open = true;
    const write = (opcode: number, payload: Buffer): void => {
      if (open && !stream.destroyed) {
        stream.write(Buffer.concat([header(opcode, payload.length), payload]));
      }
    };
    const socket: FakeSocket = {
      url: request.url ?? "",
      get open() {
        return open && !stream.destroyed;
      },
      send: (text) => write(TEXT, Buffer.from(text)),
      ping: () => write(PING, Buffer.from("ping")),
      cut: () => {
        open = false;
        stream.destroy();
      },
    };
    stream.on("error", () => undefined);
    stream.on("close", () => {
      open = false;
    });
    read(stream, (opcode, payload) => {
      if (opcode === TEXT) {
        handlers.onText(socket, payload.toString());
      } else if (opcode === PING) {
        write(PONG, payload);
      } else if (opcode === CLOSE) {
        write(CLOSE, payload.subarray(0, 2));
        open = false;
        stream.end();
      }
    });
    handlers.onOpen(socket);
  });
}

function header(opcode: number, length: number): Buffer {
  if (length < 126) {
    return Buffer.from([0x80 | opcode, length]);
  }
  if (length < 65_536) {
    return Buffer.from([0x80 | opcode, 126, length >> 8, length & 255]);
  }
  const long = Buffer.alloc(10);
  long.writeUInt8(0x80 | opcode, 0);
  long.writeUInt8(127, 1);
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}

/** Reads whole frames of a client, which are masked and never split here. */
function read(stream: Socket, onFrame: (opcode: number, payload: Buffer) => void): void {
  let left = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    left = Buffer.concat([left, chunk]);
    for (;;) {
      const frame = parse(left);
      if (frame === null) {
        return;
      }
      left = left.subarray(frame.end);
      onFrame(frame.opcode, frame.payload);
    }
  });
}

function parse(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  if (bytes.length < 6) {
    return null;
  }
  const short = bytes.readUInt8(1) & 127;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 6 + extra) {
    return null;
  }
  const length = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const from = 6 + extra;
  if (bytes.length < from + length) {
    return null;
  }
  const mask = bytes.subarray(from - 4, from);
  const payload = Buffer.from(bytes.subarray(from, from + length));
  for (let index = 0; index < length; index += 1) {
    payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  }
  return { opcode: bytes.readUInt8(0) & 15, payload, end: from + length };
}
