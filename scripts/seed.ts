import { seed } from "#prisma/seed.ts";

await seed(console.log);
process.exit();
