const key = 'loopstage-theme';

export type Theme = 'light' | 'dark';

/** Returns the theme the page is shown in: what its root asks for, else what the system prefers. */
export function themeNow(): Theme {
  const asked = document.documentElement.dataset['theme'];
  if (asked === 'light' || asked === 'dark') return asked;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Shows the page in `theme`, for this visit. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Shows the page in the other theme and remembers it for the next visit, where the browser allows that. */
export function toggleTheme(): void {
  setTheme(themeNow() === 'dark' ? 'light' : 'dark');
  try {
    localStorage.setItem(key, themeNow());
  } catch {
    return;
  }
}

/** Shows the page in the theme remembered from the last visit, if there is one. */
export function restoreTheme(): void {
  const remembered = remember();
  if (remembered === 'light' || remembered === 'dark') setTheme(remembered);
}

function remember(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
