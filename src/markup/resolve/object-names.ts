/** Described objects by their full names; one is also found by the end of its name, `Queue.get`, where no other object has that. */
export interface ObjectNames {
  readonly full: ReadonlyMap<string, string>;
  /** Notes the address of an object; the first one of a name stays. */
  readonly add: (name: string, href: string) => void;
  /** Returns the address of the object that `name` means. */
  readonly find: (name: string) => string | undefined;
}

/** Returns a list of objects with nothing in it. */
export function newObjectNames(): ObjectNames {
  const full = new Map<string, string>();
  const endings = new Map<string, string | undefined>();
  return {
    full,
    add: (name, href) => {
      if (full.has(name)) return;
      full.set(name, href);
      for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
        const ending = name.slice(dot + 1);
        endings.set(ending, endings.has(ending) ? undefined : href);
      }
    },
    find: (name) => full.get(name) ?? endings.get(name),
  };
}
