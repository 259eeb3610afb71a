import { garmentTypeNames } from '@fitsize/garments'
import { getImageProps } from 'next/image'
import rendered from '../../../../public/samples/samples.json'
import { type Sample, samplePath } from '../start/samples'

/** The samples on offer. Worked out here, so that neither their list nor what shrinks pictures is sent as a script. */
export const offeredSamples: readonly Sample[] = rendered.samples.flatMap(({ file, type, title }) => {
  const known = garmentTypeNames.find((name) => name === type)
  if (known === undefined) return []
  const { src, srcSet, sizes } = getImageProps({
    src: samplePath({ file }),
    alt: '',
    fill: true,
    sizes: '(min-width: 640px) 14rem, 9.5rem',
  }).props
  const picture = { src, ...(srcSet === undefined ? {} : { srcSet }), ...(sizes === undefined ? {} : { sizes }) }
  return [{ file, type: known, title, picture }]
})
