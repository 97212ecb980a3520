import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  /** Tables that only hand-written SQL knows, as `schema.table`: `npm run migration` leaves them alone. */
  tables: { external: [] },
  experimental: { externalTables: true },
});
