// Improves pages that work without it.
import { initAll } from './govuk.js';

initAll();
