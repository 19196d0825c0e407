export type Style = Readonly<Record<string, string>>;

interface Look {
  readonly light: Style;
  readonly dark: Style;
}

const ink = (light: string, dark: string): Look => ({ light: { color: light }, dark: { color: dark } });
const ground = (light: string, dark: string): Look => ({
  light: { "background-color": light },
  dark: { "background-color": dark },
});
const box = (light: [string, string], dark: [string, string]): Look => ({
  light: { "background-color": light[0], color: light[1] },
  dark: { "background-color": dark[0], color: dark[1] },
});

/**
 * What is seen in light and in dark mode. Text has at least 4.5 times the luminance of what it stands on, or the other
 * way round (https://www.w3.org/TR/WCAG22/#contrast-minimum).
 */
const looks = {
  page: box(["#eef0f3", "#1c2128"], ["#0f1216", "#e6e9ed"]),
  sheet: box(["#ffffff", "#1c2128"], ["#181c22", "#e6e9ed"]),
  tile: box(["#f4f6f8", "#1c2128"], ["#222831", "#e6e9ed"]),
  ink: ink("#1c2128", "#e6e9ed"),
  muted: ink("#57606a", "#a6afba"),
  good: ink("#12682f", "#6fd397"),
  bad: ink("#b3261e", "#ff9a90"),
  line: { light: { "border-color": "#dfe3e8" }, dark: { "border-color": "#343c47" } },
  warning: box(["#fff1d6", "#633c00"], ["#3a2b10", "#ffd58a"]),
  note: box(["#e9f1fc", "#1f4170"], ["#1b2b42", "#bcd6f8"]),
  well: box(["#e6f4ea", "#12582a"], ["#17301f", "#9fe0b6"]),
  track: ground("#e7ebf0", "#2c343e"),
  bar: ground("#3a76c6", "#6fa5ec"),
  full: ground("#2c8a4f", "#5cc486"),
  partial: ground("#c08a24", "#e0b155"),
  none: ground("#c2412f", "#f0877a"),
  shade0: ground("#e7ebf0", "#2c343e"),
  shade1: ground("#cfe0f5", "#213f66"),
  shade2: ground("#a9c8ef", "#27528a"),
  shade3: ground("#7eade6", "#3069b1"),
  shade4: ground("#528dd9", "#4b87d6"),
  shade5: ground("#2e6dc2", "#76a8eb"),
  shade6: ground("#1a4d99", "#abccf8"),
} satisfies Record<string, Look>;

export type Role = keyof typeof looks;

/** From no question to the busiest hour. */
export const shades: readonly Role[] = ["shade0", "shade1", "shade2", "shade3", "shade4", "shade5", "shade6"];

/** The attributes of an element that plays a role: inline for mail programs that drop style sheets, a class for dark mode. */
export function paint(role: Role, style: Style = {}): { class: string; style: Style } {
  return { class: role, style: { ...looks[role].light, ...style } };
}

const darkRules = Object.entries(looks).map(([role, { dark }]) => {
  const declarations = Object.entries(dark).map(([property, value]) => `${property}:${value} !important`);
  return `.${role}{${declarations.join(";")}}`;
});

export const styleSheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (max-width:480px){.sheet{padding-left:16px !important;padding-right:16px !important}}",
  `@media (prefers-color-scheme:dark){${darkRules.join("")}}`,
].join("\n");
