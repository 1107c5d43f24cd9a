// Positions without inline styles: a class carries a number, the component's rule does the sum.
//   .t0 … .t378  days since the first day of a plan      --t
//   .d1 … .d70   length in days                           --d
//   .n44 … .n54  weeks a plan shows (as days)             --n
//   .p0 … .p100  per cent, for bars and time lines        --p

const series = (letter, from, to, value = (step) => step) =>
  Array.from({ length: to - from + 1 }, (_, index) => `.${letter}${from + index}{--${letter}:${value(from + index)}}`).join("");

export const steps = () =>
  `@layer base{${series("t", 0, 378)}${series("d", 1, 70)}${series("p", 0, 100)}}@layer screens{${series("n", 44, 54, (week) => week * 7)}}`;
