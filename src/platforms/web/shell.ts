import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, Router } from "express";
import helmet from "helmet";

/** Nothing from elsewhere, nothing inline. */
export const securityHeaders = (secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  });

/** The page itself: one HTML shell, and what the build made. */
export function shellRouter(pageFolder: string): Router {
  const router = Router();
  const shell: RequestHandler = (_request, response) => {
    const built = existsSync(join(pageFolder, "app.js"));
    response.setHeader("cache-control", "no-cache");
    response
      .status(built ? 200 : 503)
      .type("html")
      .send(built ? html(pageFolder) : notBuilt);
  };
  router.get(["/", "/enter", "/dashboard"], shell);
  router.use("/page", keep, express.static(pageFolder, { index: false, cacheControl: false, redirect: false }));
  return router;
}

/** What is asked for with its content's hash, in the query or in its name, never changes; the rest is asked for again. */
const keep: RequestHandler = (request, response, next) => {
  const hashed = /\?[0-9a-f]{12}$|-[0-9A-Z]{8}\.\w+$/.test(request.url);
  response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  next();
};

const html = (folder: string) => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>はぐくみ</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/app.css?${fingerprint(folder, "app.css")}">
<script type="module" src="/page/app.js?${fingerprint(folder, "app.js")}"></script>
</head>
<body>
<div id="page"></div>
<noscript>この画面を使うには、JavaScriptを有効にしてください。 / Please enable JavaScript to use this page.</noscript>
</body>
</html>
`;

const notBuilt = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>はぐくみ</title><p>画面が組み立てられていません。npm run build を実行してください。</p></html>`;

const fingerprint = (folder: string, file: string) =>
  existsSync(join(folder, file))
    ? createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex")
        .slice(0, 12)
    : "none";
