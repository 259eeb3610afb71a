// Generated from packages/garments/spec/garments.json by packages/garments/tools/generate.mjs. Do not edit.
export const keypointHash = '7a27102b3833cccc'
export const dimensionVersion = 1
/** Below this probability of the most probable type, the person is asked which it is. */
export const clearTypeProbability = 0.6
export const keypointNames = [
  "neckline_left",
  "neckline_right",
  "center_front",
  "shoulder_left",
  "shoulder_right",
  "armpit_left",
  "armpit_right",
  "waistline_left",
  "waistline_right",
  "cuff_left_in",
  "cuff_left_out",
  "cuff_right_in",
  "cuff_right_out",
  "top_hem_left",
  "top_hem_right",
  "waistband_left",
  "waistband_right",
  "crotch",
  "bottom_left_in",
  "bottom_left_out",
  "bottom_right_in",
  "bottom_right_out",
  "hemline_left",
  "hemline_right"
] as const
export const flipPairs = [
  [
    "neckline_left",
    "neckline_right"
  ],
  [
    "shoulder_left",
    "shoulder_right"
  ],
  [
    "armpit_left",
    "armpit_right"
  ],
  [
    "waistline_left",
    "waistline_right"
  ],
  [
    "cuff_left_in",
    "cuff_right_in"
  ],
  [
    "cuff_left_out",
    "cuff_right_out"
  ],
  [
    "top_hem_left",
    "top_hem_right"
  ],
  [
    "waistband_left",
    "waistband_right"
  ],
  [
    "bottom_left_in",
    "bottom_right_in"
  ],
  [
    "bottom_left_out",
    "bottom_right_out"
  ],
  [
    "hemline_left",
    "hemline_right"
  ]
] as const
export const garmentTypeNames = [
  "blouse",
  "outwear",
  "trousers",
  "skirt",
  "dress"
] as const
export const dimensionNames = [
  "chest",
  "waist",
  "shoulders",
  "neck",
  "length_left",
  "length_right",
  "left_sleeve",
  "right_sleeve",
  "left_cuff",
  "right_cuff",
  "hem",
  "full_length_left",
  "full_length_right",
  "waistband",
  "left_leg",
  "right_leg",
  "left_inseam",
  "right_inseam",
  "front_rise",
  "left_opening",
  "right_opening",
  "hemline",
  "length"
] as const
export const garmentTypeSpecs = {
  "blouse": {
    "keypoints": [
      "neckline_left",
      "neckline_right",
      "center_front",
      "shoulder_left",
      "shoulder_right",
      "armpit_left",
      "armpit_right",
      "cuff_left_in",
      "cuff_left_out",
      "cuff_right_in",
      "cuff_right_out",
      "top_hem_left",
      "top_hem_right"
    ],
    "normalisation": [
      "armpit_left",
      "armpit_right"
    ],
    "dimensions": [
      {
        "name": "chest",
        "kind": "width",
        "from": [
          "armpit_left"
        ],
        "to": [
          "armpit_right"
        ],
        "original": true
      },
      {
        "name": "waist",
        "kind": "width",
        "from": [
          "top_hem_left"
        ],
        "to": [
          "top_hem_right"
        ],
        "original": true
      },
      {
        "name": "shoulders",
        "kind": "width",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "shoulder_right"
        ],
        "original": true
      },
      {
        "name": "neck",
        "kind": "width",
        "from": [
          "neckline_left"
        ],
        "to": [
          "neckline_right"
        ],
        "original": true
      },
      {
        "name": "length_left",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "top_hem_left"
        ],
        "original": true
      },
      {
        "name": "length_right",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "top_hem_right"
        ],
        "original": true
      },
      {
        "name": "left_sleeve",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": true
      },
      {
        "name": "right_sleeve",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": true
      },
      {
        "name": "left_cuff",
        "kind": "width",
        "from": [
          "cuff_left_in"
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": true
      },
      {
        "name": "right_cuff",
        "kind": "width",
        "from": [
          "cuff_right_in"
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": true
      }
    ]
  },
  "outwear": {
    "keypoints": [
      "neckline_left",
      "neckline_right",
      "shoulder_left",
      "shoulder_right",
      "armpit_left",
      "armpit_right",
      "waistline_left",
      "waistline_right",
      "cuff_left_in",
      "cuff_left_out",
      "cuff_right_in",
      "cuff_right_out",
      "top_hem_left",
      "top_hem_right"
    ],
    "normalisation": [
      "armpit_left",
      "armpit_right"
    ],
    "dimensions": [
      {
        "name": "chest",
        "kind": "width",
        "from": [
          "armpit_left"
        ],
        "to": [
          "armpit_right"
        ],
        "original": true
      },
      {
        "name": "waist",
        "kind": "width",
        "from": [
          "waistline_left"
        ],
        "to": [
          "waistline_right"
        ],
        "original": true
      },
      {
        "name": "hem",
        "kind": "width",
        "from": [
          "top_hem_left"
        ],
        "to": [
          "top_hem_right"
        ],
        "original": false
      },
      {
        "name": "shoulders",
        "kind": "width",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "shoulder_right"
        ],
        "original": true
      },
      {
        "name": "neck",
        "kind": "width",
        "from": [
          "neckline_left"
        ],
        "to": [
          "neckline_right"
        ],
        "original": true
      },
      {
        "name": "length_left",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "waistline_left"
        ],
        "original": true
      },
      {
        "name": "length_right",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "waistline_right"
        ],
        "original": true
      },
      {
        "name": "full_length_left",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "top_hem_left"
        ],
        "original": false
      },
      {
        "name": "full_length_right",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "top_hem_right"
        ],
        "original": false
      },
      {
        "name": "left_sleeve",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": true
      },
      {
        "name": "right_sleeve",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": true
      },
      {
        "name": "left_cuff",
        "kind": "width",
        "from": [
          "cuff_left_in"
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": true
      },
      {
        "name": "right_cuff",
        "kind": "width",
        "from": [
          "cuff_right_in"
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": true
      }
    ]
  },
  "trousers": {
    "keypoints": [
      "waistband_left",
      "waistband_right",
      "crotch",
      "bottom_left_in",
      "bottom_left_out",
      "bottom_right_in",
      "bottom_right_out"
    ],
    "normalisation": [
      "waistband_left",
      "waistband_right"
    ],
    "dimensions": [
      {
        "name": "waistband",
        "kind": "width",
        "from": [
          "waistband_left"
        ],
        "to": [
          "waistband_right"
        ],
        "original": true
      },
      {
        "name": "left_leg",
        "kind": "length",
        "from": [
          "waistband_left"
        ],
        "to": [
          "bottom_left_out"
        ],
        "original": true
      },
      {
        "name": "right_leg",
        "kind": "length",
        "from": [
          "waistband_right"
        ],
        "to": [
          "bottom_right_out"
        ],
        "original": true
      },
      {
        "name": "left_inseam",
        "kind": "length",
        "from": [
          "crotch"
        ],
        "to": [
          "bottom_left_in"
        ],
        "original": false
      },
      {
        "name": "right_inseam",
        "kind": "length",
        "from": [
          "crotch"
        ],
        "to": [
          "bottom_right_in"
        ],
        "original": false
      },
      {
        "name": "front_rise",
        "kind": "length",
        "from": [
          "waistband_left",
          "waistband_right"
        ],
        "to": [
          "crotch"
        ],
        "original": false
      },
      {
        "name": "left_opening",
        "kind": "width",
        "from": [
          "bottom_left_in"
        ],
        "to": [
          "bottom_left_out"
        ],
        "original": false
      },
      {
        "name": "right_opening",
        "kind": "width",
        "from": [
          "bottom_right_in"
        ],
        "to": [
          "bottom_right_out"
        ],
        "original": false
      }
    ]
  },
  "skirt": {
    "keypoints": [
      "waistband_left",
      "waistband_right",
      "hemline_left",
      "hemline_right"
    ],
    "normalisation": [
      "waistband_left",
      "waistband_right"
    ],
    "dimensions": [
      {
        "name": "waistband",
        "kind": "width",
        "from": [
          "waistband_left"
        ],
        "to": [
          "waistband_right"
        ],
        "original": true
      },
      {
        "name": "hemline",
        "kind": "width",
        "from": [
          "hemline_left"
        ],
        "to": [
          "hemline_right"
        ],
        "original": true
      },
      {
        "name": "length",
        "kind": "length",
        "from": [
          "waistband_left",
          "waistband_right"
        ],
        "to": [
          "hemline_left",
          "hemline_right"
        ],
        "original": false
      }
    ]
  },
  "dress": {
    "keypoints": [
      "neckline_left",
      "neckline_right",
      "center_front",
      "shoulder_left",
      "shoulder_right",
      "armpit_left",
      "armpit_right",
      "waistline_left",
      "waistline_right",
      "cuff_left_in",
      "cuff_left_out",
      "cuff_right_in",
      "cuff_right_out",
      "hemline_left",
      "hemline_right"
    ],
    "normalisation": [
      "armpit_left",
      "armpit_right"
    ],
    "dimensions": [
      {
        "name": "chest",
        "kind": "width",
        "from": [
          "armpit_left"
        ],
        "to": [
          "armpit_right"
        ],
        "original": true
      },
      {
        "name": "waist",
        "kind": "width",
        "from": [
          "waistline_left"
        ],
        "to": [
          "waistline_right"
        ],
        "original": true
      },
      {
        "name": "hemline",
        "kind": "width",
        "from": [
          "hemline_left"
        ],
        "to": [
          "hemline_right"
        ],
        "original": false
      },
      {
        "name": "shoulders",
        "kind": "width",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "shoulder_right"
        ],
        "original": true
      },
      {
        "name": "neck",
        "kind": "width",
        "from": [
          "neckline_left"
        ],
        "to": [
          "neckline_right"
        ],
        "original": true
      },
      {
        "name": "length_left",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "hemline_left"
        ],
        "original": true
      },
      {
        "name": "length_right",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "hemline_right"
        ],
        "original": true
      },
      {
        "name": "left_sleeve",
        "kind": "length",
        "from": [
          "shoulder_left"
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": true
      },
      {
        "name": "right_sleeve",
        "kind": "length",
        "from": [
          "shoulder_right"
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": true
      },
      {
        "name": "left_cuff",
        "kind": "width",
        "from": [
          "cuff_left_in"
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": true
      },
      {
        "name": "right_cuff",
        "kind": "width",
        "from": [
          "cuff_right_in"
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": true
      }
    ]
  }
} as const
