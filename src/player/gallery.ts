import '../../assets/logo.svg?url';
import '../../assets/theme/gallery.css';
import { startTools } from './page-tools.ts';

startTools('page');
