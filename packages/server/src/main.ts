import { enableCompileCache } from "node:module";
import { projectPaths } from "./project-paths.ts";

// Before anything else is loaded: what an earlier start has compiled is not compiled again.
enableCompileCache(projectPaths.compiledCode);
const { serve } = await import("./serve.ts");

process.exit(await serve(process.env));
