import type { Labels } from '../markup/resolve/labels.ts';

/** A question that was put to the labels of all documents. */
type Question = (labels: Labels) => unknown;

/** Labels that note what they are asked, so that a document is resolved anew only when one of the answers has become another. */
export interface AskedLabels {
  readonly labels: Labels;
  /** Whether `other` would have given the same answers to all that was asked. */
  readonly sameIn: (other: Labels) => boolean;
}

/** Returns `labels` with a memory of what they are asked. */
export function askedLabels(labels: Labels): AskedLabels {
  const asked = new Map<string, Question>();
  const watch = <Value>(name: string, mapIn: (labels: Labels) => ReadonlyMap<string, Value>): ReadonlyMap<string, Value> => {
    const map = mapIn(labels);
    const ask = (question: string, put: Question): void => { asked.set(`${name} ${question}`, put); };
    const all = (): ReadonlyMap<string, Value> => {
      ask('*', (other) => [...mapIn(other)]);
      return map;
    };
    return {
      get: (key) => { ask(`get ${key}`, (other) => mapIn(other).get(key)); return map.get(key); },
      has: (key) => { ask(`has ${key}`, (other) => mapIn(other).has(key)); return map.has(key); },
      get size() { ask('size', (other) => mapIn(other).size); return map.size; },
      forEach: (each) => { all().forEach(each); },
      entries: () => all().entries(),
      keys: () => all().keys(),
      values: () => all().values(),
      [Symbol.iterator]: () => all()[Symbol.iterator](),
    };
  };
  return {
    labels: {
      places: watch('places', (of) => of.places),
      terms: watch('terms', (of) => of.terms),
      objects: {
        full: watch('objects', (of) => of.objects.full),
        add: labels.objects.add,
        find: (name) => { asked.set(`find ${name}`, (other) => other.objects.find(name)); return labels.objects.find(name); },
      },
      documents: watch('documents', (of) => of.documents),
      get numbered() { asked.set('numbered', (other) => other.numbered); return labels.numbered; },
    },
    sameIn: (other) => other === labels || [...asked.values()].every((put) => JSON.stringify(put(other)) === JSON.stringify(put(labels))),
  };
}
