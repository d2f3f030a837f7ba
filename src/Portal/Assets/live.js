// Keeps the parts of a page that are marked with data-live as the server has them, when the stream tells of a change.
const silence = 40000;
const again = 5000;
const pause = 1000;

export function follow() {
    const bar = document.querySelector('[data-live-stream]');
    if (!bar || !window.EventSource) {
        return;
    }

    const words = bar.querySelector('[data-live-words]');
    const button = bar.querySelector('[data-live-pause]');
    const pauseWords = button.textContent;
    let source = null;
    let last = '';
    let heard = 0;
    let timer = 0;
    let isCut = false;
    let isExpected = false;
    let isBusy = false;
    let isWanted = false;

    button.hidden = false;
    button.addEventListener('click', () => {
        const stops = !isPaused();
        sessionStorage.setItem('live-paused', stops ? 'yes' : '');
        show();
        if (stops) {
            close();
            say(bar.dataset.liveStopped);
        } else {
            // What happened meanwhile is fetched at once.
            say(bar.dataset.liveOn);
            open();
            update();
        }
    });

    // A page that nobody looks at holds no connection: a browser has few of them for one server.
    document.addEventListener('visibilitychange', () => {
        if (document.hidden) {
            close();
        } else if (!isPaused() && !source) {
            open();
            update();
        }
    });
    setInterval(() => {
        if (source && heard > 0 && Date.now() - heard > silence) {
            cut();
            begin();
        }
    }, 1000);
    show();
    if (isPaused()) {
        say(bar.dataset.liveStopped);
    } else if (!document.hidden) {
        open();
    }

    function isPaused() {
        return sessionStorage.getItem('live-paused') === 'yes';
    }

    function show() {
        button.textContent = isPaused() ? bar.dataset.liveResume : pauseWords;
    }

    function say(text) {
        if (words.textContent !== text) {
            words.textContent = text;
        }
    }

    function close() {
        clearTimeout(timer);
        source?.close();
        source = null;
    }

    function begin() {
        close();
        timer = setTimeout(open, again);
    }

    function cut() {
        isCut = true;
        say(bar.dataset.liveCut);
    }

    function open() {
        close();
        heard = Date.now();
        source = new EventSource(bar.dataset.liveStream + (last ? '?after=' + encodeURIComponent(last) : ''));
        source.addEventListener('heartbeat', event => {
            const isFirst = !last;
            note(event);
            const behind = JSON.parse(event.data).lagSeconds;
            if (behind > 5) {
                say(bar.dataset.liveBehind.replace('{0}', behind));
            } else if (isCut || !words.dataset.changed) {
                say(bar.dataset.liveOn);
            }
            if (isCut && isFirst) {
                // Nothing was ever heard that the stream could go on from: what happened meanwhile is fetched.
                update();
            }
            isCut = isExpected = false;
        });
        source.addEventListener('change', event => {
            note(event);
            update();
        });
        source.addEventListener('end', event => {
            // In good order: the token ran out or an instance stops, and the next stream goes on where this one ended.
            note(event);
            isExpected = true;
        });
        source.addEventListener('error', () => {
            if (source?.readyState !== EventSource.CLOSED) {
                // The browser comes again by itself, and names the last event that it has.
                if (!isExpected) {
                    cut();
                }
                return;
            }

            cut();
            close();
            isOver().then(over => over ? say(bar.dataset.liveEnded) : begin());
        });
    }

    function note(event) {
        last = event.lastEventId || last;
        heard = Date.now();
    }

    async function isOver() {
        try {
            const answer = await fetch(bar.dataset.liveStream, { method: 'GET', headers: { Background: 'yes' }, cache: 'no-store' });
            const ended = answer.status === 204;
            answer.body?.cancel();
            return ended;
        } catch {
            return false;
        }
    }

    async function update() {
        isWanted = true;
        if (isBusy) {
            return;
        }

        isBusy = true;
        while (isWanted) {
            isWanted = false;
            try {
                const answer = await fetch(location.href, { headers: { Background: 'yes' }, credentials: 'same-origin', redirect: 'manual' });
                if (answer.ok) {
                    replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
                } else {
                    say(bar.dataset.liveStale);
                }
            } catch {
                say(bar.dataset.liveStale);
            }
            await new Promise(done => setTimeout(done, pause));
        }
        isBusy = false;
    }

    function replace(page) {
        let changed = 0;
        let kept = 0;
        for (const part of document.querySelectorAll('[data-live]')) {
            const next = page.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
            if (!next || same(next, part)) {
                continue;
            }
            if (part.contains(document.activeElement)) {
                // Nothing is taken away from under somebody's hand.
                kept++;
                continue;
            }
            part.replaceChildren(...document.importNode(next, true).childNodes);
            changed++;
        }

        if (kept > 0) {
            words.dataset.changed = 'yes';
            say(bar.dataset.liveStale);
        } else if (changed > 0) {
            words.dataset.changed = 'yes';
            const at = new Date().toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
            say(bar.dataset.liveChanged.replace('{0}', at));
        }
    }

    function same(next, part) {
        return next.textContent.replace(/\s+/g, ' ') === part.textContent.replace(/\s+/g, ' ');
    }
}
