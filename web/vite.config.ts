import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// In development the pages ask the server named by SAMPAN_SERVER: `npm run mock`, or a running Sampan.
const server = process.env.SAMPAN_SERVER ?? "http://127.0.0.1:8099";

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, host: "127.0.0.1", proxy: { "/api": server } },
  preview: { port: 4173, host: "127.0.0.1", proxy: { "/api": server } },
  build: {
    manifest: true,
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What every page shares comes in one file: a page is then two requests, not ten.
        codeSplitting: { groups: [{ name: "shared", test: /src[\\/](api|money|parts|words[\\/](common|language|network|phone|words))/ }] },
      },
    },
  },
  test: { environment: "happy-dom", include: ["test/**/*.test.{ts,tsx}"] },
});
