/**
 * The arrows between the parts of Brygga (see ARCHITECTURE.md), as rules that fail the build.
 * "A <- B" means: B may import A, never the other way round.
 */

const PARTS = "(?:packages|connectors)/[^/]+|e2e|bench|interop";
const TESTS = "\\.test\\.tsx?$|/testing/|/testing\\.ts$|/simulation/";

/** What each part may import of ours, besides itself. */
const ARROWS = {
  "packages/protocol": [],
  "packages/api-contract": [],
  "packages/connector-sdk": ["packages/protocol"],
  "packages/sync-engine": ["packages/protocol"],
  "packages/connector-check": ["packages/protocol", "packages/api-contract", "packages/connector-sdk"],
  "packages/server": [
    "packages/protocol",
    "packages/api-contract",
    "packages/sync-engine",
    "packages/connector-check",
  ],
  "packages/web": ["packages/api-contract"],
  "packages/cli": [
    "packages/protocol",
    "packages/api-contract",
    "packages/connector-check",
    "packages/server",
  ],
  "connectors/(?!demo/)[^/]+": ["packages/protocol", "packages/connector-sdk"],
  // Serves the other connectors on one port: the ERP that `npm start` brings along.
  "connectors/demo": ["packages/protocol", "packages/connector-sdk", "connectors/[^/]+"],
};

/** These tests talk to real connectors over real SOAP. */
const TEST_ARROWS = {
  "packages/cli": ["packages/connector-sdk", "connectors/[^/]+"],
  "packages/connector-check": ["connectors/[^/]+"],
  "packages/server": ["packages/connector-sdk", "connectors/[^/]+"],
};

/** Inside the server: what each folder may import of the others. main.ts and compose.ts join them all. */
const SERVER_ARROWS = {
  db: [],
  crm: ["db"],
  "connector-client": ["db"],
  auth: ["db", "crm"],
  jobs: ["db"],
  admin: ["db", "crm", "connector-client", "auth", "jobs"],
  sync: ["db", "crm", "connector-client", "auth", "jobs", "admin"],
  // compose.ts says what the routes are given; that it does not import them in turn is the rule on cycles.
  api: ["db", "crm", "connector-client", "auth", "jobs", "admin", "sync", "compose.ts"],
};

/** Inside the server's sync: a folder may import those before it. sync-service.ts stands before the jobs. */
const SYNC_ORDER = [
  "listing",
  "problems",
  "log",
  "links",
  "commit",
  "cycle",
  "linking",
  "sync-service.ts",
  "health",
  "jobs",
  "imports",
  "matching",
];

/** Inside the engine, in the order of SPEC.md: a folder may import those before it. */
const ENGINE_ORDER = [
  "memory",
  "model",
  "transform",
  "merge",
  "commit",
  "read",
  "write",
  "cycle",
  "connect",
  "jobs",
  "create",
  "import",
  "matching",
  "preflight",
];

/** "$1" is the name of the importing part itself, taken from the `from` pattern. */
const partRule = (name, from, allowed) => ({
  name: `arrow: ${name}`,
  comment: `${name} imports ${allowed.join(", ") || "no other part"} and nothing else of ours.`,
  severity: "error",
  from,
  to: {
    path: `^(?:${PARTS})/`,
    pathNot: `^(?:${["packages/$1", "connectors/$1", ...allowed].join("|")})/`,
  },
});

const partRules = Object.entries(ARROWS).flatMap(([part, allowed]) => {
  const path = `^${part.replace(/\/(.*)$/, "/($1)")}/`;
  const inTests = [...allowed, ...(TEST_ARROWS[part] ?? [])];
  return [
    partRule(part, { path, pathNot: TESTS }, allowed),
    partRule(`${part} (tests)`, { path: `${path}.*(?:${TESTS})` }, inTests),
  ];
});

const pattern = (name) => (name.endsWith(".ts") ? `${name.replace(".", "\\.")}$` : `${name}/`);
const serverFolders = Object.keys(SERVER_ARROWS).join("|");
const serverRules = Object.entries(SERVER_ARROWS).map(([folder, allowed]) => ({
  name: `arrow: server/${folder}`,
  comment: `Inside the server: db <- crm <- {admin, sync} <- api. ${folder} imports ${allowed.join(", ") || "none of them"}.`,
  severity: "error",
  from: { path: `^packages/server/src/${folder}/`, pathNot: TESTS },
  to: {
    path: `^packages/server/src/(?:(?:${serverFolders})/|main\\.ts$|compose\\.ts$)`,
    pathNot: `^packages/server/src/(?:${[folder, ...allowed].map(pattern).join("|")})`,
  },
}));

/** Rules for parts of `folder` in an order in which each imports only those before it; what is in no part, none. */
const orderRules = (name, folder, order) =>
  order.map((part, index) => ({
    name: `order: ${name}/${part}`,
    comment: `${name}: ${order.join(" <- ")}. ${part} imports only those before it.`,
    severity: "error",
    from: { path: `^${folder}/${pattern(part)}`, pathNot: TESTS },
    to: {
      path: `^${folder}/`,
      pathNot: `^${folder}/(?:${order
        .slice(0, index + 1)
        .map(pattern)
        .join("|")})`,
    },
  }));

export default {
  forbidden: [
    ...partRules,
    ...serverRules,
    ...orderRules("sync-engine", "packages/sync-engine/src", ENGINE_ORDER),
    ...orderRules("sync", "packages/server/src/sync", SYNC_ORDER),
    {
      name: "no-cycles",
      comment: "Two files that import each other are one file in disguise.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "by-name-not-by-path",
      comment: "A part imports another by its name (@brygga/protocol), never by ../../.",
      severity: "error",
      from: { path: `^(${PARTS})/` },
      to: { pathNot: "^$1/|^node_modules/|^\\.\\./", dependencyTypes: ["local"] },
    },
    {
      name: "tests-stay-tests",
      comment: "What runs in production imports no test and no test support.",
      severity: "error",
      from: { path: "^(?:packages|connectors)/[^/]+/src/", pathNot: TESTS },
      to: { path: `^(?:packages|connectors)/[^/]+/src/.*(?:${TESTS})` },
    },
    {
      name: "resolvable",
      comment: "The imported file or package does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "A part names every package it imports in its own package.json (test tools: in the root's).",
      severity: "error",
      from: { path: `^(?:${PARTS})/src/`, pathNot: TESTS },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-io",
      comment: "protocol, sync-engine and api-contract hold no I/O: they get what they need through ports.",
      severity: "error",
      from: { path: "^packages/(?:protocol|sync-engine|api-contract)/src/", pathNot: TESTS },
      to: {
        dependencyTypes: ["core"],
        path: "^(?:node:)?(?:fs|net|tls|http|https|http2|dns|dgram|child_process|worker_threads|sqlite|cluster)(?:/|$)",
      },
    },
    {
      name: "web-in-the-browser",
      comment: "What the browser runs has no Node.js modules.",
      severity: "error",
      from: { path: "^packages/web/src/", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(?:^|/)dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    progress: { type: "none" },
  },
};
