// A run of the track, live: what has been shown, what failed and why, what is open.
import { counted } from "./dicom.js";
import { announce, copyButton, element, failure } from "./dom.js";
import { ask, bar, follow } from "./desk.js";
import { credentials, Refusal, serviceRoot, token } from "./service.js";

const words = { shown: "Shown", failed: "Failed", open: "Open" };

/** The page of one run. It follows the run by server-sent events. */
export async function runView({ content, signal }, id) {
    let report = await ask(`desk/runs/${id}`, { signal });
    const root = serviceRoot.replace(/dicom-web$/, `run/${id}/dicom-web`);
    const summary = element("p", { class: "lead", role: "status" });
    const progress = element("div", {});
    const rules = element("ul", { class: "rules" });
    const requests = element("tbody", {});
    content.append(
        element("p", { class: "crumbs" }, element("a", { href: "#/" }, "Desk")),
        element("h1", {}, report.name),
        summary, progress,
        element("p", { class: "note" }, `Began ${new Date(report.startTime * 1000).toLocaleString()}.`),
        element("section", { class: "connect", "aria-labelledby": "run-root-title" },
            element("div", { class: "connect-text" },
                element("h2", { id: "run-root-title" }, "Service root of this run"),
                element("p", { class: "service-root" }, element("code", { id: "run-root" }, root), copyButton(root)),
                element("p", { class: "note" }, report.rehearsals.length > 0
                    ? `Rehearsed: ${report.rehearsals.join(", ")}. The token is ${id}.`
                    : "Point your app here. Everything it asks is recorded and judged; no image data is kept.")),
            element("p", { class: "exports" },
                exportLink("JSON", `desk/runs/${id}`, `${id}.json`),
                exportLink("JUnit", `desk/runs/${id}/junit.xml`, `${id}.xml`),
                element("button", { type: "button", onclick: () => print() }, "Print"))),
        element("h2", {}, "What there is to show"),
        rules,
        element("h2", { class: "screen-only" }, "Requests"),
        element("div", { class: "table exchanges screen-only", role: "region", "aria-label": "Requests", tabindex: "0" },
            element("table", {}, element("thead", {}, element("tr", {},
                ["No.", "Request", "Accept", "Status", "Bytes", "ms"].map((head) =>
                    element("th", { scope: "col" }, head)))), requests)),
        element("p", { class: "signature" }, "Monitor, date and signature:"));

    function draw() {
        const before = summary.textContent;
        summary.textContent = `${report.shown} of ${report.rules.length} shown, ${report.failed} failed, `
            + `${report.open} open · ${counted(report.exchangeCount, "request", "requests")}`;
        if (before && before !== summary.textContent && report.failed > 0) announce(summary.textContent);
        progress.replaceChildren(bar(report));
        rules.replaceChildren(...report.rules.map(ruleItem));
        requests.replaceChildren(...report.exchanges.slice(-50).reverse().map(exchangeRow));
    }
    draw();

    follow(`desk/runs/${id}/events`, signal, (newer) => {
        report = newer;
        draw();
    }).then(() => {
        if (!signal.aborted) summary.textContent = "The server no longer has this run.";
    }).catch((error) => {
        // What has been shown so far stays.
        if (!signal.aborted) summary.after(failure(error, "The page follows this run no longer"));
    });
}

/** A link that saves an export. Where a token is needed, which a link can't send, the page fetches it. */
function exportLink(label, path, file) {
    const link = element("a", { class: "button", href: path, download: file }, label);
    if (!token()) return link;
    link.addEventListener("click", async (event) => {
        if (link.href.startsWith("blob:")) return;
        event.preventDefault();
        try {
            await save(link, path);
        } catch (error) {
            announce(error instanceof Refusal ? error.message : "The export did not come: the server did not answer.");
        }
    });
    return link;
}

async function save(link, path) {
    const response = await fetch(path, { headers: credentials(), cache: "no-store" });
    if (!response.ok) throw new Refusal(response.status, null);
    const source = URL.createObjectURL(await response.blob());
    link.href = source;
    link.click();
    link.href = path;
    setTimeout(() => URL.revokeObjectURL(source), 10_000);
}

function ruleItem(rule) {
    const { exchange } = rule;
    return element("li", { class: `rule ${rule.verdict}`, "data-rule": rule.id },
        element("span", { class: "verdict" }, words[rule.verdict]),
        element("div", {},
            element("h3", {}, `The app ${rule.title}`),
            element("p", { class: "note" }, rule.requirement),
            rule.reason ? element("p", { class: "reason" }, rule.reason) : null,
            rule.verdict === "open" ? element("p", { class: "note" }, rule.hint) : null,
            exchange ? element("p", { class: "evidence" },
                `No. ${exchange.number}: ${exchange.method} ${target(exchange)} → ${exchange.status}`) : null));
}

function exchangeRow(exchange) {
    return element("tr", {},
        element("td", {}, String(exchange.number)),
        element("td", {}, element("code", {}, `${exchange.method} ${target(exchange)}`), advice(exchange)),
        element("td", {}, element("code", {}, exchange.requestFields.accept ?? "")),
        element("td", {}, `${exchange.status}${exchange.isCut ? " cut" : ""}`),
        element("td", {}, String(exchange.byteCount)),
        element("td", {}, String(Math.round(exchange.milliseconds))));
}

/** What the answer advised: the texts of its Lightbox-Advice field. */
function advice({ answerFields }) {
    const texts = [...(answerFields["lightbox-advice"] ?? "").matchAll(/about="([^"]*)/g)].map(([, text]) => text);
    return texts.length > 0 ? element("p", { class: "note" }, texts.join(". ")) : null;
}

function target({ path, query }) { return query ? `${path}?${query}` : path; }
