/** Returns a function that has work done when its turn comes, so that no more than `many` go on at once. */
export function atMost(many: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let free = many;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => { waiting.push(resolve); });
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
