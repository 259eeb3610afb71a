import aruco from 'js-aruco2'
import vision from 'js-aruco2/src/cv.js'
import { markerCodes, type SeenMarker } from './board-markers'

/** Pixels as a canvas gives them: red, green, blue, alpha. */
export type Frame = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

// CommonJS without names that a bundler could see.
const { AR } = aruco
const { CV } = vision

const dictionaryName = 'FITSIZE_SHEET'
AR.DICTIONARIES[dictionaryName] = { nBits: 16, tau: 1, codeList: [...markerCodes] }

/** Smallest contour in pixels, and smallest edge, that may be a marker: the library's own (10 pixels) lose far sheets. */
const [smallestContour, smallestEdge, nearest] = [16, 4, 3]

/** How far a contour may run beside its polygon, as a share of its length; the library's own. */
const roughness = 0.05

/** A marker is read from a picture of 6 by 6 modules, 8 pixels each. */
const markerPixels = 48

/** The library's detector with the order of its steps, for markers as small as those of a sheet seen from 2 m. */
class SmallMarkerDetector extends AR.Detector {
  override detect(frame: Frame) {
    CV.grayscale(frame, this.grey)
    CV.adaptiveThreshold(this.grey, this.thres, 2, 7)
    const contours = CV.findContours(this.thres, this.binary)
    const candidates = this.clockwiseCorners(this.findCandidates(contours, smallestContour, roughness, smallestEdge))
    return this.findMarkers(this.grey, this.notTooNear(candidates, nearest), markerPixels)
  }
}

// Of the sheet's 17 patterns the nearest two differ in several modules: one wrong module is still that marker.
const detector = new SmallMarkerDetector({ dictionaryName, maxHammingDistance: 1 })

/** The sheet's markers in a frame. Some may be mistaken: whoever uses them checks that they lie on one sheet. */
export function findMarkers(frame: Frame): SeenMarker[] {
  return detector
    .detect(frame)
    .flatMap(({ id, corners: [first, second, third, fourth] }) =>
      first && second && third && fourth ? [{ id, corners: [first, second, third, fourth] as const }] : [],
    )
}
