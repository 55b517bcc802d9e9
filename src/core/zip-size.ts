/** Measures what a zip file really holds before anything else opens it, so that a small file cannot fill the memory. */
import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
/** The comment after the end record has at most this many bytes. */
const MAX_COMMENT_BYTES = 65_535;
const STORED = 0;
const DEFLATED = 8;

/**
 * Whether the file is a zip whose entries inflate to at most `maxBytes` together.
 *
 * Shape   sizes that the file declares are not believed: each entry is inflated and thrown away
 */
export function isZipWithin(bytes: Uint8Array, maxBytes: number): "within" | "larger" | "no zip" {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let left = maxBytes;
    for (const { data, method } of listEntries(buffer)) {
      const size = method === STORED ? data.length : inflate(data, left);
      if (size === null || size > left) {
        return "larger";
      }
      left -= size;
    }
    return "within";
  } catch {
    return "no zip";
  }
}

type Entry = { data: Buffer; method: number };

function listEntries(buffer: Buffer): Entry[] {
  const end = findEnd(buffer);
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let count = buffer.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(buffer.readUInt32LE(at) === DIRECTORY_ENTRY);
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 20);
    const local = buffer.readUInt32LE(at + 42);
    expect(buffer.readUInt32LE(local) === LOCAL_ENTRY && (method === STORED || method === DEFLATED));
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    entries.push({ data: buffer.subarray(start, start + size), method });
    at += 46 + buffer.readUInt16LE(at + 28) + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  expect(entries.length > 0);
  return entries;
}

function findEnd(buffer: Buffer): number {
  const first = Math.max(0, buffer.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = buffer.length - END_BYTES; at >= first; at -= 1) {
    if (buffer.readUInt32LE(at) === END_OF_DIRECTORY) {
      return at;
    }
  }
  throw new Error("no end of directory");
}

/** The inflated size; null when it is larger. */
function inflate(data: Buffer, maxBytes: number): number | null {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, maxBytes) }).length;
  } catch (cause) {
    if (cause instanceof RangeError) {
      return null;
    }
    throw cause;
  }
}

function expect(holds: boolean): void {
  if (!holds) {
    throw new Error("not a zip that can be read");
  }
}
