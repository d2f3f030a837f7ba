// Improves pages that work without it.
import { initAll } from './govuk.js';
import { follow } from './live.js';
import { watch } from './session.js';

initAll();
watch();
follow();

// A form without an address of its own would carry the skip link's on, and the next page would begin there and not at its errors.
document.addEventListener('submit', () => {
    if (location.hash) {
        history.replaceState(history.state, '', location.pathname + location.search);
    }
}, true);
