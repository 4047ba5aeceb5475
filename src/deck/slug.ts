const letters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Returns `text` as a name for addresses: ASCII letters and digits in lower case, single hyphens between; may be empty. */
export function slugOf(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => letters[letter] ?? ' ')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Hands out names that differ: `take` returns `base`, or `base-2`, `base-3`, … where that is taken. */
export interface Names {
  readonly take: (base: string) => string;
}

/** Returns a register of names in which `taken` are gone already. */
export function names(taken: readonly string[] = []): Names {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return {
    take: (base) => {
      let name = base;
      let number = next.get(base) ?? 2;
      for (; used.has(name); number += 1) name = `${base}-${number}`;
      next.set(base, number);
      used.add(name);
      return name;
    },
  };
}
