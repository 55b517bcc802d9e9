/** The embedded PostgreSQL (PGlite) behind an ordinary `pg.Pool`. The only file that knows PGlite. */
import { PGlite } from "@electric-sql/pglite";
import { PglitePgConnection } from "@electric-sql/pglite/node-postgres";
import { vector } from "@electric-sql/pglite-pgvector";
import pg from "pg";

/** An embedded database: the pool that speaks to it, a snapshot of its files, and its end. */
export type EmbeddedDatabase = {
  pool: pg.Pool;
  snapshot(): Promise<Blob>;
  close(): Promise<void>;
};

type EmbeddedOptions = {
  folder: string | null;
  snapshot: Blob | null;
  connectionTimeoutMs: number;
};

/**
 * Starts PostgreSQL inside this process: on a folder, or in memory when `folder` is null.
 *
 * Shape   the pool has exactly one connection, for PGlite has one backend
 * Errors  whatever PGlite throws; the caller holds the folder's lock
 * NOTE: PGlite starts with -F (fsync off); on a folder we start it without, so that a commit is on the disk.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const durable = PGlite.defaultStartParams.filter((param) => param !== "-F");
  const pglite = await PGlite.create({
    ...(options.folder === null ? {} : { dataDir: options.folder, startParams: durable }),
    ...(options.snapshot === null ? {} : { loadDataDir: options.snapshot }),
    extensions: { vector },
  });
  // NOTE: one connection object per client; a shared one keeps the listeners of the client before.
  class EmbeddedClient extends pg.Client {
    constructor() {
      super({
        connection: new PglitePgConnection({ pglite }),
      } as pg.ClientConfig);
    }
  }
  const pool = new pg.Pool({
    Client: EmbeddedClient,
    max: 1,
    connectionTimeoutMillis: options.connectionTimeoutMs,
  });
  return {
    pool,
    snapshot: () => pglite.dumpDataDir("none"),
    close: async () => {
      await pool.end();
      await pglite.close();
    },
  };
}
