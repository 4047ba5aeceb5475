import '../../assets/theme/print.css';
import { fillSheets } from './fill-sheets.ts';
import { layOutSteps } from './print-steps.ts';

layOutSteps(document);
addEventListener('load', () => { void document.fonts.ready.then(() => { fillSheets(document); }); });
