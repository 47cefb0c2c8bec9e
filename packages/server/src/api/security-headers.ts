import type { FastifyHelmetOptions } from "@fastify/helmet";

const SELF = "'self'";

/** Mantine writes styles into the page, which is the one thing that needs an exception. */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [SELF],
      styleSrc: [SELF, "'unsafe-inline'"],
      imgSrc: [SELF, "data:"],
      fontSrc: [SELF],
      connectSrc: [SELF],
      manifestSrc: [SELF],
      formAction: [SELF],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // Brygga is reached by plain HTTP on its own machine; a proxy that ends TLS sets this for its name.
  hsts: false,
  referrerPolicy: { policy: "same-origin" },
};
