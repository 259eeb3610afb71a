// What is used of js-aruco2, which comes without types.
declare module 'js-aruco2' {
  type Corner = { x: number; y: number }
  type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
  type Dictionary = { readonly nBits: number; readonly tau: number; readonly codeList: readonly number[] }
  type Grey = { width: number; height: number; data: unknown }

  class Detector {
    constructor(config: { readonly dictionaryName: string; readonly maxHammingDistance: number })
    grey: Grey
    thres: Grey
    binary: number[]
    findCandidates(contours: Corner[][], minSize: number, epsilon: number, minLength: number): Corner[][]
    clockwiseCorners(candidates: Corner[][]): Corner[][]
    notTooNear(candidates: Corner[][], minDistance: number): Corner[][]
    findMarkers(grey: Grey, candidates: Corner[][], warpSize: number): { id: number; corners: Corner[] }[]
    detect(picture: Picture): { id: number; corners: Corner[] }[]
  }

  const aruco: {
    readonly AR: { readonly DICTIONARIES: Record<string, Dictionary>; readonly Detector: typeof Detector }
  }
  export default aruco
}

declare module 'js-aruco2/src/cv.js' {
  import type { Corner, Grey, Picture } from 'js-aruco2'

  const vision: {
    readonly CV: {
      grayscale(picture: Picture, grey: Grey): Grey
      adaptiveThreshold(grey: Grey, thresholded: Grey, kernelSize: number, threshold: number): Grey
      findContours(thresholded: Grey, binary: number[]): Corner[][]
    }
  }
  export default vision
}
