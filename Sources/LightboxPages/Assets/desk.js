// The desk of the track: open a run, see all of them.
import { counted } from "./dicom.js";
import { announce, element, waiting } from "./dom.js";
import { credentials, Refusal } from "./service.js";

const pause = 3000;

/** @throws an Error with the problem document of the answer where it is one. */
export async function ask(path, options = {}) {
    const headers = { ...options.headers, ...credentials() };
    const response = await fetch(path, { ...options, headers, cache: "no-store" });
    const body = await response.json().catch(() => null);
    if (response.ok) return body;
    const error = new Error(`The server answered ${response.status}.`);
    error.problem = body;
    error.status = response.status;
    throw error;
}

/**
 * Follows the server-sent events of a path until the signal aborts, or the server no longer has it; comes again where the
 * stream ends. An EventSource can't send a token, and gives up for good where it is told to wait.
 * @throws a Refusal where a token is missing or allows too little, which asking again won't mend; what reading an event and
 * `take` throw.
 */
export async function follow(path, signal, take) {
    while (!signal.aborted) {
        const told = await openEvents(path, signal);
        if (told === null) return;
        for await (const event of told) take(JSON.parse(event));
        if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, pause));
    }
}

/** @returns the events of a path; none where it is to be asked again; null where there is no such path any more. */
async function openEvents(path, signal) {
    const headers = { Accept: "text/event-stream", ...credentials() };
    // The network or the server may be away for a while.
    const response = await fetch(path, { headers, signal, cache: "no-store" }).catch(() => null);
    if (response?.status === 404) return null;
    if ([401, 403].includes(response?.status)) {
        throw new Refusal(response.status, await response.json().catch(() => null));
    }
    return response?.ok ? events(response.body) : [];
}

/** The data of each event, until the stream ends or is cut. */
async function* events(stream) {
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    try {
        for (;;) {
            const { value, done } = await reader.read().catch(() => ({ done: true }));
            if (done) return;
            const parts = (text + value).split("\n\n");
            text = parts.pop();
            // What begins with a colon only says that the server is there.
            for (const part of parts) if (part.startsWith("data: ")) yield part.slice("data: ".length);
        }
    } finally {
        // Who reads may have stopped before the end.
        reader.cancel().catch(() => {});
    }
}

/** The desk: a form to begin, and who takes part. */
export async function deskView({ content, signal }) {
    const rehearsals = await ask("desk/rehearsals", { signal });
    const list = element("div", { class: "runs" }, waiting("Asking …"));
    content.append(
        element("h1", {}, "The desk"),
        element("p", { class: "lead" }, "Open a run, point your app at its address, and see what your requests show."),
        beginForm(rehearsals),
        element("h2", {}, "Runs"),
        list);
    show(list, await ask("desk/runs", { signal }));
    keepFresh(list, signal);
}

function show(list, runs) {
    list.replaceChildren(runs.length > 0 ? table(runs) : element("p", { class: "note" }, "Nobody has begun yet."));
}

// Those that follow come while the view is looked at.
async function keepFresh(list, signal) {
    while (!signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (signal.aborted || document.hidden) continue;
        const runs = await ask("desk/runs", { signal }).catch(() => null);
        // A link that has the focus would lose it.
        if (runs && !list.contains(document.activeElement)) show(list, runs);
    }
}

function table(runs) {
    return element("ul", { class: "run-list" }, runs.map((run) => element("li", {},
        element("a", { href: `#/run/${run.id}` },
            element("strong", {}, run.name),
            bar(run),
            element("span", { class: "note" },
                `${run.shown} shown · ${run.failed} failed · ${run.open} open · ${counted(run.exchangeCount, "request", "requests")}`)))));
}

/** How far a run is, as a bar; the words beside it say the same. */
export function bar({ shown, failed, open }) {
    const whole = element("span", { class: "bar-of-run", "aria-hidden": "true" });
    for (const [name, count] of [["shown", shown], ["failed", failed], ["open", open]]) {
        const part = element("span", { class: name });
        part.style.flexGrow = String(count);
        whole.append(part);
    }
    return whole;
}

function beginForm(rehearsals) {
    const name = element("input", { id: "run-name", name: "name", required: true, maxlength: "60", autocomplete: "off",
        placeholder: "Our app, version 2" });
    const message = element("p", { class: "note", role: "alert" });
    const form = element("form", { class: "begin" },
        element("label", { for: "run-name" }, element("span", {}, "Name of the app or team (nothing personal)"), name),
        element("button", { type: "submit" }, "Open a run"),
        element("details", {}, element("summary", {}, "Rehearse failures in this run"),
            element("ul", { class: "rehearsals" }, rehearsals.map(({ id, title, advice }) => element("li", {},
                element("label", {},
                    element("input", { type: "checkbox", name: "rehearsal", value: id }),
                    element("span", {}, element("b", {}, title), element("br"),
                        element("span", { class: "note" }, advice))))))),
        message);
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const chosen = new FormData(form).getAll("rehearsal");
        try {
            const run = await ask("desk/runs", {
                method: "POST", headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ name: name.value, rehearsals: chosen }),
            });
            location.hash = `#/run/${run.id}`;
        } catch (error) {
            message.textContent = error.problem?.title ?? error.message;
            announce(message.textContent);
        }
    });
    return form;
}
