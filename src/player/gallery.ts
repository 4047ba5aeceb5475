import '../../assets/logo.svg?url';
import '../../assets/theme/gallery.css';
import { restoreTheme, themeNow, toggleTheme } from './theme.ts';

restoreTheme();
const button = document.querySelector<HTMLButtonElement>('.theme-toggle');
if (button) {
  showTheme(button);
  button.hidden = false;
  button.addEventListener('click', () => {
    toggleTheme();
    showTheme(button);
  });
}

/** The button names the theme it leads to. */
function showTheme(target: HTMLButtonElement): void {
  target.textContent = themeNow() === 'dark' ? 'Light' : 'Dark';
}
