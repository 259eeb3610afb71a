// Generated from packages/garments/spec/ by packages/garments/tools/generate.mjs. Do not edit.
export const keypointHash = '7a27102b3833cccc'
export const dimensionVersion = 2
/** Below this probability of the most probable type, the person is asked which it is. */
export const clearTypeProbability = 0.6
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
        "course": "path",
        "from": [
          "armpit_left"
        ],
        "via": [],
        "to": [
          "armpit_right"
        ],
        "original": true,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "body_length",
        "kind": "length",
        "course": "perpendicular",
        "from": [
          "neckline_left",
          "neckline_right"
        ],
        "toLine": [
          [
            "top_hem_left"
          ],
          [
            "top_hem_right"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.5,
        "trust": "high"
      },
      {
        "name": "waist",
        "kind": "width",
        "course": "path",
        "from": [
          "top_hem_left"
        ],
        "via": [],
        "to": [
          "top_hem_right"
        ],
        "original": true,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "left_sleeve_from_neck",
        "kind": "length",
        "course": "path",
        "from": [
          "neckline_left"
        ],
        "via": [
          [
            "shoulder_left"
          ]
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": false,
        "repeatabilityCm": 0.7,
        "trust": "high"
      },
      {
        "name": "right_sleeve_from_neck",
        "kind": "length",
        "course": "path",
        "from": [
          "neckline_right"
        ],
        "via": [
          [
            "shoulder_right"
          ]
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": false,
        "repeatabilityCm": 0.7,
        "trust": "high"
      },
      {
        "name": "left_sleeve_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "armpit_left"
        ],
        "via": [],
        "to": [
          "cuff_left_in"
        ],
        "original": false,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "right_sleeve_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "armpit_right"
        ],
        "via": [],
        "to": [
          "cuff_right_in"
        ],
        "original": false,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "center_front_length",
        "kind": "length",
        "course": "perpendicular",
        "from": [
          "center_front"
        ],
        "toLine": [
          [
            "top_hem_left"
          ],
          [
            "top_hem_right"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "neck",
        "kind": "width",
        "course": "path",
        "from": [
          "neckline_left"
        ],
        "via": [],
        "to": [
          "neckline_right"
        ],
        "original": true,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "left_cuff",
        "kind": "width",
        "course": "path",
        "from": [
          "cuff_left_in"
        ],
        "via": [],
        "to": [
          "cuff_left_out"
        ],
        "original": true,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "right_cuff",
        "kind": "width",
        "course": "path",
        "from": [
          "cuff_right_in"
        ],
        "via": [],
        "to": [
          "cuff_right_out"
        ],
        "original": true,
        "repeatabilityCm": 0.6,
        "trust": "high"
      },
      {
        "name": "shoulders",
        "kind": "width",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "shoulder_right"
        ],
        "original": true,
        "repeatabilityCm": 1.6,
        "trust": "medium"
      },
      {
        "name": "length_left",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "top_hem_left"
        ],
        "original": true,
        "repeatabilityCm": 1.2,
        "trust": "medium"
      },
      {
        "name": "length_right",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "top_hem_right"
        ],
        "original": true,
        "repeatabilityCm": 1.2,
        "trust": "medium"
      },
      {
        "name": "left_sleeve",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "cuff_left_out"
        ],
        "original": true,
        "repeatabilityCm": 1.2,
        "trust": "medium"
      },
      {
        "name": "right_sleeve",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "cuff_right_out"
        ],
        "original": true,
        "repeatabilityCm": 1.2,
        "trust": "medium"
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
        "name": "body_length",
        "kind": "length",
        "course": "perpendicular",
        "from": [
          "neckline_left",
          "neckline_right"
        ],
        "toLine": [
          [
            "top_hem_left"
          ],
          [
            "top_hem_right"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "hem",
        "kind": "width",
        "course": "path",
        "from": [
          "top_hem_left"
        ],
        "via": [],
        "to": [
          "top_hem_right"
        ],
        "original": false,
        "repeatabilityCm": 0.5,
        "trust": "high"
      },
      {
        "name": "neck",
        "kind": "width",
        "course": "path",
        "from": [
          "neckline_left"
        ],
        "via": [],
        "to": [
          "neckline_right"
        ],
        "original": true,
        "repeatabilityCm": 0.5,
        "trust": "high"
      },
      {
        "name": "left_cuff",
        "kind": "width",
        "course": "path",
        "from": [
          "cuff_left_in"
        ],
        "via": [],
        "to": [
          "cuff_left_out"
        ],
        "original": true,
        "repeatabilityCm": 0.5,
        "trust": "high"
      },
      {
        "name": "right_cuff",
        "kind": "width",
        "course": "path",
        "from": [
          "cuff_right_in"
        ],
        "via": [],
        "to": [
          "cuff_right_out"
        ],
        "original": true,
        "repeatabilityCm": 0.5,
        "trust": "high"
      },
      {
        "name": "chest",
        "kind": "width",
        "course": "path",
        "from": [
          "armpit_left"
        ],
        "via": [],
        "to": [
          "armpit_right"
        ],
        "original": true,
        "repeatabilityCm": 2,
        "trust": "medium"
      },
      {
        "name": "waist",
        "kind": "width",
        "course": "path",
        "from": [
          "waistline_left"
        ],
        "via": [],
        "to": [
          "waistline_right"
        ],
        "original": true,
        "repeatabilityCm": 2,
        "trust": "medium"
      },
      {
        "name": "left_sleeve_from_neck",
        "kind": "length",
        "course": "path",
        "from": [
          "neckline_left"
        ],
        "via": [
          [
            "shoulder_left"
          ]
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": false,
        "repeatabilityCm": 1.1,
        "trust": "medium"
      },
      {
        "name": "right_sleeve_from_neck",
        "kind": "length",
        "course": "path",
        "from": [
          "neckline_right"
        ],
        "via": [
          [
            "shoulder_right"
          ]
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": false,
        "repeatabilityCm": 1.1,
        "trust": "medium"
      },
      {
        "name": "left_sleeve_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "armpit_left"
        ],
        "via": [],
        "to": [
          "cuff_left_in"
        ],
        "original": false,
        "repeatabilityCm": 1.5,
        "trust": "medium"
      },
      {
        "name": "right_sleeve_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "armpit_right"
        ],
        "via": [],
        "to": [
          "cuff_right_in"
        ],
        "original": false,
        "repeatabilityCm": 1.5,
        "trust": "medium"
      },
      {
        "name": "shoulders",
        "kind": "width",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "shoulder_right"
        ],
        "original": true,
        "repeatabilityCm": 3.8,
        "trust": "low"
      },
      {
        "name": "full_length_left",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "top_hem_left"
        ],
        "original": false,
        "repeatabilityCm": 4,
        "trust": "low"
      },
      {
        "name": "full_length_right",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "top_hem_right"
        ],
        "original": false,
        "repeatabilityCm": 4,
        "trust": "low"
      },
      {
        "name": "length_left",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "waistline_left"
        ],
        "original": true,
        "repeatabilityCm": 4,
        "trust": "low"
      },
      {
        "name": "length_right",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "waistline_right"
        ],
        "original": true,
        "repeatabilityCm": 4,
        "trust": "low"
      },
      {
        "name": "left_sleeve",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "cuff_left_out"
        ],
        "original": true,
        "repeatabilityCm": 4,
        "trust": "low"
      },
      {
        "name": "right_sleeve",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "cuff_right_out"
        ],
        "original": true,
        "repeatabilityCm": 4,
        "trust": "low"
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
        "course": "path",
        "from": [
          "waistband_left"
        ],
        "via": [],
        "to": [
          "waistband_right"
        ],
        "original": true,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "left_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "crotch"
        ],
        "via": [],
        "to": [
          "bottom_left_in"
        ],
        "original": false,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "right_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "crotch"
        ],
        "via": [],
        "to": [
          "bottom_right_in"
        ],
        "original": false,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "left_leg",
        "kind": "length",
        "course": "path",
        "from": [
          "waistband_left"
        ],
        "via": [],
        "to": [
          "bottom_left_out"
        ],
        "original": true,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "right_leg",
        "kind": "length",
        "course": "path",
        "from": [
          "waistband_right"
        ],
        "via": [],
        "to": [
          "bottom_right_out"
        ],
        "original": true,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "front_rise",
        "kind": "length",
        "course": "path",
        "from": [
          "waistband_left",
          "waistband_right"
        ],
        "via": [],
        "to": [
          "crotch"
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "left_thigh",
        "kind": "width",
        "course": "perpendicular",
        "from": [
          "crotch"
        ],
        "toLine": [
          [
            "waistband_left"
          ],
          [
            "bottom_left_out"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "right_thigh",
        "kind": "width",
        "course": "perpendicular",
        "from": [
          "crotch"
        ],
        "toLine": [
          [
            "waistband_right"
          ],
          [
            "bottom_right_out"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "left_opening",
        "kind": "width",
        "course": "path",
        "from": [
          "bottom_left_in"
        ],
        "via": [],
        "to": [
          "bottom_left_out"
        ],
        "original": false,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "right_opening",
        "kind": "width",
        "course": "path",
        "from": [
          "bottom_right_in"
        ],
        "via": [],
        "to": [
          "bottom_right_out"
        ],
        "original": false,
        "repeatabilityCm": 0.4,
        "trust": "high"
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
        "course": "path",
        "from": [
          "waistband_left"
        ],
        "via": [],
        "to": [
          "waistband_right"
        ],
        "original": true,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "length",
        "kind": "length",
        "course": "path",
        "from": [
          "waistband_left",
          "waistband_right"
        ],
        "via": [],
        "to": [
          "hemline_left",
          "hemline_right"
        ],
        "original": false,
        "repeatabilityCm": 0.2,
        "trust": "high"
      },
      {
        "name": "hemline",
        "kind": "width",
        "course": "path",
        "from": [
          "hemline_left"
        ],
        "via": [],
        "to": [
          "hemline_right"
        ],
        "original": true,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "length_left",
        "kind": "length",
        "course": "path",
        "from": [
          "waistband_left"
        ],
        "via": [],
        "to": [
          "hemline_left"
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "length_right",
        "kind": "length",
        "course": "path",
        "from": [
          "waistband_right"
        ],
        "via": [],
        "to": [
          "hemline_right"
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
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
        "course": "path",
        "from": [
          "armpit_left"
        ],
        "via": [],
        "to": [
          "armpit_right"
        ],
        "original": true,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "body_length",
        "kind": "length",
        "course": "perpendicular",
        "from": [
          "neckline_left",
          "neckline_right"
        ],
        "toLine": [
          [
            "hemline_left"
          ],
          [
            "hemline_right"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.3,
        "trust": "high"
      },
      {
        "name": "hemline",
        "kind": "width",
        "course": "path",
        "from": [
          "hemline_left"
        ],
        "via": [],
        "to": [
          "hemline_right"
        ],
        "original": false,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "center_front_length",
        "kind": "length",
        "course": "perpendicular",
        "from": [
          "center_front"
        ],
        "toLine": [
          [
            "hemline_left"
          ],
          [
            "hemline_right"
          ]
        ],
        "original": false,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "neck",
        "kind": "width",
        "course": "path",
        "from": [
          "neckline_left"
        ],
        "via": [],
        "to": [
          "neckline_right"
        ],
        "original": true,
        "repeatabilityCm": 0.4,
        "trust": "high"
      },
      {
        "name": "waist",
        "kind": "width",
        "course": "path",
        "from": [
          "waistline_left"
        ],
        "via": [],
        "to": [
          "waistline_right"
        ],
        "original": true,
        "repeatabilityCm": 2,
        "trust": "medium"
      },
      {
        "name": "shoulders",
        "kind": "width",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "shoulder_right"
        ],
        "original": true,
        "repeatabilityCm": 1.4,
        "trust": "medium"
      },
      {
        "name": "left_sleeve_from_neck",
        "kind": "length",
        "course": "path",
        "from": [
          "neckline_left"
        ],
        "via": [
          [
            "shoulder_left"
          ]
        ],
        "to": [
          "cuff_left_out"
        ],
        "original": false,
        "repeatabilityCm": 1.3,
        "trust": "medium"
      },
      {
        "name": "right_sleeve_from_neck",
        "kind": "length",
        "course": "path",
        "from": [
          "neckline_right"
        ],
        "via": [
          [
            "shoulder_right"
          ]
        ],
        "to": [
          "cuff_right_out"
        ],
        "original": false,
        "repeatabilityCm": 1.3,
        "trust": "medium"
      },
      {
        "name": "left_sleeve_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "armpit_left"
        ],
        "via": [],
        "to": [
          "cuff_left_in"
        ],
        "original": false,
        "repeatabilityCm": 1.2,
        "trust": "medium"
      },
      {
        "name": "right_sleeve_inseam",
        "kind": "length",
        "course": "path",
        "from": [
          "armpit_right"
        ],
        "via": [],
        "to": [
          "cuff_right_in"
        ],
        "original": false,
        "repeatabilityCm": 1.2,
        "trust": "medium"
      },
      {
        "name": "left_cuff",
        "kind": "width",
        "course": "path",
        "from": [
          "cuff_left_in"
        ],
        "via": [],
        "to": [
          "cuff_left_out"
        ],
        "original": true,
        "repeatabilityCm": 1.6,
        "trust": "medium"
      },
      {
        "name": "right_cuff",
        "kind": "width",
        "course": "path",
        "from": [
          "cuff_right_in"
        ],
        "via": [],
        "to": [
          "cuff_right_out"
        ],
        "original": true,
        "repeatabilityCm": 1.6,
        "trust": "medium"
      },
      {
        "name": "length_left",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "hemline_left"
        ],
        "original": true,
        "repeatabilityCm": 1.1,
        "trust": "medium"
      },
      {
        "name": "length_right",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "hemline_right"
        ],
        "original": true,
        "repeatabilityCm": 1.1,
        "trust": "medium"
      },
      {
        "name": "left_sleeve",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_left"
        ],
        "via": [],
        "to": [
          "cuff_left_out"
        ],
        "original": true,
        "repeatabilityCm": 1.5,
        "trust": "medium"
      },
      {
        "name": "right_sleeve",
        "kind": "length",
        "course": "path",
        "from": [
          "shoulder_right"
        ],
        "via": [],
        "to": [
          "cuff_right_out"
        ],
        "original": true,
        "repeatabilityCm": 1.5,
        "trust": "medium"
      }
    ]
  }
} as const
export const categoryGroups = {
  "t-shirt": "short-sleeved-tops",
  "polo": "short-sleeved-tops",
  "shirt": "long-sleeved-tops",
  "blouse": "long-sleeved-tops",
  "top": "long-sleeved-tops",
  "tank-top": "sleeveless-tops",
  "sweater": "sweaters",
  "sweatshirt": "sweaters",
  "cardigan": "sweaters",
  "hoodie": "sweaters",
  "jacket": "jackets",
  "blazer": "jackets",
  "coat": "coats",
  "vest": "vests",
  "jeans": "trousers",
  "trousers": "trousers",
  "chinos": "trousers",
  "joggers": "joggers",
  "leggings": "leggings",
  "shorts": "shorts",
  "skirt": "skirts",
  "dress": "dresses"
} as const
export const comparisonGroupSpecs = {
  "short-sleeved-tops": {
    "type": "blouse",
    "without": []
  },
  "long-sleeved-tops": {
    "type": "blouse",
    "without": []
  },
  "sleeveless-tops": {
    "type": "blouse",
    "without": [
      "left_sleeve",
      "right_sleeve",
      "left_sleeve_from_neck",
      "right_sleeve_from_neck",
      "left_sleeve_inseam",
      "right_sleeve_inseam",
      "left_cuff",
      "right_cuff"
    ]
  },
  "sweaters": {
    "type": "blouse",
    "without": []
  },
  "jackets": {
    "type": "outwear",
    "without": []
  },
  "coats": {
    "type": "outwear",
    "without": []
  },
  "vests": {
    "type": "outwear",
    "without": [
      "left_sleeve",
      "right_sleeve",
      "left_sleeve_from_neck",
      "right_sleeve_from_neck",
      "left_sleeve_inseam",
      "right_sleeve_inseam",
      "left_cuff",
      "right_cuff"
    ]
  },
  "trousers": {
    "type": "trousers",
    "without": []
  },
  "joggers": {
    "type": "trousers",
    "without": []
  },
  "leggings": {
    "type": "trousers",
    "without": []
  },
  "shorts": {
    "type": "trousers",
    "without": []
  },
  "skirts": {
    "type": "skirt",
    "without": []
  },
  "dresses": {
    "type": "dress",
    "without": []
  }
} as const
export const alikeGroups = [
  {
    "groups": [
      "short-sleeved-tops",
      "long-sleeved-tops"
    ],
    "dimensions": [
      "chest",
      "waist",
      "shoulders",
      "body_length",
      "center_front_length",
      "length_left",
      "length_right"
    ]
  },
  {
    "groups": [
      "short-sleeved-tops",
      "sleeveless-tops"
    ],
    "dimensions": [
      "chest",
      "waist",
      "body_length",
      "center_front_length"
    ]
  },
  {
    "groups": [
      "long-sleeved-tops",
      "sleeveless-tops"
    ],
    "dimensions": [
      "chest",
      "waist",
      "body_length",
      "center_front_length"
    ]
  },
  {
    "groups": [
      "trousers",
      "shorts"
    ],
    "dimensions": [
      "waistband",
      "front_rise",
      "left_thigh",
      "right_thigh"
    ]
  },
  {
    "groups": [
      "trousers",
      "joggers"
    ],
    "dimensions": [
      "left_inseam",
      "right_inseam",
      "left_leg",
      "right_leg"
    ]
  }
] as const
export const unnamedDimensions = {
  "blouse": [
    "chest",
    "waist",
    "shoulders",
    "body_length"
  ],
  "outwear": [
    "chest",
    "waist",
    "hem",
    "shoulders"
  ],
  "trousers": [
    "waistband",
    "front_rise",
    "left_thigh",
    "right_thigh"
  ],
  "skirt": [
    "waistband"
  ],
  "dress": [
    "chest",
    "waist",
    "shoulders"
  ]
} as const
