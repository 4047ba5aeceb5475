import { assetsFolder, listenToSearch, type SearchPlace } from './search-opener.ts';
import { restoreTheme, themeNow, toggleTheme } from './theme.ts';

/** Shows the page in the remembered theme and makes its buttons work: search (results lead to `to`) and the other theme. */
export function startTools(to: SearchPlace['to']): void {
  restoreTheme();
  listenToSearch(assetsFolder(document.currentScript), to);
  const button = document.querySelector<HTMLButtonElement>('.theme-toggle');
  if (button) {
    showTheme(button);
    button.addEventListener('click', () => {
      toggleTheme();
      showTheme(button);
    });
  }
  for (const tools of document.querySelectorAll<HTMLElement>('.tools')) tools.hidden = false;
}

/** The button names the theme it leads to. */
function showTheme(target: HTMLButtonElement): void {
  target.textContent = themeNow() === 'dark' ? 'Light' : 'Dark';
}
