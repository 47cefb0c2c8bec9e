export const settings = {
  navigation: "Settings navigator",
} as const;
