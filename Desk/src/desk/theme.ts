import i18next from 'i18next';
import { createTheme, type ConvertCSSVariablesInput, type MantineColorsTuple, type MantineTheme } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#eff1fd', '#dfe3fa', '#c0c8f4', '#9ba7ec', '#7c8be4', '#6475dc', '#5263d3', '#3f4fc4', '#3542a8', '#2b3687',
];

const dark: MantineColorsTuple = [
  '#e3e6ee', '#c3c8d5', '#a0a7b9', '#767e93', '#3b4254', '#2d3342', '#232835', '#1a1e28', '#141821', '#0e1118',
];

const gray: MantineColorsTuple = [
  '#f7f8fa', '#f0f2f5', '#e5e8ed', '#d8dce3', '#c4c9d3', '#9aa1af', '#6b7383', '#4d5565', '#333a48', '#1e2430',
];

/** Colours, type and the defaults of the components; `variables` completes it. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  colors: { iris, dark, gray },
  black: '#1b2130',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8438rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Drawer: { defaultProps: { lockScroll: false } },
    // The focus goes to the first entry: a place beside the entries is nothing that a menu may hold.
    Menu: { defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    TextInput: { defaultProps: { size: 'sm' } },
    // Who cannot see the cross hears what it does, in the language of the moment.
    Notification: { defaultProps: () => ({ closeButtonProps: { 'aria-label': i18next.t('close') } }) },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600 } },
  },
});

const tinted = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'grape', 'gray', 'iris'];

/** Text on a tint where the ninth shade is too pale, or needlessly dark. */
const darkText: Record<string, string> = { yellow: '#7a4a00', gray: '#4d5565', iris: 'var(--mantine-color-iris-7)' };

/** What Mantine's own defaults leave below the contrast of WCAG 2.2 AA, and the desk's surfaces. */
export function variables(_: MantineTheme): ConvertCSSVariablesInput {
  return {
    variables: {},
    light: {
      '--mantine-color-dimmed': '#59606f',
      '--mantine-color-placeholder': '#6b7280',
      '--mantine-color-error': 'var(--mantine-color-red-9)',
      '--mantine-color-disabled-color': '#6b7280',
      ...tints((color) => [`color-mix(in srgb, var(--mantine-color-${color}-6) 11%, white)`, darkText[color] ?? `color-mix(in srgb, var(--mantine-color-${color}-9) 82%, black)`]),
      '--desk-canvas': 'var(--mantine-color-gray-1)',
      '--desk-surface': '#ffffff',
      '--desk-raised': '#ffffff',
      '--desk-hover': 'var(--mantine-color-gray-0)',
      '--desk-line': 'var(--mantine-color-gray-2)',
      '--desk-customer': 'var(--mantine-color-gray-1)',
      '--desk-agent': 'var(--mantine-color-iris-0)',
      '--desk-note': '#fff6db',
      '--desk-note-line': '#ecd58a',
    },
    dark: {
      '--mantine-color-body': 'var(--mantine-color-dark-7)',
      '--mantine-color-placeholder': '#8b93a7',
      '--mantine-color-error': 'var(--mantine-color-red-4)',
      '--mantine-color-disabled-color': '#8b93a7',
      '--mantine-color-anchor': 'var(--mantine-color-iris-3)',
      ...tints((color) => [`color-mix(in srgb, var(--mantine-color-${color}-5) 16%, #1a1e28)`, `var(--mantine-color-${color}-2)`]),
      '--desk-canvas': 'var(--mantine-color-dark-9)',
      '--desk-surface': 'var(--mantine-color-dark-8)',
      '--desk-raised': 'var(--mantine-color-dark-7)',
      '--desk-hover': 'var(--mantine-color-dark-7)',
      '--desk-line': 'var(--mantine-color-dark-5)',
      '--desk-customer': 'var(--mantine-color-dark-6)',
      '--desk-agent': '#262d55',
      '--desk-note': '#352e17',
      '--desk-note-line': '#5f5223',
    },
  };
}

function tints(of: (color: string) => [background: string, text: string]): Record<string, string> {
  return Object.fromEntries(
    tinted.flatMap((color) => {
      const [background, text] = of(color);
      return [[`--mantine-color-${color}-light`, background], [`--mantine-color-${color}-light-color`, text]];
    }),
  );
}
