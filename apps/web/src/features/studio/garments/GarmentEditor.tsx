'use client'

import type { StudioGarment } from '@fitsize/usecases'
import { useState } from 'react'
import studio from '../studio.module.css'
import { DetailsForm } from './DetailsForm'
import { DuplicateGarment } from './DuplicateGarment'
import { GarmentPhotosSection } from './GarmentPhotosSection'
import { PublishGarment } from './PublishGarment'
import { SizesSection } from './SizesSection'

type GarmentEditorProps = {
  readonly brand: string
  readonly garment: StudioGarment
  readonly mayEdit: boolean
}

/** All of a garment. Its parts are saved by themselves but have one version: what one of them writes is no conflict for another. */
export function GarmentEditor({ brand, garment, mayEdit }: GarmentEditorProps) {
  /** The version that the form's texts were typed over. */
  const [typedOver, setTypedOver] = useState(garment.version)
  // The next one is ours. Were it a later one, somebody else would have written in between, which the form must not miss.
  const onWritten = (version: number) => setTypedOver((before) => (version === before + 1 ? version : before))
  const address = { brand, garmentId: garment.id }
  // Photos and state are shown as they are now, not as they were when the page was opened.
  const version = Math.max(garment.version, typedOver)
  return (
    <div className={studio.columns}>
      <DetailsForm address={address} garment={garment} version={typedOver} mayEdit={mayEdit} onSaved={setTypedOver} />
      <div>
        {mayEdit && <PublishGarment brand={brand} garment={garment} version={version} onWritten={onWritten} />}
        <GarmentPhotosSection
          address={address}
          photos={garment.photos}
          version={version}
          mayEdit={mayEdit}
          onWritten={onWritten}
        />
        <SizesSection garment={garment} />
        {mayEdit && <DuplicateGarment address={address} garmentKey={garment.key} />}
      </div>
    </div>
  )
}
