import { expect, test } from 'vitest';
import { createMaker } from '../../src/site/dev-making.ts';

/** A maker of which each batch is finished by hand. */
function byHand(): { readonly maker: ReturnType<typeof createMaker<string, string>>; readonly begun: string[][]; readonly finish: () => Promise<void>; readonly told: () => number } {
  const begun: string[][] = [];
  const waiting: (() => void)[] = [];
  let told = 0;
  const maker = createMaker<string, string>((things) => {
    begun.push([...things]);
    return new Promise((done) => { waiting.push(() => { done(things.map((thing) => thing.toUpperCase())); }); });
  }, (thing) => thing, () => { told += 1; }, 0);
  const finish = async (): Promise<void> => {
    waiting.shift()?.();
    await new Promise((done) => { setImmediate(done); });
  };
  return { maker, begun, finish, told: () => told };
}

const pending = { pending: true };

test('it-says-at-once-what-is-there-and-tells-when-there-is-more', async () => {
  const { maker, finish, told } = byHand();
  expect(maker.ask(['a', 'b'])).toEqual([pending, pending]);
  await finish();
  expect(told()).toBe(1);
  expect(maker.ask(['a', 'c', 'b'])).toEqual(['A', pending, 'B']);
});

test('what-was-asked-for-last-is-made-first', async () => {
  const { maker, begun, finish } = byHand();
  maker.ask(['1', '2', '3', '4', '5', '6']);
  maker.ask(['1', '2', '3', '4', '5', '6', 'new']);
  await finish();
  expect(begun).toEqual([['1', '2', '3', '4'], ['new', '5', '6']]);
});

test('what-nobody-asks-for-any-more-is-not-made-and-not-kept', async () => {
  const { maker, begun, finish } = byHand();
  maker.ask(['1', '2', '3', '4', 'old']);
  maker.ask(['1']);
  await finish();
  expect(begun).toEqual([['1', '2', '3', '4']]);
  maker.ask([]);
  expect(maker.ask(['1'])).toEqual([pending]);
});

test('closed-in-the-middle-it-makes-and-tells-nothing-more', async () => {
  const { maker, begun, finish, told } = byHand();
  maker.ask(['1', '2', '3', '4', '5']);
  maker.close();
  await finish();
  maker.ask(['new']);
  expect([begun, told()]).toEqual([[['1', '2', '3', '4']], 0]);
});
