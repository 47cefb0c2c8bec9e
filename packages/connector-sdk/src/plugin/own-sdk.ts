import { registerHooks } from "node:module";

const OURS = /^@brygga\/(?:connector-sdk|protocol)(?:\/|$)/;

/**
 * Lets every import of the SDK, from wherever a plugin lies, find the SDK of this process. So a plugin that is a
 * single file needs nothing installed, and one that brought an SDK along does not end up with two, whose errors and
 * notes would not know each other.
 */
export function shareOwnSdk(): void {
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      OURS.test(specifier)
        ? nextResolve(specifier, { ...context, parentURL: import.meta.url })
        : nextResolve(specifier, context),
  });
}
