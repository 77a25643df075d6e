import { defineConfig } from "prisma/config";

// `prisma generate` needs no database; only authoring a migration does (docs/development.md).
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
