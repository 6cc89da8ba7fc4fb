// Which view the address asks for. The part behind # is the address within the page, so that every view has a link and
// the server needs no route for it.
import { accessView } from "./access.js";
import { announce, failure } from "./dom.js";
import { connectView } from "./connect.js";
import { deskView } from "./desk.js";
import { instanceView } from "./instance.js";
import { requestPanel } from "./requests.js";
import { runView } from "./run.js";
import { deskIsOpen, issuerIsOpen, requestLog } from "./service.js";
import { studiesView } from "./studies.js";
import { studyView } from "./study.js";
import { viewerView } from "./viewer.js";

const uid = "([0-9.]{1,64})";

// The desk is a document of its own, since its address is given to people; all the rest lies below the first page.
const isDesk = location.pathname.endsWith("/desk");

const routes = isDesk ? [
    [/^$/, deskView],
    [/^run\/([a-z0-9]{1,20})$/, runView],
] : [
    [/^$/, studiesView],
    [/^connect$/, connectView],
    [/^access$/, accessView],
    [new RegExp(`^study/${uid}$`), studyView],
    [new RegExp(`^study/${uid}/series/${uid}/view$`), viewerView],
    [new RegExp(`^study/${uid}/series/${uid}/instance/${uid}$`), instanceView],
];

let current = new AbortController();

async function show() {
    const address = location.hash;
    // The link that skips the navigation is no view.
    if (address !== "" && !address.startsWith("#/")) return;
    const [path, query] = address.replace(/^#\//, "").split("?");
    const found = routes.map(([pattern, view]) => [path.match(pattern), view]).find(([match]) => match);

    current.abort();
    current = new AbortController();
    const { signal } = current;
    requestLog.clear();
    const main = document.getElementById("main");
    const content = document.createElement("div");
    content.className = "content";
    const [match, view] = found ?? [[], routes[0][1]];
    main.replaceChildren(content, ...(isDesk ? [] : [requestPanel(signal)]));
    const here = isDesk ? "desk" : ["connect", "access"].includes(path) ? `./#/${path}` : "./#/";
    document.getElementById("rehearsal").hidden = !issuerIsOpen;
    for (const link of document.querySelectorAll("nav a")) {
        if (link.getAttribute("href") === "desk") link.hidden = !deskIsOpen;
        const isHere = link.getAttribute("href") === here;
        if (isHere) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
    }
    window.scrollTo(0, 0);
    try {
        await view({ content, signal, query: new URLSearchParams(query ?? "") }, ...match.slice(1));
        if (signal.aborted) return;
        const title = content.querySelector("h1")?.firstChild?.textContent ?? "Lightbox";
        document.title = title === "Lightbox" ? title : `${title} · Lightbox`;
        announce(title);
    } catch (error) {
        if (signal.aborted) return;
        if (error.status === 401) {
            content.replaceChildren();
            await accessView({ content, signal, reason: error.problem?.title ?? null });
        } else {
            content.replaceChildren(failure(error));
        }
    }
}

window.addEventListener("hashchange", () => {
    show();
    // The next Tab starts at the view, not where the last one was left.
    if (location.hash.startsWith("#/")) document.getElementById("main").focus({ preventScroll: true });
});
show();
