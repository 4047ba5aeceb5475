/** A value that comes, or fails to come. */
export interface Promised<Value> {
  readonly value: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly fail: (error: Error) => void;
}

/** Returns a value that others resolve; that it fails is no defect where nobody waits for it. */
export function promised<Value>(): Promised<Value> {
  let resolve: (value: Value) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const value = new Promise<Value>((done, failed) => { [resolve, fail] = [done, failed]; });
  value.catch(() => undefined);
  return { value, resolve, fail };
}

/** A meeting of two sides: each tells what it has and hears what comes of both; when it `fail`s, neither hears. */
export interface Meeting<Told, Heard> {
  readonly mine: (told: readonly Told[]) => Promise<Heard>;
  readonly others: (told: readonly Told[]) => Promise<Heard>;
  readonly fail: (error: Error) => void;
}

/** Returns a meeting at which `answer` says what comes of what both sides tell. */
export function meeting<Told, Heard>(answer: (mine: readonly Told[], others: readonly Told[]) => Promise<readonly [mine: Heard, others: Heard]>): Meeting<Told, Heard> {
  const [mine, others] = [promised<readonly Told[]>(), promised<readonly Told[]>()];
  const answers = Promise.all([mine.value, others.value]).then((told) => answer(...told));
  answers.catch(() => undefined);
  return {
    mine: async (told) => { mine.resolve(told); return (await answers)[0]; },
    others: async (told) => { others.resolve(told); return (await answers)[1]; },
    fail: others.fail,
  };
}
