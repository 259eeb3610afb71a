import type { FitVerdict } from '@fitsize/ui'

export type SizeLook = {
  readonly look: 'recommended' | 'maybe' | 'plain'
  readonly caption: 'yourSize' | 'maybe' | 'closest'
}

/** How the woven label of the best size looks: yellow and "your size" only where it fits. */
export function sizeLook(verdict: FitVerdict): SizeLook {
  switch (verdict) {
    case 'fits':
      return { look: 'recommended', caption: 'yourSize' }
    case 'unsure':
      return { look: 'maybe', caption: 'maybe' }
    case 'tighter':
    case 'looser':
      return { look: 'plain', caption: 'closest' }
  }
}
