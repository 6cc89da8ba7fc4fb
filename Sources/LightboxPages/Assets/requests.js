// The panel that shows the requests behind the view, each as a program in the reader's language.
import { copyButton, element } from "./dom.js";
import { requestLog } from "./service.js";
import { languages } from "./snippets.js";

const languageKey = "lightbox.language";

function rememberedLanguage() {
    try {
        const name = localStorage.getItem(languageKey);
        return languages.has(name) ? name : "curl";
    } catch {
        return "curl";
    }
}

function remember(language) {
    try {
        localStorage.setItem(languageKey, language);
    } catch {
        // A browser that keeps nothing forgets the language; that is all.
    }
}

function byteText(count) {
    if (count < 1000) return `${count} B`;
    if (count < 1_000_000) return `${(count / 1000).toFixed(1)} kB`;
    return `${(count / 1_000_000).toFixed(1)} MB`;
}

function answerText(answer) {
    const facts = [String(answer.status), `${Math.round(answer.milliseconds)} ms`, byteText(answer.byteCount)];
    return facts.join(" · ");
}

/** UIDs are long and all alike: the eye needs the words of the path. */
function shortened(path) {
    return path.replace(/([0-9]{1,8})[0-9.]{12,}([0-9]{4})/g, "$1…$2");
}

/** @returns the panel, kept up to date until the signal aborts. */
export function requestPanel(signal) {
    let chosen = null;
    let language = rememberedLanguage();
    const list = element("ol", { class: "request-list" });
    const path = element("p", { class: "request-path" });
    const facts = element("p", { class: "request-facts" });
    const code = element("code", {});
    const program = element("pre", { id: "program", role: "tabpanel", tabindex: "0", "aria-label": "Program" }, code);
    const tabs = element("div", { class: "tabs", role: "tablist", "aria-label": "Language" });

    for (const name of languages.keys()) {
        const tab = element("button", {
            type: "button", role: "tab", "aria-controls": "program", "data-language": name,
            onclick: () => choose(name),
        }, name);
        tabs.append(tab);
    }
    tabs.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const names = [...languages.keys()];
        choose(names[(names.indexOf(language) + step + names.length) % names.length]);
        tabs.querySelector('[aria-selected="true"]').focus();
        event.preventDefault();
    });

    function choose(name) {
        language = name;
        remember(name);
        draw();
    }

    // The reader's choice, else the request that the view is about, else its first.
    function shownEntry() {
        const { entries } = requestLog;
        return entries.find(({ purpose }) => purpose === chosen) ?? entries.find(({ isMain }) => isMain) ?? entries[0];
    }

    function drawProgram() {
        const entry = shownEntry();
        for (const tab of tabs.children) {
            const isChosen = tab.dataset.language === language;
            tab.setAttribute("aria-selected", String(isChosen));
            tab.tabIndex = isChosen ? 0 : -1;
        }
        if (!entry) return;
        path.replaceChildren(element("b", {}, "GET "), entry.url);
        const { answer } = entry;
        facts.replaceChildren(...[
            `Accept: ${entry.accept}`,
            entry.needsToken ? "Authorization: Bearer, and the token" : null,
            answer?.contentType ? `Content-Type: ${answer.contentType}` : null,
            answer?.totalCount ? `X-Total-Count: ${answer.totalCount}` : null,
            answer?.warning ? `Warning: ${answer.warning}` : null,
        ].filter(Boolean).map((line) => element("span", {}, line)));
        const made = languages.get(language)(entry);
        if (code.textContent !== made) code.textContent = made;
    }

    function draw() {
        const { entries } = requestLog;
        while (list.children.length > entries.length) list.lastElementChild.remove();
        entries.forEach((entry, index) => {
            let line = list.children[index];
            if (!line) {
                line = element("li", {}, element("button", { type: "button" },
                    element("span", { class: "purpose" }), element("span", { class: "answer" }),
                    element("span", { class: "short-path" })));
                line.firstElementChild.addEventListener("click", () => {
                    chosen = requestLog.entries[index]?.purpose;
                    draw();
                });
                list.append(line);
            }
            const [purpose, answer, shortPath] = line.firstElementChild.children;
            purpose.textContent = entry.purpose + (entry.count > 1 ? ` ×${entry.count}` : "");
            answer.textContent = entry.answer ? answerText(entry.answer) : "";
            shortPath.textContent = shortened(entry.path);
            line.firstElementChild.setAttribute("aria-pressed", String(entry === shownEntry()));
        });
        drawProgram();
    }

    // A viewer makes many requests a second: once a picture of the screen is enough.
    let isScheduled = false;
    requestLog.addEventListener("change", () => {
        if (isScheduled) return;
        isScheduled = true;
        requestAnimationFrame(() => {
            isScheduled = false;
            if (!signal.aborted) draw();
        });
    }, { signal });
    draw();

    return element("aside", { class: "requests", "aria-labelledby": "requests-title" },
        element("h2", { id: "requests-title" }, "Behind this view"),
        element("p", { class: "note" }, "The exact requests that made it, ready to run."),
        list,
        element("div", { class: "request-detail" }, path, facts,
            tabs, element("div", { class: "program" }, copyButton(() => code.textContent), program)));
}
