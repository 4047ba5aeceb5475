import '../../assets/theme/speaker.css';
import '../../assets/pages/speaker.html?url';
import { startSpeaker } from './start-speaker.ts';

if (document.documentElement.hasAttribute('data-speaker') || new URLSearchParams(location.search).has('speaker')) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', startSpeaker);
  else startSpeaker();
}
