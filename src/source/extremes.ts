/** Returns the largest of `numbers`, and `floor` where none is larger: for lists that are too long for the arguments of a call. */
export function largest(numbers: readonly number[], floor = -Infinity): number {
  return numbers.reduce((most, number) => (number > most ? number : most), floor);
}

/** Returns the smallest of `numbers`, and `ceiling` where none is smaller. */
export function smallest(numbers: readonly number[], ceiling = Infinity): number {
  return numbers.reduce((least, number) => (number < least ? number : least), ceiling);
}
