// Improves pages that work without it.
import { initAll } from './govuk.js';
import { follow } from './live.js';
import { watch } from './session.js';

initAll();
watch();
follow();
