import { describe, expect, it } from 'vitest'
import { guessMapping, type ImportMapping, importMappingSchema } from '../../src'
import { sheet } from './garments'

const guess = (text: string) => {
  const { columns, rows } = sheet(text)
  return guessMapping(columns, rows)
}
const field = (name: string) => ({ kind: 'field', field: name })

describe('which column is which', () => {
  it.each([
    ['Chest (in)', { dimensions: ['chest'], unit: 'in', extent: 'flat' }],
    ['Pit to pit', { dimensions: ['chest'], extent: 'flat' }],
    ['1/2 Waist', { dimensions: ['waist', 'waistband'], extent: 'flat' }],
    ['Tour de poitrine', { dimensions: ['chest'], extent: 'girth' }],
    ['Sleeve length', { dimensions: ['left_sleeve', 'right_sleeve'] }],
    ['Left sleeve', { dimensions: ['left_sleeve'] }],
    ['Inside leg mm', { dimensions: ['left_inseam', 'right_inseam'], unit: 'mm' }],
    ['Entrejambe', { dimensions: ['left_inseam', 'right_inseam'] }],
    ['Longueur totale', { dimensions: ['body_length', 'length'] }],
    ['Largeur épaules', { dimensions: ['shoulders'] }],
    ['Hem width', { dimensions: ['hem', 'hemline'] }],
    ['Chest tolerance (cm)', { kind: 'tolerance', dimensions: ['chest'], unit: 'cm' }],
  ])('%s', (column, target) => {
    expect(guess(`${column}\n`).mapping.columns[column]).toMatchObject(target)
  })

  it('reads unit and extent from the values where the name does not say', () => {
    expect(guess('Chest\n20\n21\n22').mapping.columns).toMatchObject({ Chest: { unit: 'in', extent: 'flat' } })
    expect(guess('Chest\n104\n108').mapping.columns).toMatchObject({ Chest: { unit: 'cm', extent: 'girth' } })
    expect(guess('Chest\n520\n540').mapping.columns).toMatchObject({ Chest: { unit: 'mm', extent: 'flat' } })
    expect(guess('Waist (cm)\n80\n84').mapping.columns['Waist (cm)']).toMatchObject({ extent: 'girth' })
  })

  it('takes "Taille" for the size, "Tour de taille" for the waist', () => {
    expect(guess('Taille | Tour de taille\nM | 98').mapping.columns).toMatchObject({
      Taille: field('size'),
      'Tour de taille': { dimensions: ['waist', 'waistband'], extent: 'girth' },
    })
  })

  it('forgives how names are written', () => {
    const { mapping, confidence } = guess('PRODUCT-NAME | Colours | Code barre EAN | Unit weight')
    expect(mapping.columns).toMatchObject({
      'PRODUCT-NAME': field('name'),
      Colours: field('colour'),
      'Unit weight': { kind: 'ignored' },
    })
    expect(confidence['PRODUCT-NAME']).toBeGreaterThan(confidence.Colours ?? 1)
    expect(confidence['Unit weight']).toBe(0)
  })

  it('looks at values where names say nothing, and believes them less', () => {
    const { mapping, confidence } = guess(`A | B | C | D | E
4006381333931 | https://shop.example/a.jpg | S | 29,90 € | lorem
96385074 | https://shop.example/b.jpg | M | 35,00 € | ipsum`)
    expect(mapping.columns).toEqual({
      A: field('gtin'),
      B: field('images'),
      C: field('size'),
      D: field('price'),
      E: { kind: 'ignored' },
    })
    expect(confidence.A).toBeLessThan(0.75)
  })

  it('gives a field to one column only, the surest', () => {
    const { mapping } = guess('Titles | Title | Name')
    expect(Object.values(mapping.columns).filter((target) => target.kind === 'field')).toHaveLength(1)
    expect(mapping.columns.Title).toEqual(field('name'))
  })

  it('remembers what somebody decided for the columns of the last file', () => {
    const first = guess('Titre | Coût | Extra')
    const kept: ImportMapping = {
      ...first.mapping,
      columns: { ...first.mapping.columns, Coût: { kind: 'field', field: 'price' }, Titre: { kind: 'ignored' } },
      defaults: { ...first.mapping.defaults, currency: 'EUR' },
      decimalMark: ',',
    }
    const { columns, rows } = sheet('Titre | Coût | Extra | Prix | Taille')
    const { mapping, confidence } = guessMapping(
      columns,
      rows,
      importMappingSchema.parse(JSON.parse(JSON.stringify(kept))),
    )
    expect(mapping.columns).toEqual({
      Titre: { kind: 'ignored' },
      Coût: field('price'),
      Extra: { kind: 'ignored' },
      Prix: { kind: 'ignored' },
      Taille: field('size'),
    })
    expect(mapping).toMatchObject({ defaults: { currency: 'EUR' }, decimalMark: ',' })
    expect(confidence.Coût).toBe(1)
    expect(guessMapping(['URL handle', 'Titre', 'Option1 name'], [], kept).mapping.defaults.currency).toBeNull()
  })

  it('tells the formats apart', () => {
    expect(guess('URL handle | Title | Option1 name | Option1 value').mapping.format).toBe('shopify')
    expect(guess('id | title | image link | availability | price').mapping.format).toBe('google')
    expect(guess('id | title | price | size').mapping.format).toBe('fitsize')
  })
})
