import type { FirstUser } from "./first-start/first-start.ts";
import type { RunningServer } from "./start-server.ts";

/** What the terminal says when Brygga has started. */
export function describeStart(server: Pick<RunningServer, "url" | "firstUsers" | "demo">): string {
  return [`Brygga runs at ${server.url}`, ...demoLines(server.demo), ...userLines(server.firstUsers)].join(
    "\n",
  );
}

function demoLines(demo: RunningServer["demo"]): string[] {
  if (demo === null) {
    return [];
  }
  return "url" in demo
    ? [
        `A sample ERP answers at ${demo.url} (with ?ConnectorName=Excel: workbooks, such as demo-erp.xlsx)`,
        `Look at its records, and edit them, at ${new URL("/", demo.url).href}`,
      ]
    : [`${withStop(demo.failure)} Brygga runs without it.`];
}

const withStop = (text: string) => (text.endsWith(".") ? text : `${text}.`);

function userLines(users: readonly FirstUser[] | null): string[] {
  if (users === null) {
    return [];
  }
  const width = Math.max(...users.map(({ username }) => username.length));
  return [
    "",
    "This is the first start. Sign in as",
    ...users.map(({ username, role, generatedPassword }) => {
      const password = generatedPassword ?? "with the password that you set";
      return `  ${username.padEnd(width)}  ${password}  (${role})`;
    }),
    "Passwords are not shown again.",
  ];
}
