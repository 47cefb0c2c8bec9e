/** Where a Sync Connector is: at a URL, in a plugin, behind a registered application. */
export const places = {
  label: "Where is the Sync Connector?",
  kinds: { url: "At a URL", plugin: "Plugin", app: "Application" },
  plugin: {
    label: "Plugin",
    hint: "Plugins are installed with this Brygga. Each runs in a process of its own.",
    looking: "Looking for plugins…",
    none: "No plugin can be used here. Put one into the connectors folder of the server (BRYGGA_CONNECTORS), then look again.",
    lookAgain: "Look again",
    from: "From {{source}}",
    refused_one: "{{count}} plugin cannot be used",
    refused_other: "{{count}} plugins cannot be used",
    missing: "Choose a plugin.",
    gone: "It is no longer installed.",
  },
  app: {
    label: "Application",
    hint: "An application and Brygga prove to each other who they are before anything else is said.",
    none: "No application is registered yet.",
    register: "Register an application",
    missing: "Choose an application.",
    gone: "It is no longer registered.",
  },
} as const;
