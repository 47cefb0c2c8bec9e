import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressedBeside } from "./compressed-beside.ts";
import { iconWeights } from "./src/build/icon-weights.ts";

/** Where `npm start` serves the API while the web application is being developed. */
const server = "http://127.0.0.1:4620";

export default defineConfig({
  plugins: [iconWeights(), react(), compressedBeside()],
  resolve: { dedupe: ["react", "react-dom", "@mantine/core", "@mantine/hooks"] },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: server, changeOrigin: true }, "/healthz": server },
  },
  build: { target: "es2023", sourcemap: false, chunkSizeWarningLimit: 900 },
});
