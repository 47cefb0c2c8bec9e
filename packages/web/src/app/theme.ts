import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** Deep water: the primary colour. Shade 7 on white and white on it are above 7:1. */
const fjord: MantineColorsTuple = [
  "#eaf5f6",
  "#d7e9eb",
  "#add3d7",
  "#7fbcc2",
  "#58a6ae",
  "#36909a",
  "#1c7681",
  "#0f5c66",
  "#0b4a53",
  "#06343b",
];

/** Neutral greys with a breath of the primary, so that both schemes look of one piece. */
const gray: MantineColorsTuple = [
  "#f6f8f8",
  "#eef2f2",
  "#e1e7e8",
  "#cfd8d9",
  "#b3bfc1",
  "#8e9c9e",
  "#637274",
  "#4a5759",
  "#323d3f",
  "#1c2526",
];

const dark: MantineColorsTuple = [
  "#d3dcdd",
  "#b4c1c3",
  "#8fa0a2",
  "#5d7073",
  "#3d4c4f",
  "#2f3c3f",
  "#243033",
  "#1a2427",
  "#141c1f",
  "#0e1416",
];

/** As Mantine has it, but for a last shade that can be read on the second. */
const orange: MantineColorsTuple = [
  "#fff4e6",
  "#ffe8cc",
  "#ffd8a8",
  "#ffc078",
  "#ffa94d",
  "#ff922b",
  "#fd7e14",
  "#f76707",
  "#d9480f",
  "#963705",
];

export const theme = createTheme({
  primaryColor: "fjord",
  primaryShade: { light: 7, dark: 6 },
  colors: { fjord, gray, dark, orange },
  black: "#17282b",
  fontFamily:
    'Inter, "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: "620",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.25" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "0.9375rem", lineHeight: "1.4" },
    },
  },
  fontSizes: { xs: "0.75rem", sm: "0.84375rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  defaultRadius: "md",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "10px", xl: "16px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    Badge: { defaultProps: { tt: "none", fw: 600, miw: "max-content" } },
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    // Descriptions of two lines are sentences, and are read.
    InputWrapper: { styles: { description: { lineHeight: 1.4 } } },
    Tooltip: {
      defaultProps: {
        multiline: true,
        maw: 340,
        withArrow: true,
        openDelay: 150,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Table: { defaultProps: { verticalSpacing: 7, horizontalSpacing: "sm", fz: "sm" } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
  },
});

/** What Mantine's own variables leave too faint or too stark for text in these colours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-dimmed": "#536467",
    "--mantine-color-placeholder": "#6f7f82",
    "--mantine-color-error": "#b3261e",
    "--brygga-page": "#f3f6f6",
    "--brygga-line": "#dde5e6",
    "--brygga-selected": "#e3f1f2",
  },
  dark: {
    "--mantine-color-body": "#1a2427",
    "--mantine-color-dimmed": "#a3b3b5",
    "--mantine-color-placeholder": "#8899a0",
    "--mantine-color-error": "#ff9c94",
    "--mantine-color-anchor": "#7fbcc2",
    // Notices and badges: as quiet as in the light scheme.
    "--mantine-color-fjord-light": "#17424a",
    "--mantine-color-gray-light": "#2b373a",
    "--mantine-color-red-light": "#46201f",
    "--mantine-color-orange-light": "#432a12",
    "--brygga-page": "#12191b",
    "--brygga-line": "#2f3c3f",
    "--brygga-selected": "#1e3a3f",
  },
});
