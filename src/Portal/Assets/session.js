// Warns before somebody is signed out for doing nothing. How long that is, the page says.
const warnAt = 5 * 60;

// A page that did something for the session tells the others of the same browser.
const others = 'BroadcastChannel' in window ? new BroadcastChannel('session') : null;

export function watch() {
    const meta = document.querySelector('meta[name="session-ends-seconds"]');
    const dialog = document.getElementById('session-warning');
    if (!meta || !dialog || !dialog.showModal) {
        return;
    }

    let begun = Date.now();
    let isOver = false;
    const title = document.getElementById('session-warning-title');
    const words = dialog.querySelector('[data-session-words]');
    const stay = dialog.querySelector('[data-session-stay]');
    others?.postMessage('renewed');
    others?.addEventListener('message', renewed);
    stay.addEventListener('click', renew);
    // Escape is an answer too: somebody is there.
    dialog.addEventListener('cancel', event => {
        event.preventDefault();
        renew();
    });
    setInterval(look, 1000);

    function look() {
        const left = Math.ceil(Number(meta.content) - (Date.now() - begun) / 1000);
        if (left > warnAt || isOver) {
            return;
        }

        if (left <= 0) {
            end();
        } else {
            // Told by the minute: a screen reader would else speak every second.
            const minutes = Math.ceil(left / 60);
            const told = minutes === 1 ? words.dataset.one : words.dataset.many.replace('{0}', minutes);
            if (words.textContent !== told) {
                words.textContent = told;
            }
        }

        if (!dialog.open) {
            dialog.showModal();
            stay.focus();
        }
    }

    function end() {
        isOver = true;
        for (const said of [title, words, stay]) {
            said.textContent = said.dataset.over;
        }
    }

    async function renew() {
        if (isOver) {
            dialog.close();
            return;
        }

        try {
            const answer = await fetch('/account', { credentials: 'same-origin', redirect: 'manual' });
            if (answer.ok) {
                const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                renewed();
                meta.content = page.querySelector('meta[name="session-ends-seconds"]').content;
                others?.postMessage('renewed');
            } else {
                end();
            }
        } catch {
            // The service could not be reached: the warning stays, and so does the button.
        }
    }

    function renewed() {
        begun = Date.now();
        meta.content = meta.dataset.whole;
        if (dialog.open && !isOver) {
            dialog.close();
        }
    }
}
