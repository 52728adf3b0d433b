import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent of Atalaya: a deep sea green. Shade 6 holds 5.4:1 on white, shade 3 holds 8:1 on the dark ground. */
const atalaya: MantineColorsTuple = ['#e9f7f5', '#d0ece8', '#a5dad3', '#74c6bb', '#48afa3', '#229287', '#0f766d', '#0b6159', '#084c46', '#063833']
const gray: MantineColorsTuple = ['#f6f8f8', '#eef1f1', '#e2e7e7', '#d3dada', '#b6c0c1', '#8c999b', '#647173', '#4a5557', '#323b3d', '#1d2426']
const dark: MantineColorsTuple = ['#d5dcdc', '#b3bdbe', '#929e9f', '#6d797b', '#3f4a4c', '#2c3537', '#222a2c', '#191f21', '#131819', '#0d1112']

const FONT =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI Variable", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Open Sans", sans-serif'

/** One accent, one type scale (11 12 13 14 16 20 28), an 8-pixel rhythm. */
export const theme = createTheme({
  primaryColor: 'atalaya',
  primaryShade: { light: 6, dark: 6 },
  colors: { atalaya, gray, dark },
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Text: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, fz: 12, events: { hover: true, focus: true, touch: false } } },
    Modal: {
      styles: { title: { fontSize: '1rem', fontWeight: 650 } },
      defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 120 } },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } },
    Badge: { defaultProps: { radius: 'sm', variant: 'light', tt: 'none', fw: 550 } },
  },
})

/** Grounds, inks and the colours that mean something, in both themes; every ink holds 4.5:1 on its ground. */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--at-rail': '#0c2422', '--at-rail-ink': '#b9d6d2', '--at-rail-over': '#163733', '--at-rail-on': '#1d4a44' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b2325',
    '--mantine-color-dimmed': '#566264',
    '--mantine-color-placeholder': '#6a7678',
    '--mantine-color-anchor': '#0b6159',
    '--mantine-color-default-border': '#dfe5e5',
    '--mantine-color-error': '#c22525',
    '--at-ground': '#f5f7f7',
    '--at-list': '#fafbfb',
    '--at-line': '#e6ebeb',
    '--at-over': '#eef2f2',
    '--at-on': '#dff0ed',
    '--at-bubble-in': '#eff3f3',
    '--at-bubble-out': '#d9efeb',
    '--at-bubble-private': '#e7e6fa',
    '--at-note': '#fdf3d4',
    '--at-note-ink': '#6b4d00',
    '--at-private-ink': '#4338a8',
    '--at-public-ink': '#0b6159',
    '--at-good': '#1c7a3e',
    '--at-warn': '#935500',
    '--at-bad': '#c22525',
    '--at-gold': '#8a6100',
  },
  dark: {
    '--mantine-color-body': '#14191a',
    '--mantine-color-text': '#dce3e3',
    '--mantine-color-dimmed': '#9aa7a8',
    '--mantine-color-placeholder': '#859193',
    '--mantine-color-anchor': '#74c6bb',
    '--mantine-color-atalaya-light': '#17322f',
    '--mantine-color-atalaya-light-hover': '#1d3f3b',
    '--mantine-color-atalaya-light-color': '#8fd3ca',
    '--mantine-color-default-border': '#2b3436',
    '--mantine-color-error': '#ff8f8f',
    '--at-rail': '#0a1413',
    '--at-rail-over': '#14302c',
    '--at-ground': '#0f1314',
    '--at-list': '#111617',
    '--at-line': '#242c2e',
    '--at-over': '#1c2324',
    '--at-on': '#17322f',
    '--at-bubble-in': '#20282a',
    '--at-bubble-out': '#173d38',
    '--at-bubble-private': '#2a2850',
    '--at-note': '#3a3013',
    '--at-note-ink': '#f3d98b',
    '--at-private-ink': '#b9b3ff',
    '--at-public-ink': '#74c6bb',
    '--at-good': '#6fce8f',
    '--at-warn': '#f0b45c',
    '--at-bad': '#ff8f8f',
    '--at-gold': '#e2bd62',
  },
})
