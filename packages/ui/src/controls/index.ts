export { Button } from './Button'
export { type ButtonLook, buttonClass } from './button-class'
