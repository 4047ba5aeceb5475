/** Marks a `switch` as complete: reaching it is a type error at compile time and a defect of ours at run time. */
export function assertNever(value: never): never {
  throw new Error(`not expected: ${JSON.stringify(value)}`);
}
