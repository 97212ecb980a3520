import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  // An address that matches no page is answered by the server, so that it reads without a script too.
  experimental: { globalNotFound: true },
  reactStrictMode: true,
  images: { unoptimized: true },
  // npm run check has looked at the types; a build need not look again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "fontkit",
    "nodemailer",
    "pdfkit",
    "pg",
    "pg-boss",
    "pg-copy-streams",
    "pino",
    "prom-client",
  ],
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
