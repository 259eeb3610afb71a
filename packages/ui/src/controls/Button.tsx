import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button-class'

type ButtonProps = ButtonLook & ComponentProps<'button'>

/** A button; does not submit a form unless told so. */
export function Button({ kind, size, block, className, type = 'button', ...rest }: ButtonProps) {
  const look = buttonClass({
    ...(kind === undefined ? {} : { kind }),
    ...(size === undefined ? {} : { size }),
    ...(block === undefined ? {} : { block }),
  })
  return <button type={type} className={className === undefined ? look : `${look} ${className}`} {...rest} />
}
