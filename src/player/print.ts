import '../../assets/theme/print.css';
import { layOutSteps } from './print-steps.ts';

layOutSteps(document);
