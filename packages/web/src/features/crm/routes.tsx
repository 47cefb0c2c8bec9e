/** Routes of the CRM screens, below the signed-in frame. */
export const crmRoutes = [] as const;
