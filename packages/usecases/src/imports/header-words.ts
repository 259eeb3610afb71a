import type { DimensionName } from '@fitsize/garments'
import { comparable } from './cell-text'
import type { ColumnTarget, ImportField } from './import-mapping'

/** What plain spreadsheets call their columns, in both languages, as `comparable` has them. */
export const fieldWords: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  garment: [
    'garment',
    'style',
    'style number',
    'style no',
    'model',
    'reference',
    'ref',
    'article',
    'produit',
    'modele',
    'handle',
  ],
  name: ['name', 'title', 'product name', 'nom', 'titre', 'designation', 'libelle'],
  'name-en': ['name en', 'english name', 'nom anglais'],
  'name-fr': ['name fr', 'french name', 'nom francais'],
  kind: ['kind', 'garment type', 'product type', 'type de vetement', 'type de produit', 'genre', 'famille'],
  category: ['categorie'],
  colour: ['colour', 'color', 'couleur', 'coloris'],
  price: ['retail price', 'rrp', 'prix', 'prix ttc', 'tarif', 'pvp'],
  currency: ['devise', 'monnaie'],
  composition: ['composition', 'material', 'fabric', 'matiere', 'tissu'],
  stretch: ['elasticity', 'elasticite'],
  'fit-style': ['fit', 'cut', 'coupe'],
  'shop-url': ['url', 'link', 'product url', 'lien', 'page'],
  images: ['image', 'photo', 'photos', 'picture', 'image url'],
  size: ['sizes', 'taille', 'tailles', 'size label', 'pointure'],
  'size-system': ['system', 'size country', 'systeme', 'systeme de taille'],
  sku: ['sku number', 'article number', 'reference article', 'code article'],
  gtin: ['ean', 'ean13', 'ean 13', 'upc', 'barcode', 'bar code', 'code barre', 'code barres', 'gencod'],
}

const both = (part: string): readonly DimensionName[] => [`left_${part}`, `right_${part}`] as DimensionName[]

/** What measures are called. Several dimensions: those that the garment's type has. Longer names are looked for first. */
const dimensionWords: readonly (readonly [readonly DimensionName[], readonly string[]])[] = [
  [both('sleeve_from_neck'), ['sleeve from neck', 'sleeve from hps', 'manche depuis le col']],
  [
    both('sleeve_inseam'),
    ['sleeve inseam', 'underarm sleeve', 'sleeve underarm', 'manche interieure', 'dessous de manche'],
  ],
  [both('cuff'), ['sleeve opening', 'cuff', 'cuffs', 'poignet', 'poignets', 'bas de manche']],
  [both('opening'), ['leg opening', 'bottom opening', 'ouverture de jambe', 'bas de jambe']],
  [both('inseam'), ['inseam', 'inside leg', 'entrejambe', 'entre jambe']],
  [both('leg'), ['outseam', 'outside leg', 'leg length', 'longueur de jambe', 'longueur jambe', 'jambe']],
  [both('thigh'), ['thigh', 'thighs', 'cuisse', 'cuisses']],
  [
    both('sleeve'),
    ['sleeve', 'sleeves', 'sleeve length', 'manche', 'manches', 'longueur de manche', 'longueur manche'],
  ],
  [['front_rise'], ['front rise', 'rise', 'fourche', 'fourche avant', 'montant']],
  [['shoulders'], ['shoulder', 'shoulders', 'shoulder to shoulder', 'epaule', 'epaules', 'carrure']],
  [['chest'], ['chest', 'bust', 'pit to pit', 'armpit to armpit', 'poitrine', 'buste', 'aisselle a aisselle']],
  [
    ['waist', 'waistband'],
    ['waist', 'waistband', 'ceinture', 'tour de taille', 'taille a plat', 'largeur taille', 'half taille'],
  ],
  [
    ['hem', 'hemline'],
    ['hem', 'hemline', 'bottom width', 'sweep', 'ourlet', 'largeur bas'],
  ],
  [['neck'], ['neck', 'neckline', 'neck opening', 'encolure', 'col']],
  [['center_front_length'], ['center front length', 'centre front length', 'center front', 'milieu devant']],
  [
    ['body_length', 'length'],
    ['body length', 'total length', 'back length', 'length', 'longueur', 'longueur totale', 'longueur dos', 'hauteur'],
  ],
]
const byLength = dimensionWords
  .flatMap(([dimensions, words]) => words.map((word) => ({ dimensions, word })))
  .toSorted((one, other) => other.word.length - one.word.length)

const units = { mm: /(^| )mm( |$)/, in: /(^| )(in|inch|inches|po|pouces?)( |$)|"/, cm: /(^| )cms?( |$)/ } as const
const aroundWords = /(^| )(girth|circumference|around|tour|contour|circ)( |$)/
const acrossWords = /(^| )(flat|half|demi|across|width|wide|plat|largeur|pit)( |$)/

export type LengthHeader = {
  readonly target: Exclude<ColumnTarget, { kind: 'field' } | { kind: 'ignored' }>
  /** Whether the name says so itself. */
  readonly saysUnit: boolean
  readonly saysExtent: boolean
}

/** A column's name as that of a measure or of its tolerance, such as "1/2 Chest (cm)", "Tour de taille", "Sleeve tol." */
export function lengthHeader(header: string): LengthHeader | null {
  const name = comparable(header)
    .replace(/½|(^| )1\/2( |$)|(^| )1⁄2( |$)/g, ' half ')
    .replace(/\s+/g, ' ')
    .trim()
  const word = byLength.find((one) => new RegExp(`(^| )${one.word}( |$)`).test(name))
  // "Taille" alone is a size.
  if (word === undefined || name === 'taille') return null
  const unit = (['mm', 'in', 'cm'] as const).find((one) => units[one].test(name))
  const isAround = aroundWords.test(name)
  const isAcross = acrossWords.test(name)
  const side = /(^| )(left|gauche)( |$)/.test(name) ? 'left_' : /(^| )(right|droite?)( |$)/.test(name) ? 'right_' : ''
  const sided = word.dimensions.filter((dimension) => dimension.startsWith(side))
  const dimensions = [...(sided.length === 0 ? word.dimensions : sided)]
  return {
    target: /(^| )(tolerance|tol)( |$)/.test(name)
      ? { kind: 'tolerance', dimensions, unit: unit ?? 'cm' }
      : { kind: 'length', dimensions, unit: unit ?? 'cm', extent: isAround && !isAcross ? 'girth' : 'flat' },
    saysUnit: unit !== undefined,
    saysExtent: isAround || isAcross,
  }
}
