import { type CSSVariablesResolver, createTheme, type InputProps, type MantineColorsTuple } from '@mantine/core'

// Mantine asks for ten shades. The tokens decide what is seen, through the variables below, so these only fill in.
const petrol: MantineColorsTuple = [
  '#e9f3f4',
  '#d3e4e7',
  '#a6c8ce',
  '#77abb4',
  '#4f939e',
  '#2f7f8c',
  '#17535e',
  '#114650',
  '#0e3b43',
  '#0a2c32',
]

/** Mantine in FitSize's tokens. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 8,
  colors: { petrol },
  fontFamily: 'var(--font-ui)',
  headings: { fontFamily: 'var(--font-display)', fontWeight: '600' },
  defaultRadius: 'var(--radius-md)',
  focusRing: 'never',
  components: {
    // Not by Input.extend, which would bring the component itself to pages without a field.
    Input: {
      vars: (_theme: unknown, props: InputProps) => ({
        wrapper: {
          '--input-bd': props.error ? 'var(--danger)' : 'var(--line-strong)',
          '--input-bd-focus': 'var(--focus)',
          '--input-bg': 'var(--surface)',
          '--input-color': 'var(--ink)',
          '--input-height': '2.75rem',
        },
      }),
    },
    InputWrapper: {
      styles: {
        label: { marginBottom: 4, fontWeight: 600 },
        description: { marginBottom: 6, color: 'var(--ink-2)', fontSize: 'var(--text-sm)' },
        error: { marginTop: 6, color: 'var(--danger)', fontSize: 'var(--text-sm)', fontWeight: 600 },
      },
    },
    TextInput: { defaultProps: { size: 'md', radius: 'var(--radius-sm)' } },
    PasswordInput: { defaultProps: { size: 'md', radius: 'var(--radius-sm)' } },
    Modal: { defaultProps: { centered: true, radius: 'var(--radius-lg)', overlayProps: { backgroundOpacity: 0.45 } } },
  },
})

const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--link)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--surface-sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-primary-color-filled': 'var(--primary)',
  '--mantine-primary-color-filled-hover': 'var(--primary-hover)',
  '--mantine-primary-color-contrast': 'var(--on-primary)',
  '--mantine-color-petrol-filled': 'var(--primary)',
  '--mantine-color-petrol-filled-hover': 'var(--primary-hover)',
}

/** Lets Mantine's own variables follow the tokens, in both themes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens })
