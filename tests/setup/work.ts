type Method = readonly [owner: object, name: string, cost: (self: { readonly length: number }, result: unknown) => number];

const once = (): number => 1;
const ofResult = (_: unknown, result: unknown): number => 1 + ((result as { readonly length?: number } | undefined)?.length ?? 0);
const ofSelf = ({ length }: { readonly length: number }): number => 1 + length;

/** Methods by which a reader looks at text: a look counts one, a copy its length. */
const ofText: readonly Method[] = [
  ...(['exec', 'test'] as const).map((name): Method => [RegExp.prototype, name, once]),
  ...(['charAt', 'charCodeAt', 'codePointAt', 'indexOf', 'startsWith', 'trim', 'trimEnd'] as const).map((name): Method => [String.prototype, name, once]),
  [String.prototype, 'slice', ofResult],
];

/** Methods that go through a list: each counts the length of the list, a copy that of the copy. */
const ofLists: readonly Method[] = [
  ...(['forEach', 'map', 'filter', 'flatMap', 'reduce', 'every', 'flat', 'toSorted', 'join', 'includes', 'indexOf', 'some', 'find', 'findIndex'] as const).map((name): Method => [Array.prototype, name, ofSelf]),
  [Array.prototype, 'slice', ofResult],
];

/** Returns how often `run` looks at text, and how many characters it copies, together; with `lists` also how many entries of lists it goes through. */
export async function workOf(run: () => unknown, lists = false): Promise<number> {
  let work = 0;
  const methods = lists ? [...ofText, ...ofLists] : ofText;
  const before = methods.map(([owner, name]) => Reflect.get(owner, name) as (...args: unknown[]) => unknown);
  try {
    for (let index = 0; index < methods.length; index += 1) {
      const [owner, name, cost] = methods[index] as Method;
      const plain = before[index] as (...args: unknown[]) => unknown;
      Reflect.set(owner, name, function counted(this: { readonly length: number }, ...args: unknown[]): unknown {
        const result = Reflect.apply(plain, this, args);
        work += cost(this, result);
        return result;
      });
    }
    await run();
  } finally {
    for (let index = 0; index < methods.length; index += 1) Reflect.set((methods[index] as Method)[0], (methods[index] as Method)[1], before[index]);
  }
  return work;
}
