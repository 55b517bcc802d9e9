/** The files that pages load (styles, script, icon), under URLs that carry a hash of their content. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Web, WebApp } from "./web-context.ts";

/** URLs for the pages, and the files behind them. */
export type Assets = {
  urls: Record<AssetName, string>;
  find(url: string): { body: string; contentType: string } | null;
};

type AssetName = "pico" | "style" | "console" | "chat" | "htmx" | "icon";
type Source = { file: URL; extension: string; contentType: string };

const SOURCES: Record<AssetName, Source> = {
  pico: {
    file: new URL(import.meta.resolve("@picocss/pico/css/pico.min.css")),
    extension: "css",
    contentType: "text/css; charset=utf-8",
  },
  style: {
    file: new URL("./public/style.css", import.meta.url),
    extension: "css",
    contentType: "text/css; charset=utf-8",
  },
  console: {
    file: new URL("./public/console.css", import.meta.url),
    extension: "css",
    contentType: "text/css; charset=utf-8",
  },
  htmx: {
    file: new URL(import.meta.resolve("htmx.org/dist/htmx.min.js")),
    extension: "js",
    contentType: "text/javascript; charset=utf-8",
  },
  chat: {
    file: new URL("./public/chat.js", import.meta.url),
    extension: "js",
    contentType: "text/javascript; charset=utf-8",
  },
  icon: {
    file: new URL("./public/icon.svg", import.meta.url),
    extension: "svg",
    contentType: "image/svg+xml",
  },
};

/** Reads the files once. */
export function loadAssets(): Assets {
  const files = new Map<string, { body: string; contentType: string }>();
  const load = (name: AssetName) => {
    const { file, extension, contentType } = SOURCES[name];
    const body = readFileSync(file, "utf8");
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
    const url = `/assets/${name}.${hash}.${extension}`;
    files.set(url, { body, contentType });
    return url;
  };
  return {
    urls: {
      pico: load("pico"),
      style: load("style"),
      console: load("console"),
      chat: load("chat"),
      htmx: load("htmx"),
      icon: load("icon"),
    },
    find: (url) => files.get(url) ?? null,
  };
}

/** Serves the files; a browser may keep them for a year, since a change gives a new URL. */
export function addAssetRoutes(app: WebApp, web: Web): void {
  app.get("/assets/:file", (c) => {
    const asset = web.assets.find(c.req.path);
    if (asset === null) {
      return c.notFound();
    }
    c.header("Content-Type", asset.contentType);
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    return c.body(asset.body);
  });
}
