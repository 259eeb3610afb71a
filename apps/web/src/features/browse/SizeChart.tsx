import { garmentTypes } from '@fitsize/garments'
import type { CatalogueGarment } from '@fitsize/usecases'
import { getTranslations } from 'next-intl/server'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { LengthFigure } from '@/features/lengths/LengthFigure'
import styles from './SizeChart.module.css'

type SizeChartProps = { readonly garment: CatalogueGarment; readonly labelledBy: string }

/** What each size measures, as the maker states it. Scrolls inside its panel, the first column stays. */
export async function SizeChart({ garment, labelledBy }: SizeChartProps) {
  const t = await getTranslations('browse')
  const dimensions = await getTranslations('garments.dimensions')
  const stated = garmentTypes[garment.garmentType].dimensions.filter(({ name }) =>
    garment.sizes.some((size) => size.dimensions[name] !== undefined),
  )
  if (stated.length === 0) return <p className={styles.none}>{t('noChart')}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-labelledby={labelledBy} tabIndex={0}>
        <table className={styles.chart}>
          <thead>
            <tr>
              <th scope="col">{t('chart.dimension')}</th>
              {garment.sizes.map((size) => (
                <th key={size.id} scope="col" aria-label={t('chart.size', { size: size.label })}>
                  {size.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stated.map(({ name }) => (
              <tr key={name}>
                <th scope="row">
                  {garment.sizes.some((size) => size.dimensions[name]?.extent === 'GIRTH')
                    ? t('chart.girth', { dimension: dimensions(labelledAs(garment.garmentType, name)) })
                    : dimensions(labelledAs(garment.garmentType, name))}
                </th>
                {garment.sizes.map((size) => {
                  const dimension = size.dimensions[name]
                  return (
                    <td key={size.id}>
                      {dimension === undefined ? (
                        <span className={styles.unknown}>{t('noChart')}</span>
                      ) : (
                        <LengthFigure
                          look="cell"
                          cm={dimension.cm}
                          interval={{
                            low: dimension.cm - dimension.toleranceCm,
                            high: dimension.cm + dimension.toleranceCm,
                          }}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.note}>{t('chart.note')}</p>
    </>
  )
}
